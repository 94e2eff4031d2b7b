"""SQLite connection that needs one change of threads for each statement.

aiosqlite sends every step of a statement (cursor, execute, fetch, close) to the connection's thread
and back. Here the thread takes all steps at once. Only that thread ever touches the connection:
SQLite crashes the process when one thread closes what another one uses. Benchmark: `python -m
benchmarks.sqlite_writes`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self, cast

import aiosqlite

SETTINGS = (
    "synchronous = FULL",  # a commit survives a power cut
    "foreign_keys = ON",
    "secure_delete = ON",  # deleted content is overwritten
)
"""Settings of each connection. https://www.sqlite.org/pragma.html"""
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

    def cursor(self) -> _StatementCursor:  # type: ignore[override]  # a cursor that waits for nothing
        """Return a cursor. Opening it needs no thread."""
        return _StatementCursor(self)


def connect(database: str, **options: Any) -> StatementConnection:
    """Return a connection, as SQLAlchemy's `async_creator_fn`."""
    options["factory"] = _StatementConnection
    connection = StatementConnection(lambda: _open(database, options), _ROWS_AT_ONCE)
    connection._thread.daemon = True  # noqa: SLF001  as the dialect does to connections that it makes itself
    return connection


def _open(database: str, options: dict[str, Any]) -> sqlite3.Connection:
    """Open a file with its settings in one step of the thread, which no cancelled task divides."""
    connection: sqlite3.Connection = sqlite3.connect(database, **options)
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection
