"""Two processes with one database: one serves a platform, the other says so and waits."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from bot.app import platform_lease
from bot.app.platform_lease import run_with_lease
from bot.app.process_lock import single_process_lock
from storage.database import Database
from storage.errors import BadSetting
from storage.models import Platform
from storage.repositories import ServiceFlags
from tests.unit.rows import put_rows

TELEGRAM = Platform.TELEGRAM


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    await asyncio.to_thread(put_rows, tmp_path / "test.db")
    opened = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/test.db")
    yield opened
    await opened.close()


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform_lease, "WAIT_SECONDS", 0.02)
    monkeypatch.setattr(platform_lease, "RENEW_SECONDS", 0.05)


class Process:
    """A process that serves a platform until it is stopped."""

    def __init__(self, database: Database, holder: str, platform: Platform = TELEGRAM) -> None:
        self.serves = asyncio.Event()
        self.task = asyncio.create_task(run_with_lease(database, platform, holder, self._serve))

    async def _serve(self) -> None:
        self.serves.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.serves.clear()

    async def stop(self) -> None:
        self.task.cancel()
        with suppress(asyncio.CancelledError):
            await self.task


async def test_second_process_says_so_and_serves_when_the_first_has_ended(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    first = Process(database, "a")
    await asyncio.wait_for(first.serves.wait(), 60)
    second = Process(database, "b")
    await asyncio.sleep(0.3)
    assert not second.serves.is_set()
    assert capsys.readouterr().out.count("another process serves this platform") == 1
    await first.stop()
    await asyncio.wait_for(second.serves.wait(), 60)
    await second.stop()


async def test_platforms_have_leases_of_their_own(database: Database) -> None:
    processes = [Process(database, "a"), Process(database, "b", Platform.DISCORD)]
    for each in processes:
        await asyncio.wait_for(each.serves.wait(), 60)
        await each.stop()


async def test_restarted_process_takes_its_own_lease_at_once(database: Database) -> None:
    """It was killed, so that it released nothing."""
    async with database.begin() as unit:
        assert await unit.service_flags.hold_platform(TELEGRAM, "a", 3600)
        assert not await unit.service_flags.hold_platform(TELEGRAM, "b", 3600)
    again = Process(database, "a")
    await asyncio.wait_for(again.serves.wait(), 60)
    await again.stop()


async def test_lease_of_a_dead_process_runs_out(database: Database) -> None:
    async with database.begin() as unit:
        assert await unit.service_flags.hold_platform(TELEGRAM, "dead", 0.2)
    waits = Process(database, "b")
    await asyncio.wait_for(waits.serves.wait(), 60)
    await waits.stop()


async def test_process_that_lost_its_lease_ends(database: Database) -> None:
    """It was suspended for longer than a lease, and another one has taken over."""
    first = Process(database, "a")
    await asyncio.wait_for(first.serves.wait(), 60)
    async with database.begin() as unit:
        await unit.service_flags.release_platform(TELEGRAM, "a")
        assert await unit.service_flags.hold_platform(TELEGRAM, "b", 3600)
    with pytest.raises(BadSetting) as ended:
        await asyncio.wait_for(first.task, 60)
    assert "another mp4totext process serves telegram" in ended.value.values["problem"]
    async with database.begin() as unit:
        assert not await unit.service_flags.hold_platform(TELEGRAM, "c", 1)


async def test_error_of_the_platform_ends_the_lease(database: Database) -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await run_with_lease(database, TELEGRAM, "a", fail)
    async with database.begin() as unit:
        assert await unit.service_flags.hold_platform(TELEGRAM, "b", 1)


async def test_absent_database_does_not_end_the_platform(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Process(database, "a")
    await asyncio.wait_for(first.serves.wait(), 60)
    tries = asyncio.Event()

    async def away(*_: object) -> bool:
        tries.set()
        raise OSError("the database is away")

    monkeypatch.setattr(platform_lease, "_try_lease", away)
    await asyncio.wait_for(tries.wait(), 60)
    await asyncio.sleep(0.1)
    assert first.serves.is_set()
    await first.stop()


def test_id_of_a_folder_survives_a_restart(tmp_path: Path) -> None:
    with single_process_lock(tmp_path / "one", TELEGRAM) as first:
        pass
    with (
        single_process_lock(tmp_path / "one", TELEGRAM) as again,
        single_process_lock(tmp_path / "two", TELEGRAM) as other,
    ):
        assert again == first
        assert other != first


async def test_platform_is_served_when_there_is_room_on_the_disk(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold, tries = ServiceFlags.hold_platform, iter([True, True])
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL

    async def fail_twice(self: ServiceFlags, *args: Any) -> bool:
        if next(tries, False):
            raise full
        return await hold(self, *args)

    monkeypatch.setattr(ServiceFlags, "hold_platform", fail_twice)
    process = Process(database, "a")
    async with asyncio.timeout(20):
        await process.serves.wait()
    await process.stop()
