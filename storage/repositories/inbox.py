"""Which updates were taken in already: a platform may tell us the same thing twice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Platform
from storage.repositories.statements import insert_new
from storage.tables import InboxRow, db_time


class Inbox:
    """The keys of updates, kept in the transaction that keeps what they ask for."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def first_time(self, platform: Platform, key: str) -> bool:
        """Remember this update; False when it was remembered before."""
        return await insert_new(self._session, InboxRow, platform=platform, key=key, seen=db_time())

    async def forget_older_than(self, moment: datetime) -> None:
        """Forget updates that no platform will repeat any more."""
        await self._session.execute(delete(InboxRow).where(InboxRow.seen < moment))
