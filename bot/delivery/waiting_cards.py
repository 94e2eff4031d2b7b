"""Cards of queued jobs, looked at in turn: a long queue costs a pass no more than a short one.

The places of all jobs come from the index of the queue alone, as often as its length allows. Rows
are read of the cards whose turn it is.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Collection, Mapping

from storage.database import Unit

AT_ONCE = 100
"""Most cards that one pass looks at: more than any platform lets a bot edit in a second."""
_AT_LEAST = 20
"""Cards that a pass looks at while edits of others wait, since those may wait for long."""
_PAUSE = 50.0
"""Times that reading the places took, until they are read again: 2 % of the time at most."""


class WaitingCards:
    """Queued jobs of all platforms. `clock` returns monotonic seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._not_before = 0.0
        self._new: deque[str] = deque()
        self._seen: OrderedDict[str, None] = OrderedDict()  # the one seen longest ago comes first
        self._foreign: set[str] = set()
        self.ahead: dict[str, int] = {}
        """Number of jobs ahead of each queued job."""

    async def read_places(self, unit: Unit) -> bool:
        """Read the places of all queued jobs, unless that would be too often."""
        began = self._clock()
        if began < self._not_before:
            return False
        self._update(await unit.jobs.positions())
        now = self._clock()
        self._not_before = now + _PAUSE * (now - began)
        return True

    def _update(self, ahead: dict[str, int]) -> None:
        self.ahead = ahead
        self._foreign &= ahead.keys()
        for gone in self._seen.keys() - ahead.keys():
            del self._seen[gone]
        self._new = deque(
            job for job in ahead if job not in self._seen and job not in self._foreign
        )

    def take(self, edits: int) -> list[str]:
        """Return the jobs whose turn it is, new ones and others by halves. `edits` are waiting."""
        most = max(_AT_LEAST, AT_ONCE - edits)
        others = min(len(self._seen), max(most // 2, most - len(self._new)))
        taken = [self._seen.popitem(last=False)[0] for _ in range(others)]
        taken += [self._new.popleft() for _ in range(min(len(self._new), most - others))]
        self._seen.update(dict.fromkeys(taken))
        return taken

    def keep_own(self, taken: Collection[str], own: Mapping[str, object]) -> None:
        """Look no more at those that are not the platform's own."""
        for foreign in [job for job in taken if job not in own]:
            self._seen.pop(foreign, None)
            self._foreign.add(foreign)
