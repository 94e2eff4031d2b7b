"""Lease of a platform in the database: a second process with the same database waits.

The lock of the data folder holds on one machine only. Two processes on one database would both take
updates and deliver every answer twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from storage import logs
from storage.database import Database
from storage.database_errors.transient import retry_transient
from storage.errors import BadSetting
from storage.models import Platform
from storage.watch.health import HEALTH

LEASE_SECONDS = 15.0
"""Seconds that a lease holds without renewal, by the database's clock."""
RENEW_SECONDS = 5.0
WAIT_SECONDS = 1.0
"""Seconds between two tries to get a lease that another process holds."""
REMIND_SECONDS = 60.0

log = logs.get(__name__)


async def run_with_lease(
    database: Database, platform: Platform, holder: str, run: Callable[[], Awaitable[None]]
) -> None:
    """Wait for the lease of a platform, then run, and release it at the end. `holder` is the same
    after a restart. Raises BadSetting when another process takes the lease, and errors of `run`."""
    await _wait_for_lease(database, platform, holder)
    tasks = [
        asyncio.ensure_future(run()),
        asyncio.create_task(_keep_lease(database, platform, holder)),
    ]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            await task
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await _release(database, platform, holder)


async def _wait_for_lease(database: Database, platform: Platform, holder: str) -> None:
    clock = asyncio.get_running_loop().time
    reminded = float("-inf")
    why = "another process serves this platform with this database, waiting until it ends"
    while True:
        if await retry_transient(lambda: _try_lease(database, platform, holder)):
            return
        if clock() - reminded >= REMIND_SECONDS:
            reminded = clock()
            log.warning(why, platform=platform)
        HEALTH.set_connection(platform, why)
        await asyncio.sleep(WAIT_SECONDS)


async def _keep_lease(database: Database, platform: Platform, holder: str) -> None:
    """Renew the lease until cancelled. Raises BadSetting when another process has it."""
    with HEALTH.loop(f"{platform} lease") as loop:
        while True:
            loop.moved(RENEW_SECONDS)
            await asyncio.sleep(RENEW_SECONDS)
            try:
                is_held = await _try_lease(database, platform, holder)
            except Exception:  # without the database nobody else can take it either
                log.exception("lease of the platform not renewed, retrying", platform=platform)
                continue
            if not is_held:
                problem = f"another mp4totext process serves {platform} with this database"
                raise BadSetting(setting="DATABASE_URL", problem=problem)


async def _try_lease(database: Database, platform: Platform, holder: str) -> bool:
    async with database.begin() as unit:
        return await unit.service_flags.hold_platform(platform, holder, LEASE_SECONDS)


async def _release(database: Database, platform: Platform, holder: str) -> None:
    try:
        async with database.begin() as unit:
            await unit.service_flags.release_platform(platform, holder)
    except Exception:
        log.exception("lease of the platform not released, it will run out", platform=platform)
