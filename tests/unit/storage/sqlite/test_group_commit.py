"""Waiting writers share a transaction on SQLite, and do not affect each other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.database import Database
from storage.database_errors.transient import TransientDatabaseError
from storage.sqlite import group_commit
from tests.unit.storage.conftest import add, make_job


class Commits:
    """Counter of commits."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, _connection: Connection) -> None:
        self.count += 1


@pytest.fixture(autouse=True)
def _patient_group(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let writers join a group on a machine that is too busy to run them within MAX_SECONDS."""
    monkeypatch.setattr(group_commit, "MAX_SECONDS", 60)


@pytest.fixture
async def commits(database: Database) -> AsyncIterator[Commits]:
    commits_ = Commits()
    engine = database._write_engine.sync_engine
    event.listen(engine, "commit", commits_)
    yield commits_
    event.remove(engine, "commit", commits_)


async def count_rows(database: Database) -> int:
    async with database.read() as unit:
        return sum((await unit.jobs.counts()).values())


async def test_waiting_writers_share_a_commit(database: Database, commits: Commits) -> None:
    await asyncio.gather(*(add(database, make_job(number)) for number in range(30)))
    assert commits.count == 1
    assert await count_rows(database) == 30


async def test_writers_continue_only_after_the_commit(database: Database, commits: Commits) -> None:
    counts: list[int] = []

    async def write(number: int) -> None:
        await add(database, make_job(number))
        counts.append(commits.count)

    await asyncio.gather(*map(write, range(5)))
    assert counts == [1] * 5


async def test_failed_writer_of_a_group_is_rolled_back_alone(
    database: Database, commits: Commits
) -> None:
    async def write(number: int) -> None:
        async with database.begin() as unit:
            await unit.jobs.add(make_job(number))
            if number % 3 == 2:
                raise ValueError(number)

    results = await asyncio.gather(*map(write, range(9)), return_exceptions=True)
    assert [str(it) for it in results if it] == ["2", "5", "8"]
    assert commits.count == 1
    async with database.read() as unit:
        found = [await unit.jobs.get(make_job(number).id) for number in range(9)]
    assert [bool(job) for job in found] == [True, True, False] * 3


async def test_group_commits_after_its_first_writer_fails(database: Database) -> None:
    async def fails() -> None:
        async with database.begin() as unit:
            await unit.jobs.add(make_job(1))
            raise ValueError

    first, second = await asyncio.gather(
        fails(), add(database, make_job(2)), return_exceptions=True
    )
    assert isinstance(first, ValueError)
    assert second is None
    assert await count_rows(database) == 1


async def test_failed_commit_raises_in_all_writers_of_the_group(database: Database) -> None:
    async def spoils() -> None:
        async with database.begin() as unit:
            connection = unit.jobs._connection
            await connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            await connection.exec_driver_sql("INSERT INTO accounts VALUES ('telegram', '1', 77, 0)")

    results = await asyncio.gather(
        add(database, make_job(1)), spoils(), add(database, make_job(2)), return_exceptions=True
    )
    assert all(isinstance(it, IntegrityError) for it in results), results
    assert await count_rows(database) == 0
    await add(database, make_job())


async def test_aborted_transaction_raises_in_writers_that_lost_data(database: Database) -> None:
    """SQLite rolls everything back by itself, as on a full disk, and the next writer works."""

    async def breaks() -> None:
        async with database.begin() as unit:
            connection = unit.jobs._connection
            await connection.exec_driver_sql("ROLLBACK")

    results = await asyncio.gather(
        add(database, make_job(1)), breaks(), add(database, make_job(2)), return_exceptions=True
    )
    assert isinstance(results[0], TransientDatabaseError)
    assert isinstance(results[1], TransientDatabaseError)
    assert results[2] is None
    assert await count_rows(database) == 1


async def test_locked_database_raises_and_later_writes_succeed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_connection: Connection) -> None:
        raise OperationalError("BEGIN IMMEDIATE", None, Exception("database is locked"))

    engine = database._write_engine.sync_engine
    event.listen(engine, "begin", refuse)
    with pytest.raises(OperationalError, match="locked"):
        await add(database, make_job())
    event.remove(engine, "begin", refuse)
    await add(database, make_job())


async def test_cancelled_waiting_writer_does_not_block_the_queue(database: Database) -> None:
    async with database.begin() as unit:
        waiting = [asyncio.create_task(add(database, make_job(it))) for it in range(3)]
        await asyncio.sleep(0.01)
        waiting[1].cancel()
        await asyncio.sleep(0.01)
        await unit.jobs.add(make_job(9))
    async with asyncio.timeout(5):
        await asyncio.wait(waiting)
    assert waiting[1].cancelled()
    assert await count_rows(database) == 3


async def test_close_waits_for_the_rollback_of_a_failed_writer(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/rows.db")
    rolled_back: list[Connection] = []
    event.listen(database._write_engine.sync_engine, "rollback", rolled_back.append)

    async def fail() -> None:
        async with database.begin():
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    await database.close()
    assert len(rolled_back) == 1
    others = asyncio.all_tasks() - {asyncio.current_task()}
    assert not others
