"""SQLite connection that needs one change of threads for each statement, or none.

aiosqlite sends every step of a statement (cursor, execute, fetch, close) to the connection's thread
and back. Here the thread takes all steps at once. Quick statements run in the event loop, while
`in_loop` is set: only by the owner of the connection, while its thread has nothing to do, and
without any await in between. So one thread at a time touches the connection: SQLite crashes the
process when one closes what another one uses. Benchmark: `python -m benchmarks.sqlite_writes`.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self, cast

import aiosqlite

from storage.sqlite.blocking_connection import SETTINGS

_ROWS_AT_ONCE = 64
"""aiosqlite's default. Only cursors of the server would use it, and there are none."""


@dataclass(slots=True)
class _Outcome:
    """Outcome of a statement, complete: the cursor that made it is closed."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None
    rows: Sequence[Any] = ()

    def fetchall(self) -> _Outcome:
        """Return itself, as what `aiosqlite.Connection.execute_fetchall` fetched."""
        return self


class _StatementConnection(sqlite3.Connection):
    """Connection of the thread. A statement is executed, fetched and closed in one call."""

    def execute(self, sql: str, parameters: Any = (), /) -> _Outcome:  # type: ignore[override]  # as above
        cursor = self.cursor()
        try:
            cursor.execute(sql, parameters)
            rows = cursor.fetchall() if cursor.description else ()
            return _Outcome(cursor.description, cursor.rowcount, cursor.lastrowid, rows)
        finally:
            cursor.close()


class _StatementCursor:
    """Cursor as SQLAlchemy's asyncio adapter uses it: the rows are there after `execute`.

    https://docs.sqlalchemy.org/en/21/orm/extensions/asyncio.html
    """

    arraysize = 1

    def __init__(self, connection: StatementConnection) -> None:
        self._connection = connection
        self._outcome = _Outcome()

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        if self._connection.in_loop:
            self._outcome = self._connection.run(sql, parameters)
            return
        outcome = await self._connection.execute_fetchall(sql, parameters)
        self._outcome = cast("_Outcome", outcome)

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        cursor = await self._connection.executemany(sql, parameters)
        self._outcome = _Outcome(rowcount=cursor.rowcount, lastrowid=cursor.lastrowid)

    async def fetchall(self) -> Sequence[Any]:
        return self._outcome.rows

    async def close(self) -> None:
        self._outcome.rows = ()

    @property
    def description(self) -> Any:
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._outcome.lastrowid


class StatementConnection(aiosqlite.Connection):
    """Connection for SQLAlchemy's aiosqlite dialect."""

    in_loop = False
    """Set while statements run in the event loop."""

    def __init__(self, database: str, options: dict[str, Any]) -> None:
        super().__init__(self._open, _ROWS_AT_ONCE)
        self._database, self._options = database, options
        self._opened: _StatementConnection | None = None
        self._stopped: asyncio.Future[Any] | None = None
        self._thread.daemon = True  # as the dialect does to connections that it makes itself

    def _open(self) -> sqlite3.Connection:
        self._opened = _open(self._database, self._options)
        return self._opened

    def stop(self) -> asyncio.Future[Any] | None:
        """Stop the thread, after what it has to do. Return a future that is done then.

        aiosqlite's future of a second call is never done: no thread is left that would answer. A
        cancelled close stops the thread, and then the close that it cut short does.
        """
        if self._stopped is None:
            self._stopped = super().stop()
        return self._stopped and asyncio.shield(self._stopped)

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> _Outcome:
        """Run a statement that waits for nothing in this thread, while the other one is idle."""
        assert self._opened is not None, "SQLAlchemy has opened it"  # noqa: S101 - for mypy
        return self._opened.execute(sql, parameters)

    def cursor(self) -> _StatementCursor:  # type: ignore[override]  # a cursor that waits for nothing
        """Return a cursor. Opening it needs no thread."""
        return _StatementCursor(self)


def connect(database: str, **options: Any) -> StatementConnection:
    """Return a connection, as SQLAlchemy's `async_creator_fn`."""
    # The event loop and the thread use it in turn: https://docs.python.org/3/library/sqlite3.html
    options |= {"factory": _StatementConnection, "check_same_thread": False}
    return StatementConnection(database, options)


def _open(database: str, options: dict[str, Any]) -> _StatementConnection:
    """Open a file with its settings in one step of the thread, which no cancelled task divides."""
    connection: _StatementConnection = sqlite3.connect(database, **options)
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection
