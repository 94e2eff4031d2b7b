from __future__ import annotations

import asyncio
import sqlite3
import stat
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from alembic import command, op
from sqlalchemy import URL, Connection, event, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateTable

from storage.columns import db_time
from storage.database import Database, Unit, _make_file, alembic_config
from storage.errors import BadSetting
from storage.models import (
    Blob,
    Failure,
    FileKind,
    Format,
    Platform,
    Point,
    SpeakerCount,
    Stage,
)
from storage.tables import JobRow, Table

from .conftest import ANNA, NOON, RESULT, add, make_job

T = TypeVar("T")

OLD_JOB = r"""
INSERT INTO jobs (
    id, platform, account, reply_to, media, media_sha, seconds, options, locale, state, stage,
    attempt, crashes, card, result, failure, worker, lease_until, created, started, finished,
    delivered
) VALUES (
    'old', 'telegram', '1',
    '{"address":{"platform":"telegram","chat":"1","thread":null},"message":"2"}',
    '{"handle":"h","name":"film.mp4","size":5,"seconds":60.0,
      "blob":{"key":"media/ab/source","sha256":"ab","size":5}}',
    'ab', 90.0,
    '{"language":"de","speakers":{"least":2,"most":2},"summary":"short","summary_language":null,
      "speech":false,"formats":["txt","video"],"hints":["Aachen"]}',
    'de', 'done', 'files', 1, 0,
    '{"address":{"platform":"telegram","chat":"1","thread":"7"},"message":"3"}',
    '{"headline":"h","language":"de","seconds":90.0,"opening":"o",
      "summary":{"title":"t","gist":"g","points":[{"at":1.5,"text":"point"}],
                 "chapters":[{"start":0.0,"title":"c"}],"actions":[],"language":"de","engine":"e"},
      "speakers":[{"id":"S1","name":"Speaker 1","seconds":9.0}],
      "files":[{"kind":"srt","name":"film.srt","mime":"text/plain","seconds":null,
                "blob":{"key":"media/ab/files/1/film.srt","sha256":"cd","size":7}}],
      "notes":[{"code":"c","values":{"a":"b"}}],"engines":{"transcriber":"x"}}',
    NULL, NULL, NULL,
    '2026-01-01 12:00:00.000000', '2026-01-01 12:00:01.000000', '2026-01-01 12:00:02.123000', NULL
)
"""
"""A row as the first version wrote it."""


async def run(database: Database, work: Callable[[Connection], T]) -> T:
    async with database._writing.begin() as connection:
        return await connection.run_sync(work)


async def pragma(database: Database, name: str) -> object:
    def ask(connection: Connection) -> object:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

    return await run(database, ask)


async def plan(database: Database, said: str, values: Any = ()) -> list[str]:
    def explain(connection: Connection) -> list[str]:
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {said}", values)
        return [step[3] for step in steps]

    return await run(database, explain)


async def test_the_migrations_make_the_tables_of_the_code(database: Database) -> None:
    # Raises when autogenerate would find something to do.
    await run(database, lambda connection: command.check(alembic_config(connection)))


async def test_migrations_go_down_and_up_again(database: Database) -> None:
    await run(database, lambda connection: command.downgrade(alembic_config(connection), "base"))
    with pytest.raises(DBAPIError, match="jobs"):
        await add(database, make_job())
    await run(database, lambda connection: command.upgrade(alembic_config(connection), "head"))
    await add(database, make_job())


async def test_many_may_open_a_new_database_at_once(url: str) -> None:
    opened = await asyncio.gather(*(Database.open(url) for _ in range(6)))
    for number, database in enumerate(opened):
        await add(database, make_job(number))
        await database.close()


async def test_rows_survive_being_closed(url: str) -> None:
    first = await Database.open(url)
    await add(first, make_job())
    await first.close()
    second = await Database.open(url)
    async with second.read() as unit:
        assert await unit.jobs.get(make_job().id) == make_job()
    await second.close()


async def test_sqlite_is_set_up_to_last(database: Database) -> None:
    assert await pragma(database, "journal_mode") == "wal"
    assert await pragma(database, "synchronous") == 2
    assert await pragma(database, "foreign_keys") == 1
    assert await pragma(database, "secure_delete") == 1
    assert await pragma(database, "busy_timeout") == 30_000


async def test_only_we_may_look_into_the_database(database: Database, tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "rows").stat().st_mode) == 0o700


