"""SQLite connection that runs quick statements inline and only blocking ones in a thread.

aiosqlite sends each step of each statement (cursor, execute, fetch, close) to a thread and back,
which costs far more than a statement on an index. Steps that wait for the disk or for another
process still run in the thread, so the event loop does not block. Benchmark: `python -m
benchmarks.sqlite_writes`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import aiosqlite

_NEVER_WAITS = ("SELECT", "INSERT", "UPDATE", "SAVEPOINT", "RELEASE", "ROLLBACK")
"""In WAL mode readers never wait (https://www.sqlite.org/wal.html), and a writer waits only where
its transaction begins and commits. DELETE is not in the list, because it may take long: thousands
of expired jobs are deleted at once."""


class InlineConnection(aiosqlite.Connection):
    """Connection for SQLAlchemy's aiosqlite dialect."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if self._connection is None or not _is_quick(fn.__name__, args):
            return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        return fn(*args, **kwargs)


def connect(database: str, **options: Any) -> InlineConnection:
    """Return a connection, as SQLAlchemy's `async_creator_fn`."""
    # Two threads use it, but never at once, so the check of sqlite3 is not needed.
    options["check_same_thread"] = False
    connection = InlineConnection(lambda: sqlite3.connect(database, **options), 64)
    connection._thread.daemon = True  # noqa: SLF001  as the dialect does to connections that it makes itself
    return connection


def _is_quick(step: str, args: tuple[Any, ...]) -> bool:
    if step == "execute":
        statement: str = args[0]
        return statement == "BEGIN" or statement.startswith(_NEVER_WAITS)
    return step in ("cursor", "fetchall", "close", "rollback")
