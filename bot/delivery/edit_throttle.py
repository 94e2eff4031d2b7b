"""Throttle of card edits in one chat: when the next edit is due, and which. Pure; times are passed
in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from bot.chat import Message
from storage.watch.catalogue import EDITS_SAVED


@dataclass(slots=True)
class EditThrottle:
    """Throttle for the cards of one chat. Times are seconds of a monotonic clock.

    Keeps only the newest message of each card, and shows none twice in a row.
    """

    edit_every: float
    not_before: float = 0.0
    silent_until: float = 0.0
    _waiting: dict[str, Message] = field(default_factory=dict)
    _shown: dict[str, Message] = field(default_factory=dict)

    def offer(self, job: str, message: Message) -> None:
        """Set what the card of `job` should show now."""
        waited = self._waiting.get(job)
        if self._shown.get(job) == message:
            self._waiting.pop(job, None)
        else:
            self._waiting[job] = message
        if waited not in (None, message):
            EDITS_SAVED.add(1)

    @property
    def is_waiting(self) -> bool:
        """Return whether a card is waiting for an edit."""
        return bool(self._waiting)

    def is_due(self, now: float) -> bool:
        """Return whether a card is waiting for an edit and may be edited."""
        return bool(self._waiting) and now >= max(self.not_before, self.silent_until)

    def take_next(self, now: float) -> tuple[str, Message] | None:
        """Return the card that has waited longest and its message; None when none is waiting or it
        is too early."""
        if not self.is_due(now):
            return None
        job = next(iter(self._waiting))
        message = self._waiting.pop(job)
        self._shown[job] = message
        self.not_before = now + self.edit_every
        return job, message

    def mark_failed(self, job: str) -> None:
        """Forget what the card shows: its last edit failed."""
        self._shown.pop(job, None)

    def pause(self, now: float, retry_after: float) -> None:
        """Make no edit for `retry_after` seconds, as the platform asks."""
        self.silent_until = max(self.silent_until, now + retry_after)

    def keep(self, jobs: Collection[str]) -> None:
        """Drop all other cards, whose jobs were deleted."""
        for job in [each for each in (*self._waiting, *self._shown) if each not in jobs]:
            self.finish(job)

    def finish(self, job: str) -> None:
        """Drop the card of a job that has its answer."""
        self._waiting.pop(job, None)
        self._shown.pop(job, None)
