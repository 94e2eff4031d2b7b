"""Keys of received updates: a platform may deliver an update twice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Platform
from storage.repositories.dialect import insert_new
from storage.tables.service import InboxRow


class ReceivedUpdates:
    """Keys of updates, stored in the transaction that stores their effect."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, platform: Platform, key: str) -> bool:
        """Store the key of an update. Returns False when it was stored before."""
        return await insert_new(self._connection, InboxRow, platform=platform, key=key)

    async def delete_before(self, moment: datetime) -> None:
        """Delete keys of updates that no platform repeats any more."""
        await self._connection.execute(delete(InboxRow).where(InboxRow.seen < moment))