async def test_readers_do_not_wait_for_a_writer(database: Database) -> None:
    await add(database, make_job(1))
    async with database.begin() as writer, asyncio.timeout(5):
        await writer.jobs.add(make_job(2))
        async with database.read() as reader:
            assert len(await reader.jobs.of(ANNA)) == 1
    async with database.read() as reader:
        assert len(await reader.jobs.of(ANNA)) == 2


async def test_a_transaction_inside_a_transaction_is_a_mistake(database: Database) -> None:
    async def inner() -> None:
        async with database.begin():
            raise AssertionError("never reached")

    async with database.begin() as unit:
        with pytest.raises(RuntimeError, match="inside"):
            await inner()
        assert await unit.jobs.add(make_job())
    async with database.begin() as unit:
        assert not await unit.jobs.add(make_job())


async def test_nothing_written_while_reading_is_kept(database: Database) -> None:
    async with database.read() as unit:
        await unit.jobs.add(make_job())
    async with database.read() as unit:
        assert await unit.jobs.get(make_job().id) is None


async def test_writers_in_tasks_take_turns(database: Database) -> None:
    await add(database, make_job())

    async def read_then_write(number: int) -> None:
        async with database.begin() as unit:
            before = len(await unit.jobs.of(ANNA, limit=100))
            await asyncio.sleep(0.001)
            await unit.jobs.add(make_job(100 + number))
            assert len(await unit.jobs.of(ANNA, limit=100)) == before + 1

    await asyncio.gather(*(read_then_write(number) for number in range(30)))


