"""Deletions that people have confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, Deletion, Platform
from storage.tables.people import DeletionRow


class Deletions:
    """Confirmed deletions that are not done yet; few, and each for seconds."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, deletion: Deletion) -> None:
        """Store a deletion, for the process that serves the platform of its message."""
        platform = deletion.message.address.platform
        values = {"id": deletion.id, "platform": platform, "deletion": deletion}
        await self._connection.execute(insert(DeletionRow).values(**values))

    async def list_for(self, platform: Platform) -> list[Deletion]:
        """Return the deletions that were confirmed on a platform."""
        found = select(DeletionRow.deletion).where(DeletionRow.platform == platform)
        return list(await self._connection.scalars(found))

    async def find(self, deletion_id: str) -> Deletion | None:
        """Return a deletion as far as it is not done yet; None when it is done."""
        found = select(DeletionRow.deletion).where(DeletionRow.id == deletion_id)
        return await self._connection.scalar(found)

    async def note(
        self, deletion_id: str, media: Sequence[str | None], account: Account | None = None
    ) -> None:
        """Note the media (hashes) of jobs that were deleted, and an account that was forgotten.
        Does nothing without such a deletion."""
        if not deletion_id:
            return
        # Locked: two processes may be at it, when one of them stood still.
        found = select(DeletionRow.deletion).where(DeletionRow.id == deletion_id)
        deletion = await self._connection.scalar(found.with_for_update())
        if deletion is None:
            return
        known = dict.fromkeys([*deletion.media, *(each for each in media if each)])
        left = tuple(each for each in deletion.accounts if each != account)
        noted = replace(deletion, accounts=left, media=tuple(known))
        changed = update(DeletionRow).where(DeletionRow.id == deletion_id)
        await self._connection.execute(changed.values(deletion=noted))

    async def end(self, deletion_id: str) -> None:
        """Delete a deletion, which is done."""
        await self._connection.execute(delete(DeletionRow).where(DeletionRow.id == deletion_id))
