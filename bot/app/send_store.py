"""Records of sends in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from storage.database import Database
from storage.models import SEND_AGE, SendRecord


class StoredSends:
    """Records of sends in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def load(self, bot: str) -> list[SendRecord]:
        """Return the records of a bot, oldest first, without those that are too old."""
        before = datetime.now(UTC) - SEND_AGE
        await self._database.transact(lambda unit: unit.sends.delete_before(before))
        return await self._database.query(lambda unit: unit.sends.list_for(bot))

    async def store(self, records: Sequence[SendRecord]) -> None:
        """Store records in place of those with the same ids."""
        await self._database.transact(lambda unit: unit.sends.store(records), quick=True)

    async def delete(self, ids: Sequence[str]) -> None:
        """Delete records."""
        await self._database.transact(lambda unit: unit.sends.delete(ids), quick=True)
