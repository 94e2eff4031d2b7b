"""Message ids that this process knows, and the newest one in each sequence.

A message that is sent now gets an id above every known one of its sequence: see `message_boxes`.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable

from bot.platforms.telegram.message_boxes import box_of

MOST = 10_000
"""Ids that are remembered in one sequence."""
_MOST_SEQUENCES = 1000


class _Sequence:
    def __init__(self) -> None:
        self.newest = 0
        self.ids: OrderedDict[int, None] = OrderedDict()

    def add(self, number: int) -> None:
        self.ids[number] = None
        if len(self.ids) > MOST:
            self.ids.popitem(last=False)


class KnownIds:
    """Known ids of one bot."""

    def __init__(self, bot: str) -> None:
        self._bot = bot
        self._sequences: defaultdict[str, _Sequence] = defaultdict(_Sequence)
        self._changed: set[str] = set()

    def restore(self, sequence: str, newest: int) -> None:
        """Restore what `take_changed` returned to an earlier process."""
        self._sequences[sequence].newest = max(self._sequences[sequence].newest, newest)

    def take_changed(self) -> dict[str, int]:
        """Return the newest id of each sequence with a message sent since the last call."""
        changed = {each: self._sequences[each].newest for each in self._changed}
        self._changed.clear()
        return changed

    def newest(self, chat: int) -> int:
        """Return the newest id of the chat's sequence; 0 while none is known."""
        sequence = self._sequences.get(self.sequence(chat))
        return sequence.newest if sequence else 0

    def sequence(self, chat: int) -> str:
        """Return the name of the sequence of a chat."""
        return box_of(chat, self._bot)

    def add(self, chat: int, number: int) -> None:
        """Add the id of a message that is somebody's, or ours and not to be looked at."""
        self._of(chat).add(number)

    def add_sent(self, chat: int, numbers: Iterable[int]) -> None:
        """Add the ids of messages that were sent now."""
        for number in numbers:
            self.add_new(chat, number)
        self._changed.add(self.sequence(chat))

    def add_new(self, chat: int, number: int) -> None:
        """Add the id of a new message: later ones have higher ids."""
        sequence = self._of(chat)
        sequence.add(number)
        sequence.newest = max(sequence.newest, number)

    def __contains__(self, place: tuple[int, int]) -> bool:
        chat, number = place
        sequence = self._sequences.get(self.sequence(chat))
        return sequence is not None and number in sequence.ids

    def _of(self, chat: int) -> _Sequence:
        if len(self._sequences) > _MOST_SEQUENCES:
            del self._sequences[next(iter(self._sequences))]
        return self._sequences[self.sequence(chat)]
