"""Flags that administrators set for the whole service, and leases and bots of its platforms."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Platform
from storage.tables.columns import db_time
from storage.tables.dialect import insert_new
from storage.tables.service import PlatformBotRow, PlatformLeaseRow, SwitchRow

_DRAINED = "drained"
_READING = "missed:"
IS_DRAINED: ColumnElement[bool] = exists().where(SwitchRow.name == _DRAINED)
"""Condition that workers start no new jobs."""


class ServiceFlags:
    """Service flags and leases; they survive restarts."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def drain(self) -> bool:
        """Stop workers from starting new jobs. Returns False when they were already stopped."""
        return await insert_new(self._connection, SwitchRow, name=_DRAINED)

    async def resume(self) -> bool:
        """Let workers start jobs again. Returns False when they were not stopped."""
        deleted = await self._connection.scalars(
            delete(SwitchRow).where(SwitchRow.name == _DRAINED).returning(SwitchRow.name)
        )
        return bool(deleted.all())

    async def drained_since(self) -> datetime | None:
        """Return the moment since which workers start no new jobs; None when they do."""
        return await self._connection.scalar(
            select(SwitchRow.since).where(SwitchRow.name == _DRAINED)
        )

    async def begin_reading(self, platform: Platform) -> datetime:
        """Return since when messages of a platform wait to be read: now, or an earlier moment whose
        reading was not ended."""
        name = _READING + platform
        await insert_new(self._connection, SwitchRow, name=name)
        since = await self._connection.scalar(select(SwitchRow.since).where(SwitchRow.name == name))
        return since or datetime.now(UTC)

    async def end_reading(self, platform: Platform) -> None:
        """Note that everything was read."""
        name = _READING + platform
        await self._connection.execute(delete(SwitchRow).where(SwitchRow.name == name))

    async def hold_platform(self, platform: Platform, holder: str, seconds: float) -> bool:
        """Take or renew the lease of a platform. Returns False while another one holds it."""
        expired = datetime.fromtimestamp(0, UTC)  # of a new row, which is taken like any other
        await insert_new(
            self._connection, PlatformLeaseRow, platform=platform, holder="", lease_until=expired
        )
        lease = PlatformLeaseRow
        taken = await self._connection.scalars(
            update(lease)
            .where(
                lease.platform == platform,
                or_(lease.holder == holder, lease.lease_until < db_time()),
            )
            .values(holder=holder, lease_until=db_time(seconds))
            .returning(lease.holder)
        )
        return bool(taken.all())

    async def note_bot(self, platform: Platform, bot: str) -> None:
        """Note the id of the bot that serves a platform."""
        if await insert_new(self._connection, PlatformBotRow, platform=platform, bot=bot):
            return
        await self._connection.execute(
            update(PlatformBotRow)
            .where(PlatformBotRow.platform == platform, PlatformBotRow.bot != bot)
            .values(bot=bot)
        )

    async def bot(self, platform: Platform) -> str:
        """Return the id of the bot that serves a platform, or served it last; "" for none."""
        found = await self._connection.scalar(
            select(PlatformBotRow.bot).where(PlatformBotRow.platform == platform)
        )
        return found or ""

    async def holder(self, platform: Platform) -> str:
        """Return who holds the lease of a platform, "" when nobody serves it."""
        found = await self._connection.scalar(
            select(PlatformLeaseRow.holder).where(
                PlatformLeaseRow.platform == platform, PlatformLeaseRow.lease_until >= db_time()
            )
        )
        return found or ""

    async def release_platform(self, platform: Platform, holder: str) -> None:
        """Release the lease, if this holder has it."""
        await self._connection.execute(
            delete(PlatformLeaseRow).where(
                PlatformLeaseRow.platform == platform, PlatformLeaseRow.holder == holder
            )
        )
