"""How often one chat may be edited, and what to show next: pure, the clock is given."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.chat import Message


@dataclass(slots=True)
class EditThrottle:
    """The cards of one chat. Moments are seconds on any clock that does not jump.

    Of several messages for one card only the newest is kept, and none is shown twice in a row.
    """

    edit_every: float
    not_before: float = 0.0
    silent_until: float = 0.0
    _waiting: dict[str, Message] = field(default_factory=dict)
    _shown: dict[str, Message] = field(default_factory=dict)

    def offer(self, job: str, message: Message) -> None:
        """This is what the card of `job` should look like now."""
        if self._shown.get(job) == message:
            self._waiting.pop(job, None)
        else:
            self._waiting[job] = message

    def is_due(self, now: float) -> bool:
        """Whether a card waits to be edited and may be."""
        return bool(self._waiting) and now >= max(self.not_before, self.silent_until)

    def take_next(self, now: float) -> tuple[str, Message] | None:
        """A card to edit now, None when nothing waits or it is too early. The one that waited
        longest comes first."""
        if not self.is_due(now):
            return None
        job = next(iter(self._waiting))
        message = self._waiting.pop(job)
        self._shown[job] = message
        self.not_before = now + self.edit_every
        return job, message

    def mark_failed(self, job: str) -> None:
        """The last edit did not arrive: what is shown is not known."""
        self._shown.pop(job, None)

    def pause(self, now: float, retry_after: float) -> None:
        """The platform wants silence in this chat."""
        self.silent_until = max(self.silent_until, now + retry_after)

    def finish(self, job: str) -> None:
        """The job has its answer: no more progress."""
        self._waiting.pop(job, None)
        self._shown.pop(job, None)
