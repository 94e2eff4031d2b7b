from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from storage.database import Database
from storage.models import JobState, Platform
from tests.unit.storage.conftest import add, make_job


async def test_drained_service_claims_no_jobs_and_running_jobs_continue(database: Database) -> None:
    running, waiting = make_job(1), make_job(2)
    await add(database, running, waiting)
    async with database.begin() as unit:
        assert await unit.jobs.claim_next("w")
        assert await unit.service_flags.drained_since() is None
        assert await unit.service_flags.drain()
        assert not await unit.service_flags.drain()
    async with database.begin() as unit:
        since = await unit.service_flags.drained_since()
        assert since is not None
        assert abs(datetime.now(UTC) - since) < timedelta(seconds=5)
        assert await unit.jobs.claim_next("w") is None
        assert await unit.jobs.claim(waiting.id, "w") is None
        assert await unit.jobs.renew(running.id, 1)
        assert await unit.jobs.release(running.id, 1)
        assert await unit.jobs.claim(running.id, "w") is None
        assert (await unit.jobs.counts())[JobState.QUEUED] == 2
        assert await unit.service_flags.resume()
        assert not await unit.service_flags.resume()
        taken = await unit.jobs.claim_next("w")
    assert taken is not None
    assert taken.id == running.id


async def test_reading_begins_where_the_one_before_was_not_ended(database: Database) -> None:
    async with database.begin() as unit:
        first = await unit.service_flags.begin_reading(Platform.DISCORD)
    await asyncio.sleep(1.1)  # SQLite's clock of the column has seconds
    async with database.begin() as unit:
        assert await unit.service_flags.begin_reading(Platform.DISCORD) == first
        assert await unit.service_flags.begin_reading(Platform.TELEGRAM) > first
        assert await unit.service_flags.drained_since() is None
        await unit.service_flags.end_reading(Platform.DISCORD)
    async with database.begin() as unit:
        assert await unit.service_flags.begin_reading(Platform.DISCORD) > first


async def test_holder_is_whose_lease_holds(database: Database) -> None:
    async with database.begin() as unit:
        assert await unit.service_flags.holder(Platform.TELEGRAM) == ""
        assert await unit.service_flags.hold_platform(Platform.TELEGRAM, "a", 60)
        assert await unit.service_flags.hold_platform(Platform.DISCORD, "b", -1)
    async with database.read() as unit:
        assert await unit.service_flags.holder(Platform.TELEGRAM) == "a"
        assert await unit.service_flags.holder(Platform.DISCORD) == ""
