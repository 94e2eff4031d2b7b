from __future__ import annotations

import asyncio
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import URL, Connection, make_url, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateTable

from storage.database import Database
from storage.database_errors.opening import bad_setting
from storage.errors import BadSetting
from storage.sqlite.engine import _create_file
from storage.tables.columns import Table, db_time
from storage.tables.jobs import JobRow
from tests.unit.storage.conftest import ANNA, add, make_job
from tests.unit.storage.plans import pragma, run


async def test_concurrent_processes_can_open_a_new_database(url: str) -> None:
    opened = await asyncio.gather(*(Database.open(url) for _ in range(6)))
    for number, database in enumerate(opened):
        await add(database, make_job(number))
        await database.close()


async def test_rows_remain_after_the_database_is_closed(url: str) -> None:
    first = await Database.open(url)
    await add(first, make_job())
    await first.close()
    second = await Database.open(url)
    async with second.read() as unit:
        assert await unit.jobs.get(make_job().id) == make_job()
    await second.close()


async def test_sqlite_pragmas_are_set_for_durability(database: Database) -> None:
    assert await pragma(database, "journal_mode") == "wal"
    assert await pragma(database, "synchronous") == 2
    assert await pragma(database, "foreign_keys") == 1
    assert await pragma(database, "secure_delete") == 1
    assert await pragma(database, "busy_timeout") == 30_000


async def test_database_folder_is_private(url: str, tmp_path: Path) -> None:
    await (await Database.open(url)).close()
    assert stat.S_IMODE((tmp_path / "rows").stat().st_mode) == 0o700


async def test_readers_do_not_wait_for_a_writer(database: Database) -> None:
    await add(database, make_job(1))
    async with database.begin() as writer, asyncio.timeout(5):
        await writer.jobs.add(make_job(2))
        async with database.read() as reader:
            assert len(await reader.jobs.list_for(ANNA)) == 1
    async with database.read() as reader:
        assert len(await reader.jobs.list_for(ANNA)) == 2


async def test_nested_transaction_is_refused(database: Database) -> None:
    async def inner() -> None:
        async with database.begin():
            raise AssertionError("never reached")

    async with database.begin() as unit:
        with pytest.raises(RuntimeError, match="inside"):
            await inner()
        assert await unit.jobs.add(make_job())
    async with database.begin() as unit:
        assert not await unit.jobs.add(make_job())


async def test_writes_in_a_read_transaction_are_discarded(database: Database) -> None:
    async with database.read() as unit:
        await unit.jobs.add(make_job())
    async with database.read() as unit:
        assert await unit.jobs.get(make_job().id) is None


async def test_writers_in_tasks_are_serialized(database: Database) -> None:
    await add(database, make_job())

    async def read_then_write(number: int) -> None:
        async with database.begin() as unit:
            before = len(await unit.jobs.list_for(ANNA, limit=100))
            await asyncio.sleep(0.001)
            await unit.jobs.add(make_job(100 + number))
            assert len(await unit.jobs.list_for(ANNA, limit=100)) == before + 1

    await asyncio.gather(*(read_then_write(number) for number in range(30)))


