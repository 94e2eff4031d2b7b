"""Lease of a platform in the database: a second process with the same database stands by.

The lock of the data folder holds on one machine only. Two processes on one database would both take
updates and deliver every answer twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.chat.leases import LEASES
from storage import logs
from storage.database import Database
from storage.database_errors.transient import retry_transient
from storage.errors import BadSetting
from storage.models import Platform
from storage.watch.health import HEALTH


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds that a lease holds without renewal, by the database's clock, and seconds between two
    renewals."""

    lease: float
    renew: float


FAST = Timing(6.0, 1.5)
CALM = Timing(15.0, 5.0)
"""On SQLite, which is for one machine, and whose every write waits for the disk."""
MARGIN_SECONDS = 1.0
"""Seconds before its end at which a lease no longer counts as held: what was begun until then is on
its way before another process can serve."""
WAIT_SECONDS = 0.5
"""Seconds between two tries to get a lease that another process holds."""
REMIND_SECONDS = 3600.0

log = logs.get(__name__)


class LeaseLost(BadSetting):
    """Another process serves the platform. Started again, this one stands by: unlike a wrong
    setting it ends the process with the status of a failure, so that a supervisor does so."""


async def run_with_lease(
    database: Database, platform: Platform, holder: str, run: Callable[[], Awaitable[None]]
) -> None:
    """Stand by until no other process has the lease of a platform, then run, and release it at the
    end. `holder` is the same after a restart. Raises LeaseLost when another process takes the
    lease, and errors of `run`."""
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
        LEASES.forget(platform)


async def _wait_for_lease(database: Database, platform: Platform, holder: str) -> None:
    clock = asyncio.get_running_loop().time
    reminded = float("-inf")
    why = "another process serves this platform with this database"
    while True:
        if await retry_transient(lambda: _try_lease(database, platform, holder)):
            break
        if clock() - reminded >= REMIND_SECONDS:
            reminded = clock()
            log.info("standby: another process serves this platform", platform=platform)
        HEALTH.set_standby(platform, why)
        await asyncio.sleep(WAIT_SECONDS)
    if reminded > 0:
        log.warning("no longer standby, taking over", platform=platform)
    HEALTH.end_standby(platform)


async def _keep_lease(database: Database, platform: Platform, holder: str) -> None:
    """Renew the lease until cancelled. Raises LeaseLost when another process has it."""
    with HEALTH.loop(f"{platform} lease") as loop:
        while True:
            pause = _timing(database).renew
            loop.moved(pause)
            await asyncio.sleep(pause)
            if not LEASES.holds(platform):
                log.warning("lease of the platform ran out, nothing is sent", platform=platform)
            try:
                is_held = await _try_lease(database, platform, holder)
            except Exception:  # nothing is sent meanwhile: another process may reach the database
                log.exception("lease of the platform not renewed, retrying", platform=platform)
                continue
            if not is_held:
                LEASES.lose(platform)
                problem = f"another mp4totext process serves {platform} with this database"
                raise LeaseLost(setting="DATABASE_URL", problem=problem)


async def _try_lease(database: Database, platform: Platform, holder: str) -> bool:
    """Take or renew the lease. Return whether this process has it. The time of this machine is
    taken first, so that the lease ends here before it ends in the database."""
    asked, seconds = LEASES.clock(), _timing(database).lease
    async with database.begin() as unit:
        is_held = await unit.service_flags.hold_platform(platform, holder, seconds)
    if is_held:
        LEASES.hold(platform, asked + seconds - MARGIN_SECONDS)
    return is_held


def _timing(database: Database) -> Timing:
    return CALM if database.address.startswith("sqlite") else FAST


async def _release(database: Database, platform: Platform, holder: str) -> None:
    try:
        async with database.begin() as unit:
            await unit.service_flags.release_platform(platform, holder)
    except Exception:
        log.exception("lease of the platform not released, it will run out", platform=platform)
