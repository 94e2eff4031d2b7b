"""Records of sends, for platforms that can't be asked whether a message arrived."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol, runtime_checkable

from storage.models import SendRecord


class SendStore(Protocol):
    """Records of sends that survive a restart."""

    async def load(self, bot: str) -> list[SendRecord]:
        """Return the records of a bot, oldest first."""
        ...

    async def store(self, records: Sequence[SendRecord]) -> None:
        """Store records in place of those with the same ids."""
        ...

    async def delete(self, ids: Sequence[str]) -> None:
        """Delete records."""
        ...


class TrackedSends(Protocol):
    """Sends of a bot whose duplicates are deleted when an answer was lost."""

    async def start(self, store: SendStore) -> None:
        """Keep the records of sends in this store, and continue with those that it has."""
        ...

    async def forget(self, chat: str, jobs: Collection[str]) -> None:
        """Forget what was sent to a chat, and elsewhere about these jobs and albums."""
        ...


@runtime_checkable
class TracksSends(Protocol):
    """A chat that deletes duplicates of messages whose answer was lost."""

    @property
    def tracked_sends(self) -> TrackedSends:
        """The sends of its bot."""
        ...
