"""SQLite connection that runs quick statements inline and only blocking ones in a thread.

aiosqlite sends each step of each statement (cursor, execute, fetch, close) to a thread and back,
which costs far more than a statement on an index. Steps that wait for the disk or for another
process still run in the thread, so the event loop does not block. Benchmark: `python -m
benchmarks.sqlite_writes`.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from typing import Any

import aiosqlite

_NEVER_WAITS = ("SELECT", "INSERT", "UPDATE", "SAVEPOINT", "RELEASE", "ROLLBACK")
"""In WAL mode readers never wait (https://www.sqlite.org/wal.html), and a writer waits only where
its transaction begins and commits. DELETE is not in the list, because it may take long: thousands
of expired jobs are deleted at once."""


class InlineConnection(aiosqlite.Connection):
    """Connection for SQLAlchemy's aiosqlite dialect.

    A task that is cancelled leaves its step running in the thread. Until that ends, every further
    step goes through the thread as well: two threads in one cursor crash the process.
    """

    def __init__(self, connector: Callable[[], sqlite3.Connection], iter_chunk_size: int) -> None:
        """`connector` opens the database, `iter_chunk_size` is the number of rows fetched at
        once."""
        super().__init__(connector, iter_chunk_size)
        self._lock = threading.Lock()
        self._steps_in_thread = 0

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        quick = self._connection is not None and _is_quick(fn.__name__, args)
        if quick and not self._steps_in_thread:
            return fn(*args, **kwargs)
        with self._lock:
            self._steps_in_thread += 1
        return await super()._execute(self._in_thread, fn, *args, **kwargs)  # type: ignore[no-untyped-call]

    def _in_thread(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        try:
            return fn(*args, **kwargs)
        finally:
            with self._lock:
                self._steps_in_thread -= 1


def connect(database: str, **options: Any) -> InlineConnection:
    """Return a connection, as SQLAlchemy's `async_creator_fn`."""
    # Two threads use it, but never at once: sqlite3 need not check.
    options["check_same_thread"] = False
    connection = InlineConnection(lambda: sqlite3.connect(database, **options), 64)
    connection._thread.daemon = True  # noqa: SLF001  as the dialect does to connections that it makes itself
    return connection


def _is_quick(step: str, args: tuple[Any, ...]) -> bool:
    if step == "execute":
        statement: str = args[0]
        return statement == "BEGIN" or statement.startswith(_NEVER_WAITS)
    return step in ("cursor", "fetchall", "close", "rollback")