async def test_cancelled_transaction_leaves_the_database_usable(database: Database) -> None:
    started = asyncio.Event()

    async def stuck() -> None:
        async with database.begin() as unit:
            await unit.jobs.add(make_job())
            started.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(stuck())
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(5):
        await add(database, make_job())


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("", "no address that can be read"),
        ("nonsense", "no address that can be read"),
        ("mongodb://user:dummypass@host/y", "no address that can be read"),
        ("sqlite:///x.db", "async driver"),
        ("mysql+aiomysql://user:dummypass@host/y", "not installed: aiomysql"),
        ("sqlite+aiosqlite:////proc/nowhere/x.db", "No such file"),
        ("sqlite+aiosqlite:////dev", "/dev can't be written"),
    ],
)
async def test_invalid_database_url_names_the_setting(
    url: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a driver may make the file before it is found unfit
    with pytest.raises(BadSetting) as exc_info:
        await Database.open(url)
    assert exc_info.value.values["setting"] == "DATABASE_URL"
    assert problem in exc_info.value.values["problem"]
    assert "dummypass" not in f"{exc_info.value} {exc_info.value.values}"


async def test_database_clock_matches_the_system_clock(database: Database) -> None:
    await add(database, make_job())
    for seconds in (0, 10, -3600.5):

        def ask(connection: Connection, seconds: float = seconds) -> datetime | None:
            return connection.scalar(select(db_time(seconds)))

        moment = await run(database, ask)
        assert moment is not None
        assert abs(moment - datetime.now(UTC) - timedelta(seconds=seconds)) < timedelta(seconds=2)


def test_tables_and_clock_compile_for_postgresql() -> None:
    dialect = URL.create("postgresql").get_dialect()()
    for table in Table.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
    lost = select(JobRow.id).where(JobRow.lease_until < db_time(10))
    assert "clock_timestamp() + make_interval(secs => " in str(lost.compile(dialect=dialect))


def test_file_locked_by_a_switch_to_wal_is_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite reports such a file as locked at once, whatever the timeout."""
    tries, connect = [0], sqlite3.connect

    def busy_at_first(path: str, timeout: float) -> sqlite3.Connection:
        tries[0] += 1
        if tries[0] == 1:
            raise sqlite3.OperationalError("database is locked")
        return connect(path, timeout=timeout)

    monkeypatch.setattr("storage.sqlite.engine.sqlite3.connect", busy_at_first)
    _create_file(str(tmp_path / "rows.db"))
    assert tries == [2]
    with closing(connect(tmp_path / "rows.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        _create_file(str(tmp_path / "nowhere" / "rows.db"))


@pytest.mark.parametrize(
    ("name", "setting"), [("mp4totext.db", "DATA_DIR"), ("x.db", "DATABASE_URL")]
)
async def test_file_that_is_not_a_database_names_its_setting(
    name: str, setting: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(b"something else entirely, and long enough to be looked at " * 20)
    with pytest.raises(BadSetting) as exc_info:
        await Database.open(f"sqlite+aiosqlite:///{path}")
    assert exc_info.value.values["setting"] == setting
    assert f"{path} is no SQLite database" in exc_info.value.values["problem"]


async def test_file_on_a_network_file_system_is_refused(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database_errors.opening.remote_kind", lambda _folder: "nfs4")
    with pytest.raises(BadSetting) as exc_info:
        await Database.open(url)
    assert exc_info.value.values["setting"] == "DATABASE_URL"
    assert "test.db is on nfs4, a network file system" in exc_info.value.values["problem"]
    assert not (tmp_path / "rows").exists()
    monkeypatch.setattr("storage.database_errors.opening.remote_kind", lambda _folder: "9p")
    await (await Database.open(url)).close()  # a folder of the host in a virtual machine


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (sqlite3.OperationalError("attempt to write a readonly database"), "can't be written"),
        (sqlite3.OperationalError("database or disk is full"), "no space is left"),
        (sqlite3.OperationalError("disk I/O error"), "disk I/O error"),
        (OSError(5, "Input/output error"), "can't be made: Input/output error"),
    ],
)
def test_every_file_error_is_explained(error: Exception, says: str) -> None:
    problem = bad_setting(error, make_url("sqlite+aiosqlite:////srv/data/mp4totext.db"))
    assert problem is not None
    assert problem.values["setting"] == "DATA_DIR"
    assert says in problem.values["problem"]
    assert "/srv/data/mp4totext.db" in problem.values["problem"]


def test_programming_error_is_not_attributed_to_a_setting() -> None:
    for address in ("sqlite+aiosqlite:////srv/x.db", "postgresql+asyncpg://u:p@h/db"):
        assert bad_setting(KeyError("bug"), make_url(address)) is None


async def test_errors_do_not_repeat_the_values_of_a_statement(database: Database) -> None:
    """They come into the log, and the values have transcripts, addresses and secrets."""

    async def start() -> None:
        async with database.begin() as unit:
            await unit.web_sessions.start("key", ANNA, "", datetime.now(UTC), "whsec_x")

    await start()
    with pytest.raises(IntegrityError) as raised:
        await start()
    assert "web_sessions" in str(raised.value)
    assert "whsec_x" not in str(raised.value)


async def test_pool_is_no_part_of_the_log(url: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    database = await Database.open(url)
    await add(database, make_job())
    await database.close()
    assert [it.getMessage() for it in caplog.records if "ool" in it.getMessage()] == []
