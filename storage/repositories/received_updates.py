"""Keys of received updates: a platform may deliver an update twice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, cast, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Platform
from storage.tables.columns import db_time
from storage.tables.dialect import insert_new, insert_selected, lock_rows
from storage.tables.service import InboxRow

_PLATFORM = cast(bindparam("platform", type_=InboxRow.platform.type), InboxRow.platform.type)
_NEW = select(
    _PLATFORM.label("platform"),
    bindparam("key", type_=InboxRow.key.type).label("key"),
    db_time().label("seen"),
).where(
    ~exists().where(
        InboxRow.platform == _PLATFORM,
        InboxRow.key == bindparam("former", type_=InboxRow.key.type),
    )
)
"""Executed for every update, so built once, and one statement instead of two."""


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
        values = {"platform": platform, "key": f"{bot}/{key}", "former": key}
        return await insert_selected(self._connection, InboxRow, _NEW, values)

    async def delete_before(self, moment: datetime) -> None:
        """Delete keys of updates that no platform repeats any more."""
        old = await lock_rows(self._connection, InboxRow, InboxRow.seen < moment)
        await self._connection.execute(delete(InboxRow).where(old))
