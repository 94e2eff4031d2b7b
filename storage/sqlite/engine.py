"""Engines of SQLAlchemy for SQLite files, in WAL mode from their first connection on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from tenacity import retry, retry_if_exception_message, stop_after_delay, wait_random

from storage.sqlite.broken_disk import ClosingPool, leave_broken_disks
from storage.sqlite.connection import connect

BUSY_SECONDS = 30
"""Seconds that a transaction waits for one of another process before it fails."""


def sqlite_engine(address: URL) -> AsyncEngine:
    """Return an engine for this address. Its file and folder are made where they are missing."""
    file = database_file(address)
    if file is not None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _create_file(str(file))
    options = {
        "timeout": BUSY_SECONDS,
        "isolation_level": None,  # explicit BEGIN only, none by sqlite3
        "async_creator_fn": connect,
    }
    # SQLAlchemy names a driver that is not async only where it chooses the pool itself.
    closes = file is not None and address.get_dialect().is_async
    kind = {"poolclass": ClosingPool} if closes else {}
    engine = create_async_engine(address, connect_args=options, hide_parameters=True, **kind)
    event.listen(engine.sync_engine, "begin", _begin)
    leave_broken_disks(engine)
    return engine


def database_file(address: str | URL) -> Path | None:
    """Return the file of an SQLite database; None for one in memory."""
    name = make_url(address).database
    return Path(name) if name and name != ":memory:" else None


@retry(
    retry=retry_if_exception_message(match="database is locked"),
    stop=stop_after_delay(BUSY_SECONDS),
    wait=wait_random(0.01, 0.1),
    reraise=True,
)
def _create_file(path: str) -> None:
    """Create the file and set WAL mode, so that readers and the writer do not block each other.

    WAL mode persists in the file. A file that can't be opened is detected here, because aiosqlite's
    thread fails badly on it. When two processes switch a new file at once, SQLite reports "locked"
    to one of them immediately, whatever the timeout. https://www.sqlite.org/wal.html
    """
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once when another has written in
    # between (SQLITE_BUSY_SNAPSHOT), whatever the timeout; IMMEDIATE takes the lock first.
    # https://www.sqlite.org/isolation.html
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN IMMEDIATE"))
