"""Keys of received updates: a platform may deliver an update twice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Platform
from storage.tables.dialect import insert_new, lock_rows
from storage.tables.service import InboxRow


class ReceivedUpdates:
    """Keys of updates, stored in the transaction that stores their effect."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, platform: Platform, key: str, bot: str = "") -> bool:
        """Store the key of an update. Returns False when it was stored before.

        `bot` is the account of the bot where keys are its own. A key that was stored without its
        bot, before an update of this program, counts for every bot.
        """
        if not bot:
            return await insert_new(self._connection, InboxRow, platform=platform, key=key)
        former = select(InboxRow.key).where(InboxRow.platform == platform, InboxRow.key == key)
        if await self._connection.scalar(former) is not None:
            return False
        key = f"{bot}/{key}"
        return await insert_new(self._connection, InboxRow, platform=platform, key=key)

    async def delete_before(self, moment: datetime) -> None:
        """Delete keys of updates that no platform repeats any more."""
        old = await lock_rows(self._connection, InboxRow, InboxRow.seen < moment)
        await self._connection.execute(delete(InboxRow).where(old))
