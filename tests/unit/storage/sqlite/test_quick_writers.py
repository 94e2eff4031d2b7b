"""Quick writers: their statements run in the event loop, what may wait does not."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from aiosqlite import Connection

from storage.database import Database
from storage.sqlite import group_commit
from storage.sqlite.connection import _StatementConnection
from tests.unit.storage.conftest import add, make_job


class Calls:
    """Statements by the thread that runs them, and calls of the connections' threads."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.here: list[str] = []
        self.elsewhere: list[str] = []
        self.of_threads = 0
        execute: Any = _StatementConnection.execute
        ask: Any = Connection._execute
        loop = threading.get_ident()

        def noting(self_: Any, sql: str, parameters: Any = (), /) -> Any:
            found = self.here if threading.get_ident() == loop else self.elsewhere
            found.append(sql)
            return execute(self_, sql, parameters)

        def asking(self_: Any, *arguments: Any, **options: Any) -> Any:
            self.of_threads += 1
            return ask(self_, *arguments, **options)

        patch.setattr(_StatementConnection, "execute", noting)
        patch.setattr(Connection, "_execute", asking)


@pytest.fixture
async def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Database]:
    monkeypatch.setattr(group_commit, "MAX_SECONDS", 60)
    opened = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/rows.db")
    yield opened
    await opened.close()


async def write(
    database: Database, number: int, *, fails: bool = False, quick: bool = True
) -> None:
    async with database.begin(quick=quick) as unit:
        await unit.jobs.add(make_job(number))
        if fails:
            raise ValueError(number)


async def numbers(database: Database, count: int) -> list[int]:
    async with database.read() as unit:
        return [it for it in range(count) if await unit.jobs.get(make_job(it).id)]


async def test_group_of_quick_writers_changes_threads_for_begin_and_commit_alone(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await write(database, 99)
    calls = Calls(monkeypatch)
    await asyncio.gather(*(write(database, number) for number in range(40)))
    assert calls.elsewhere == ["BEGIN IMMEDIATE"]
    assert len([sql for sql in calls.here if sql.startswith("INSERT INTO jobs")]) == 40
    assert calls.of_threads <= 4  # BEGIN, COMMIT and the rollback of the pool
    assert await numbers(database, 40) == list(range(40))


async def test_writers_of_both_kinds_share_a_group(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Calls(monkeypatch)
    await asyncio.gather(*(write(database, number, quick=number % 2 == 0) for number in range(10)))
    insert = "INSERT INTO jobs"
    assert len([sql for sql in calls.here if sql.startswith(insert)]) == 5
    assert len([sql for sql in calls.elsewhere if sql.startswith(insert)]) == 5
    assert calls.elsewhere.count("BEGIN IMMEDIATE") == 1
    assert await numbers(database, 10) == list(range(10))


@pytest.mark.parametrize("bad", [0, 3])
async def test_failed_quick_writer_is_rolled_back_alone(database: Database, bad: int) -> None:
    ended = await asyncio.gather(
        *(write(database, number, fails=number == bad) for number in range(6)),
        return_exceptions=True,
    )
    assert [type(it) for it in ended if it] == [ValueError]
    assert await numbers(database, 6) == [it for it in range(6) if it != bad]


@pytest.mark.parametrize("steps", range(8))
async def test_cancelled_quick_writer_leaves_nothing_and_stops_nobody(
    database: Database, steps: int
) -> None:
    """At any step of the event loop: before its turn, while it writes, before the commit."""
    tasks = [asyncio.create_task(write(database, number)) for number in range(5)]
    for _ in range(steps):
        await asyncio.sleep(0)
    tasks[2].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    kept = await numbers(database, 5)
    assert [it for it in kept if it != 2] == [0, 1, 3, 4]
    await add(database, make_job(9))


async def test_event_loop_goes_on_while_quick_writers_wait_for_another_process(
    database: Database, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "rows.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        tasks = [asyncio.create_task(write(database, number)) for number in range(3)]
        until = time.monotonic() + 0.3
        turns = 0
        while time.monotonic() < until:
            await asyncio.sleep(0.001)
            turns += 1
        assert not any(task.done() for task in tasks)
        other.execute("COMMIT")
    await asyncio.gather(*tasks)
    assert turns > 20
    assert await numbers(database, 3) == [0, 1, 2]


async def test_claim_changes_threads_for_begin_and_commit_alone(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add(database, make_job(1))
    calls = Calls(monkeypatch)
    async with database.begin(quick=True) as unit:
        assert await unit.jobs.claim_next("worker") is not None
    assert calls.elsewhere == ["BEGIN IMMEDIATE"]
    assert len(calls.here) == 3