async def test_a_cancelled_transaction_leaves_the_database_usable(database: Database) -> None:
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
        ("", "Could not parse"),
        ("nonsense", "Could not parse"),
        ("mongodb://user:dummypass@host/y", "Can't load plugin"),
        ("sqlite:///x.db", "async driver"),
        ("mysql+aiomysql://user:dummypass@host/y", "not installed: aiomysql"),
        ("sqlite+aiosqlite:////proc/nowhere/x.db", "No such file"),
        ("sqlite+aiosqlite:////dev", "unable to open database file"),
    ],
)
async def test_an_address_that_cannot_be_names_the_setting(
    url: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a driver may make the file before it is found unfit
    with pytest.raises(BadSetting) as caught:
        await Database.open(url)
    assert caught.value.values["setting"] == "DATABASE_URL"
    assert problem in caught.value.values["problem"]
    assert "dummypass" not in f"{caught.value} {caught.value.values}"


async def test_a_database_of_a_newer_version_is_left_alone(database: Database, url: str) -> None:
    def become_newer(connection: Connection) -> None:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    await run(database, become_newer)
    with pytest.raises(BadSetting, match="newer version"):
        await Database.open(url)


async def test_a_migration_that_fails_changes_nothing(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("in the middle")

    with monkeypatch.context() as patched:
        patched.setattr(op, "create_index", fail)
        with pytest.raises(RuntimeError, match="in the middle"):
            await Database.open(url)
    database = await Database.open(url)
    await add(database, make_job())
    await database.close()


async def test_rows_of_the_first_version_can_be_read(database: Database) -> None:
    """Nouns change: what is stored must still be read, or a migration must rewrite it."""

    def insert(connection: Connection) -> None:
        connection.exec_driver_sql(OLD_JOB)

    await run(database, insert)
    async with database.read() as unit:
        [job] = await unit.jobs.using("ab")
    assert job.media.blob == Blob("media/ab/source", "ab", 5)
    assert job.options.speakers == SpeakerCount(2, 2)
    assert job.options.formats == (Format.TXT, Format.VIDEO)
    assert job.result is not None
    assert job.result.summary is not None
    assert job.result.summary.points == (Point(1.5, "point"),)
    assert job.result.files[0].kind is FileKind.SRT
    assert job.created == NOON


async def test_the_databases_clock_is_ours_on_one_machine(database: Database) -> None:
    await add(database, make_job())
    for seconds in (0, 10, -3600.5):

        def ask(connection: Connection, seconds: float = seconds) -> datetime | None:
            return connection.scalar(select(db_time(seconds)))

        moment = await run(database, ask)
        assert moment is not None
        assert abs(moment - datetime.now(UTC) - timedelta(seconds=seconds)) < timedelta(seconds=2)


def test_tables_and_clock_can_be_said_in_postgresql() -> None:
    dialect = URL.create("postgresql").get_dialect()()
    for table in Table.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
    lost = select(JobRow.id).where(JobRow.lease_until < db_time(10))
    assert "clock_timestamp() + make_interval(secs => " in str(lost.compile(dialect=dialect))


HOT: dict[str, Callable[[Unit], Awaitable[object]]] = {
    "get": lambda unit: unit.jobs.get("x"),
    "position": lambda unit: unit.jobs.position(make_job(5).id),
    "positions": lambda unit: unit.jobs.positions(),
    "waiting": lambda unit: unit.jobs.waiting(),
    "unfetched": lambda unit: unit.jobs.unfetched(Platform.TELEGRAM),
    "running": lambda unit: unit.jobs.running(),
    "counts": lambda unit: unit.jobs.counts(),
    "undelivered": lambda unit: unit.jobs.undelivered(Platform.TELEGRAM),
    "of": lambda unit: unit.jobs.of(ANNA),
    "unfinished": lambda unit: unit.jobs.unfinished(ANNA),
    "minutes_since": lambda unit: unit.jobs.minutes_since(ANNA, NOON),
    "using": lambda unit: unit.jobs.using("a" * 64),
    "is_used": lambda unit: unit.jobs.is_used("a" * 64),
    "is_needed": lambda unit: unit.jobs.is_needed("a" * 64),
    "is_needed for a while": lambda unit: unit.jobs.is_needed("a" * 64, 24),
    "media_done_before": lambda unit: unit.jobs.media_done_before(24),
    "chain": lambda unit: unit.jobs.chain("x"),
    "claim": lambda unit: unit.jobs.claim("x", "w"),
    "beat": lambda unit: unit.jobs.beat("x", 1),
    "finish": lambda unit: unit.jobs.finish("x", 1, RESULT),
    "fail": lambda unit: unit.jobs.fail("x", 1, Failure("x")),
    "cancel": lambda unit: unit.jobs.cancel("x"),
    "take_over": lambda unit: unit.jobs.take_over(),
    "delivered": lambda unit: unit.jobs.delivered("x"),
    "forget_of": lambda unit: unit.jobs.forget_of(ANNA),
    "forget_ended_before": lambda unit: unit.jobs.forget_ended_before(NOON),
    "inbox.forget_older_than": lambda unit: unit.inbox.forget_older_than(NOON),
    "people.find": lambda unit: unit.people.find(ANNA),
    "people.set_locale": lambda unit: unit.people.set_locale(ANNA, "de"),
    "people.forget": lambda unit: unit.people.forget(ANNA),
    "deliveries.state": lambda unit: unit.deliveries.state("x", "card"),
    "deliveries.sent": lambda unit: unit.deliveries.sent("x", "card", []),
    "questions.ask": lambda unit: unit.questions.ask("x", make_job().reply_to),
    "questions.about": lambda unit: unit.questions.about(make_job().reply_to),
    "speeds.record": lambda unit: unit.speeds.record(Stage.AUDIO, "x", 1, 1),
}


@pytest.mark.parametrize("name", HOT)
async def test_no_question_reads_a_whole_table(database: Database, name: str) -> None:
    await add(database, *(make_job(number) for number in range(10)))
    async with database.begin() as unit:
        await unit.people.meet(ANNA, "en")
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, said: str, values: Any, *_: object) -> None:
        if said.split(maxsplit=1)[0] in ("SELECT", "UPDATE", "DELETE"):
            asked.append((said, values))

    engine = database._writing.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    async with database.begin() as unit:
        await HOT[name](unit)
    event.remove(engine, "before_cursor_execute", note)
    assert asked
    for said, values in asked:
        steps = await plan(database, said, values)
        scans = [step for step in steps if "SCAN" in step and "USING COVERING INDEX" not in step]
        assert not scans, (said, steps)


async def test_the_queue_is_read_in_order_and_not_sorted(database: Database) -> None:
    said = "SELECT id FROM jobs WHERE state = 'queued' ORDER BY turn, created, id LIMIT 1"
    index = "ix_jobs_state_turn_created_id"
    assert await plan(database, said) == [f"SEARCH jobs USING COVERING INDEX {index} (state=?)"]
    said = "SELECT min(turn) FROM jobs WHERE state = 'queued'"
    assert await plan(database, said) == [f"SEARCH jobs USING COVERING INDEX {index} (state=?)"]


def test_a_file_that_is_being_switched_to_wal_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite says at once that such a file is locked, whatever the timeout."""
    tries, connect = [0], sqlite3.connect

    def busy_at_first(path: str, timeout: float) -> sqlite3.Connection:
        tries[0] += 1
        if tries[0] == 1:
            raise sqlite3.OperationalError("database is locked")
        return connect(path, timeout=timeout)

    monkeypatch.setattr("storage.database.sqlite3.connect", busy_at_first)
    _make_file(str(tmp_path / "rows.db"))
    assert tries == [2]
    with closing(connect(tmp_path / "rows.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        _make_file(str(tmp_path / "nowhere" / "rows.db"))
