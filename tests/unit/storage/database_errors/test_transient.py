"""Errors after which a new transaction may succeed, and their retry."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Literal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from storage.backoff import Backoff
from storage.database import Database
from storage.database_errors.transient import (
    TransientDatabaseError,
    retry_transient,
    translate_errors,
)

NO_PAUSE = Backoff(0.0, 0.0)


class ServerError(Exception):
    """Error of PostgreSQL."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("words of the server\nand more")
        self.sqlstate = sqlstate


def server_error(sqlstate: str | None, *, lost: bool = False) -> DBAPIError:
    return DBAPIError("SELECT 1", None, ServerError(sqlstate), connection_invalidated=lost)


def fail(error: Exception, phase: Literal["connecting", "open", "committing"]) -> None:
    """Fail in a phase of a transaction."""
    with translate_errors() as current:
        current.now = phase
        raise error


def sqlite_error(code: int) -> OperationalError:
    error = sqlite3.OperationalError("words of SQLite")
    error.sqlite_errorcode = code
    return OperationalError("SELECT 1", None, error)


@pytest.mark.parametrize(
    "error",
    [
        *map(
            server_error, ("40P01", "40001", "55P03", "53300", "57P01", "57P03", "08006", "08P01")
        ),
        server_error(None, lost=True),
        sqlite_error(sqlite3.SQLITE_BUSY),
        sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT),
        sqlite_error(sqlite3.SQLITE_LOCKED),
        sqlite_error(sqlite3.SQLITE_FULL),
        *map(server_error, ("53100", "58030", "57P04", "3D000")),
        *map(
            sqlite_error,
            (
                sqlite3.SQLITE_READONLY,
                sqlite3.SQLITE_READONLY_DBMOVED,
                sqlite3.SQLITE_READONLY_ROLLBACK,
                sqlite3.SQLITE_READONLY_CANTINIT,
                sqlite3.SQLITE_IOERR_READ,
                sqlite3.SQLITE_IOERR_WRITE,
                sqlite3.SQLITE_IOERR_FSYNC,
                sqlite3.SQLITE_IOERR_SHMMAP,
                sqlite3.SQLITE_CANTOPEN,
            ),
        ),
        PoolTimeoutError("QueuePool limit reached"),
    ],
)
def test_transient_errors_are_translated(error: Exception) -> None:
    with pytest.raises(TransientDatabaseError) as exc_info:
        fail(error, "open")
    assert not exc_info.value.is_uncertain
    assert "\n" not in str(exc_info.value)


@pytest.mark.parametrize(
    "error",
    [
        *map(server_error, ("23505", "42P01", "22001", "57014")),
        server_error(None),
        sqlite_error(sqlite3.SQLITE_CORRUPT),
        OSError("of a file that the work reads"),
        ValueError("a bug"),
    ],
)
def test_other_errors_stay_as_they_are(error: Exception) -> None:
    with pytest.raises(type(error)):
        fail(error, "open")


def test_network_error_is_transient_only_while_connecting() -> None:
    with pytest.raises(TransientDatabaseError):
        fail(ConnectionRefusedError(), "connecting")


@pytest.mark.parametrize(("state", "is_uncertain"), [("40001", False), ("57P01", True)])
def test_lost_commit_is_uncertain_and_a_conflict_is_not(state: str, is_uncertain: bool) -> None:
    with pytest.raises(TransientDatabaseError) as exc_info:
        fail(server_error(state), "committing")
    assert exc_info.value.is_uncertain is is_uncertain


async def test_retry_ends_after_its_patience_or_at_another_error() -> None:
    tries = 0

    async def fail() -> None:
        nonlocal tries
        tries += 1
        raise TransientDatabaseError("away") if tries < 5 else ZeroDivisionError

    with pytest.raises(TransientDatabaseError):
        await retry_transient(fail, 0.0, Backoff(1.0, 1.0))
    with pytest.raises(ZeroDivisionError):
        await retry_transient(fail, None, NO_PAUSE)
    assert tries == 5


async def test_lock_of_another_program_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.sqlite.engine.BUSY_SECONDS", 0.05)
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/rows.db")
    other = sqlite3.connect(tmp_path / "rows.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(TransientDatabaseError, match="locked"):
        async with database.begin():
            pass
    waiting = asyncio.create_task(database.transact(lambda unit: unit.stage_speeds.factors()))
    await asyncio.sleep(0.5)
    assert not waiting.done()
    other.execute("COMMIT")
    other.close()
    await waiting
    await database.close()


async def test_full_disk_passes_when_there_is_room(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/rows.db")
    async with database.begin() as unit:
        await unit.jobs._connection.execute(text("CREATE TABLE big (it BLOB)"))
    with pytest.raises(TransientDatabaseError, match="no space left on the disk"):
        await fill(database)
    await database.close()


async def fill(database: Database) -> None:
    """Write more than there is room for."""
    async with database.begin() as unit:
        connection = unit.jobs._connection
        pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
        await connection.execute(text(f"PRAGMA max_page_count = {pages}"))
        await connection.execute(text("INSERT INTO big VALUES (zeroblob(9000000))"))
