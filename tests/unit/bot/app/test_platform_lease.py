"""Two processes with one database: one serves a platform, the other says so and stands by."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from bot.app import platform_lease
from bot.app.platform_lease import FAST, LeaseLost, Timing, run_with_lease
from bot.app.process_lock import folder_name, runs_here, single_process_lock
from bot.chat.leases import LEASES
from storage.database import Database, Unit
from storage.errors import BadSetting
from storage.models import Platform
from storage.repositories import ServiceFlags
from storage.watch.health import HEALTH
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
    monkeypatch.setattr(platform_lease, "CALM", Timing(15.0, 0.05))


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
    said = capsys.readouterr().out
    assert said.count("standby: another process serves this platform") == 1
    assert HEALTH.standby(TELEGRAM).startswith("another process serves this platform")
    await first.stop()
    await asyncio.wait_for(second.serves.wait(), 60)
    assert "no longer standby, taking over" in capsys.readouterr().out
    assert not HEALTH.standby(TELEGRAM)
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
    with pytest.raises(LeaseLost) as ended:
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


async def test_nothing_is_sent_from_the_end_of_the_lease_until_it_is_renewed(
    database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another process may have it by then, if that one reaches the database."""
    monkeypatch.setattr(platform_lease, "CALM", Timing(0.5, 0.05))
    monkeypatch.setattr(platform_lease, "MARGIN_SECONDS", 0.0)
    first = Process(database, "a")
    await asyncio.wait_for(first.serves.wait(), 60)
    assert LEASES.holds(TELEGRAM)
    really = platform_lease._try_lease

    async def away(*_: object) -> bool:
        raise OSError("the database is away")

    monkeypatch.setattr(platform_lease, "_try_lease", away)
    async with asyncio.timeout(60):
        while LEASES.holds(TELEGRAM):  # noqa: ASYNC110  a clock
            await asyncio.sleep(0.02)
    sending = asyncio.create_task(LEASES.wait(TELEGRAM))
    await asyncio.sleep(0.2)
    assert not sending.done()
    assert "nothing is sent" in capsys.readouterr().out
    monkeypatch.setattr(platform_lease, "_try_lease", really)
    assert await asyncio.wait_for(sending, 60)
    assert first.serves.is_set()
    await first.stop()


async def test_lease_ends_here_before_it_ends_in_the_database(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer of a slow database comes late: the lease began when it was asked."""
    asked: list[float] = []
    begin = database.begin

    @asynccontextmanager
    async def slow() -> AsyncIterator[Unit]:
        asked.append(LEASES.clock())
        async with begin() as unit:
            yield unit
        await asyncio.sleep(0.3)

    monkeypatch.setattr(database, "begin", slow)
    monkeypatch.setattr(platform_lease, "CALM", Timing(15.0, 60.0))
    first = Process(database, "a")
    await asyncio.wait_for(first.serves.wait(), 60)
    until = asked[0] + 15.0 - platform_lease.MARGIN_SECONDS
    assert LEASES._until[TELEGRAM] <= until
    await first.stop()
    assert TELEGRAM not in LEASES._until


def test_takeover_takes_less_than_ten_seconds() -> None:
    """The rest of the ten seconds is for the start of the process that takes over."""
    assert FAST.lease + platform_lease.WAIT_SECONDS <= 6.5
    # Two renewals may fail, and the third one be in time.
    assert FAST.lease - platform_lease.MARGIN_SECONDS > 3 * FAST.renew


def test_id_of_a_folder_survives_a_restart(tmp_path: Path) -> None:
    with single_process_lock(tmp_path / "one", TELEGRAM) as first:
        pass
    with (
        single_process_lock(tmp_path / "one", TELEGRAM) as again,
        single_process_lock(tmp_path / "two", TELEGRAM) as other,
    ):
        assert again == first
        assert other != first


def test_second_process_of_a_folder_is_refused_or_stands_by(tmp_path: Path) -> None:
    with single_process_lock(tmp_path, TELEGRAM) as first:
        with (
            pytest.raises(BadSetting) as refused,
            single_process_lock(tmp_path, TELEGRAM),
        ):
            pytest.fail("two processes serve")
        assert "already serves telegram" in refused.value.values["problem"]
        with single_process_lock(tmp_path, TELEGRAM, alone=False) as second:
            assert second != first
        assert folder_name(tmp_path, TELEGRAM) == first
        assert runs_here(tmp_path, TELEGRAM)
    assert not runs_here(tmp_path, TELEGRAM)
    assert not runs_here(tmp_path / "none", TELEGRAM)
    assert folder_name(tmp_path / "none", TELEGRAM) == ""


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
