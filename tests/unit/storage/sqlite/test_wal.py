"""The WAL is moved while nobody writes, by nobody else, and does not grow without end."""

from __future__ import annotations

import ast
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.erasure import sqlite as erasure
from storage.sqlite import wal
from storage.sqlite.blocking_connection import blocking_connection
from storage.sqlite.wal import begin_anew, move_wal, wal_size
from tests.paths import ROOT

ROW = "x" * 100_000


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """A database whose WAL holds some rows; a connection keeps it open, as a service does."""
    path = tmp_path / "rows.db"
    with blocking_connection(path) as rows:
        rows.execute("PRAGMA journal_mode = WAL")
        rows.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT)")
        rows.execute("CREATE TABLE erasures (id INTEGER PRIMARY KEY)")
        rows.execute("INSERT INTO texts (text) VALUES (?)", (ROW,))
        yield path


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    def create(connection: Any) -> None:
        connection.exec_driver_sql("CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT)")

    opened = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/rows.db", create)
    yield opened
    await opened.close()


def connection_of(unit: Any) -> AsyncConnection:
    found: AsyncConnection = unit.jobs._connection
    return found


async def insert(database: Database) -> None:
    async with database.begin() as unit:
        statement = text("INSERT INTO texts (text) VALUES (:row)")
        await connection_of(unit).execute(statement, {"row": ROW})


def test_whole_wal_is_moved(path: Path) -> None:
    assert ROW.encode()[:4000] not in path.read_bytes()
    assert move_wal(path)
    assert ROW.encode()[:4000] in path.read_bytes()


def test_nothing_is_moved_while_somebody_writes(path: Path) -> None:
    before = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            move_wal(path, busy_seconds=0)
    assert path.read_bytes() == before
    assert move_wal(path)


@pytest.mark.parametrize("move", [move_wal, begin_anew])
def test_nobody_can_write_while_the_wal_is_moved(
    path: Path, monkeypatch: pytest.MonkeyPatch, move: Any
) -> None:
    """A writer that begins the WAL anew during a move is what loses commits."""
    tried: list[str] = []

    class Watched:
        def __init__(self, rows: sqlite3.Connection) -> None:
            self._rows = rows

        def execute(self, sql: str) -> sqlite3.Cursor:
            if "wal_checkpoint" in sql:
                tried.append(sql)
                writer = sqlite3.connect(path, timeout=0, isolation_level=None)
                refused = pytest.raises(sqlite3.OperationalError, match="locked")
                with closing(writer), refused:
                    writer.execute("BEGIN IMMEDIATE")
            return self._rows.execute(sql)

    @contextmanager
    def watched(path: Path, busy_seconds: float = 1) -> Iterator[Watched]:
        with blocking_connection(path, busy_seconds) as rows:
            yield Watched(rows)

    monkeypatch.setattr(wal, "blocking_connection", watched)
    assert move(path)
    assert tried == ["PRAGMA wal_checkpoint(PASSIVE)"]


def test_new_wal_keeps_nothing_of_the_one_before(path: Path) -> None:
    whole = wal_size(path)
    assert begin_anew(path)
    assert wal_size(path) < 5000 < whole
    with closing(sqlite3.connect(path)) as rows:
        assert rows.execute("SELECT text FROM texts").fetchall() == [(ROW,)]


def test_reader_keeps_the_wal(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM texts").fetchone()
        with blocking_connection(path) as rows:
            rows.execute("INSERT INTO texts (text) VALUES ('more')")
        assert not move_wal(path)
        assert not begin_anew(path)
        reader.execute("ROLLBACK")
    assert begin_anew(path)


def test_database_at_rest_is_not_written(path: Path) -> None:
    erasure.erase(path)
    files = [path, path.with_name("rows.db-wal")]
    before = [file.stat().st_mtime_ns for file in files]
    erasure.erase(path)
    assert [file.stat().st_mtime_ns for file in files] == before


@pytest.mark.parametrize("kind", ["begin", "read"])
async def test_connections_move_nothing_by_themselves(database: Database, kind: str) -> None:
    async with getattr(database, kind)() as unit:
        found = await connection_of(unit).execute(text("PRAGMA wal_autocheckpoint"))
        assert found.scalar() == 0


def test_product_opens_sqlite_at_known_places() -> None:
    """A connection that commits has to have the settings: by itself it would move the WAL."""
    never_commit = {
        "storage/self_test.py",
        "storage/sqlite/soundness.py",
        "storage/sqlite/engine.py",
    }
    opening = {"storage/sqlite/connection.py", "storage/sqlite/blocking_connection.py"}
    found = {
        file.relative_to(ROOT).as_posix()
        for folder in ("bot", "pipeline", "storage")
        for file in (ROOT / folder).rglob("*.py")
        if "sqlite3.connect" in {ast.unparse(n) for n in ast.walk(ast.parse(file.read_text()))}
    }
    assert found == never_commit | opening


async def test_wal_does_not_grow_without_end(database: Database, tmp_path: Path) -> None:
    path, largest = tmp_path / "rows.db", 0
    for _ in range(300):
        await insert(database)
        largest = max(largest, wal_size(path))
    assert wal.MOST_BYTES < largest < 2 * wal.MOST_BYTES, "300 rows are 30 MB"


async def test_writers_wait_shortly_for_a_move_that_another_process_holds_up(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wal, "MOST_BYTES", 1)
    monkeypatch.setattr(wal, "WRITER_SECONDS", 0.1)
    held, moves = tmp_path / "rows.db", 0
    move = wal.move_wal

    def held_up(path: Path, busy_seconds: float) -> bool:
        nonlocal moves
        moves += 1
        with closing(sqlite3.connect(held, isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            return move(path, busy_seconds)

    monkeypatch.setattr(wal, "move_wal", held_up)
    for _ in range(3):
        await insert(database)
    await database.close()
    assert moves == 3
    with closing(sqlite3.connect(held)) as rows:
        assert rows.execute("SELECT count(*) FROM texts").fetchone() == (3,)
