"""SQLAlchemy connection whose statements a cancelled task finishes first.

SQLAlchemy closes the connection of a cancelled statement. In a shared transaction (`group_commit`)
that takes away what the other writers wrote, and SQLite can't close while the statement runs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import CursorResult
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.uninterrupted import uninterrupted

T = TypeVar("T")


class UninterruptedConnection(AsyncConnection):
    """Connection to SQLite. CancelledError is raised between statements, never inside one."""

    async def execute(self, *args: Any, **options: Any) -> CursorResult[Any]:
        """Execute a statement, as `AsyncConnection` does; `scalar` and `scalars` call this."""
        return await uninterrupted(super().execute(*args, **options))

    async def exec_driver_sql(self, *args: Any, **options: Any) -> CursorResult[Any]:
        """Execute SQL as it is written."""
        return await uninterrupted(super().exec_driver_sql(*args, **options))

    async def run_sync(self, fn: Callable[..., T], *args: Any, **options: Any) -> T:
        """Call a function with the synchronous connection."""
        return await uninterrupted(super().run_sync(fn, *args, **options))
