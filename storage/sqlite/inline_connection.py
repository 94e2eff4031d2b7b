"""SQLite statements run where they are asked for, and only what may wait runs in a thread.

aiosqlite sends each step of each statement (cursor, execute, fetch, close) to a thread and back,
which costs far more than a statement on an index. What waits, for the disk or for another process,
still goes there, so that the event loop does not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import aiosqlite

_NEVER_WAITS = ("SELECT", "INSERT", "UPDATE", "SAVEPOINT", "RELEASE", "ROLLBACK")
"""In WAL mode readers wait for nobody (https://www.sqlite.org/wal.html), and a writer only where
it begins and where it commits. DELETE may take long: old jobs go by the thousand."""


class InlineConnection(aiosqlite.Connection):
    """A connection as SQLAlchemy's aiosqlite dialect uses it."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if self._connection is None or not _is_quick(fn.__name__, args):
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        return fn(*args, **kwargs)


def connect(database: str, **options: Any) -> InlineConnection:
    """What SQLAlchemy's `async_creator_fn` is to return."""
    # Two threads use it, never at once: sqlite3 need not insist on one.
    options["check_same_thread"] = False
    connection = InlineConnection(lambda: sqlite3.connect(database, **options), 64)
    connection._thread.daemon = True  # noqa: SLF001  as the dialect does to connections that it makes itself
    return connection


def _is_quick(step: str, args: tuple[Any, ...]) -> bool:
    if step == "execute":
        said: str = args[0]
        return said == "BEGIN" or said.startswith(_NEVER_WAITS)
    return step in ("cursor", "fetchall", "close", "rollback")
