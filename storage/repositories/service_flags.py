"""Flags that administrators set for the whole service."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.repositories.dialect import insert_new
from storage.tables.service import SwitchRow

_DRAINED = "drained"
IS_DRAINED: ColumnElement[bool] = exists().where(SwitchRow.name == _DRAINED)
"""Condition that workers start no new jobs."""


class ServiceFlags:
    """Service flags; they survive restarts."""

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
