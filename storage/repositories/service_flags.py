"""What administrators switch for the whole service."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.repositories.dialect import insert_new
from storage.tables.service import SwitchRow

_DRAINED = "drained"
IS_DRAINED: ColumnElement[bool] = exists().where(SwitchRow.name == _DRAINED)
"""The condition that no new work is begun."""


class ServiceFlags:
    """They hold until they are switched back, whatever is restarted meanwhile."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def drain(self) -> bool:
        """From now on workers begin nothing new; False when that was so already."""
        return await insert_new(self._connection, SwitchRow, name=_DRAINED)

    async def resume(self) -> bool:
        """They work again; False when they did."""
        gone = await self._connection.scalars(
            delete(SwitchRow).where(SwitchRow.name == _DRAINED).returning(SwitchRow.name)
        )
        return bool(gone.all())

    async def drained_since(self) -> datetime | None:
        """Since when nothing new is begun; None: it is."""
        return await self._connection.scalar(
            select(SwitchRow.since).where(SwitchRow.name == _DRAINED)
        )
