"""SQLAlchemy connection whose statements a cancelled task finishes first.

SQLAlchemy closes the connection of a cancelled statement. In a shared transaction (`group_commit`)
that takes away what the other writers wrote, and SQLite can't close while the statement runs.
Statements that run in the event loop end before anybody can cancel them.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from sqlalchemy import CursorResult
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.sqlite.connection import StatementConnection
from storage.uninterrupted import uninterrupted

T = TypeVar("T")


class UninterruptedConnection(AsyncConnection):
    """Connection to SQLite. CancelledError is raised between statements, never inside one."""

    driver: StatementConnection
    """The driver's connection, from `find_driver` on."""
    _quick = False

    async def find_driver(self) -> StatementConnection:
        """Find the driver's connection, which is open."""
        driver = (await self.get_raw_connection()).driver_connection
        assert isinstance(driver, StatementConnection), "SQLite"  # noqa: S101 - for mypy
        self.driver = driver
        return driver

    @property
    def quick(self) -> bool:
        """Statements run in the event loop while it is set."""
        return self._quick

    @quick.setter
    def quick(self, value: bool) -> None:
        self._quick = self.driver.in_loop = value

    async def execute(self, *args: Any, **options: Any) -> CursorResult[Any]:
        """Execute a statement, as `AsyncConnection` does; `scalar` and `scalars` call this."""
        return await self._whole(super().execute(*args, **options))

    async def exec_driver_sql(self, *args: Any, **options: Any) -> CursorResult[Any]:
        """Execute SQL as it is written."""
        return await self._whole(super().exec_driver_sql(*args, **options))

    async def run_sync(self, fn: Callable[..., T], *args: Any, **options: Any) -> T:
        """Call a function with the synchronous connection."""
        return await self._whole(super().run_sync(fn, *args, **options))

    async def _whole(self, statement: Coroutine[Any, Any, T]) -> T:
        return await (statement if self._quick else uninterrupted(statement))
