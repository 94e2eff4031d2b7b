"""Which updates were taken in already: a platform may tell us the same thing twice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Platform
from storage.repositories.dialect import insert_new
from storage.tables.core import InboxRow


class Inbox:
    """The keys of updates, kept in the transaction that keeps what they ask for."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, platform: Platform, key: str) -> bool:
        """Remember this update; False when it was remembered before."""
        return await insert_new(self._connection, InboxRow, platform=platform, key=key)

    async def delete_before(self, moment: datetime) -> None:
        """Forget updates that no platform will repeat any more."""
        await self._connection.execute(delete(InboxRow).where(InboxRow.seen < moment))
