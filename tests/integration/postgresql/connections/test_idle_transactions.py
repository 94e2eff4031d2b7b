"""A process that stands still inside a transaction keeps its locks for a moment only."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import time
from multiprocessing.synchronize import Event

import pytest
from sqlalchemy import Connection, text

from storage.database import Database, Unit
from storage.database_errors.transient import TransientDatabaseError
from storage.models import Platform
from tests.unit.storage.conftest import make_job

SECONDS = 1.0


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.postgresql.engine.IDLE_SECONDS", SECONDS)


async def hold(unit: Unit) -> None:
    assert await unit.service_flags.hold_platform(Platform.TELEGRAM, "one", 1000.0)


async def hold_while_another_waits(one: Database, other: Database) -> None:
    async with one.begin() as unit:
        await hold(unit)
        async with asyncio.timeout(60):
            await other.transact(hold)  # waits for the row
        await hold(unit)


async def test_transaction_that_stands_still_loses_its_locks(url: str) -> None:
    one, other = await Database.open(url), await Database.open(url)
    with pytest.raises(TransientDatabaseError):
        await hold_while_another_waits(one, other)
    await one.transact(hold)
    await one.close()
    await other.close()


def stand_still(url: str, ready: Event) -> None:
    async def stop(unit: Unit) -> None:
        await hold(unit)
        if not ready.is_set():
            ready.set()
            os.kill(os.getpid(), signal.SIGSTOP)
        assert await unit.jobs.add(make_job())

    async def work() -> None:
        database = await Database.open(url)
        await database.transact(stop)
        await database.close()

    asyncio.run(work())


@pytest.mark.timeout(200)
async def test_stopped_process_does_its_transaction_again_when_it_goes_on(url: str) -> None:
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    process = context.Process(target=stand_still, args=(url, ready))
    process.start()
    try:
        assert await asyncio.to_thread(ready.wait, 60)
        database = await Database.open(url)
        async with asyncio.timeout(60):
            await database.transact(hold)
        assert process.is_alive()
    finally:
        assert process.pid is not None
        os.kill(process.pid, signal.SIGCONT)
    await asyncio.to_thread(process.join, 60)
    assert process.exitcode == 0
    async with database.read() as unit:
        assert await unit.jobs.get(make_job().id)
    await database.close()


def pause(connection: Connection) -> None:
    for _ in range(2):
        connection.execute(text("SELECT 1"))
        time.sleep(SECONDS * 1.5)


async def test_backups_and_migrations_may_pause(url: str) -> None:
    database = await Database.open(url, pause)
    await database.read_snapshot(pause)
    await database.close()
