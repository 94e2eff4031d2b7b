"""Checks for health probes: a row, a file, the queue. No model, no listing, no other server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from typing import Any

from bot.app.config import Findings, Settings
from bot.doctor import blob_store, database, queue_server
from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken
from bot.doctor.settings import unusable_folder
from storage.errors import BadSetting

TIMEOUT = 15.0
"""Seconds for all three checks, which run at the same time."""


async def run_quick_checks(settings: Settings, findings: Findings) -> AsyncIterator[Finding]:
    """Yield a finding for each wrong setting, then at most three of the checks."""
    for each in findings.problems:
        yield broken("settings", str(each))
    context = DoctorContext(settings, unusable_folder(settings, findings))
    storage, queue = settings.storage, settings.pipeline.redis_url
    checks = {
        "database": (storage.database_url, _check_database),
        "blobs": (storage.blob_url, blob_store.check_round_trip),
        "redis": (queue, queue_server.check_running),
    }
    work = {
        name: asyncio.create_task(_with_timeout(name, check(context)))
        for name, (address, check) in checks.items()
        if not context.in_folder(name, address)
    }
    for task in work.values():
        yield await task


async def _check_database(context: DoctorContext) -> Finding:
    return (await database.check_write(context))[0]


async def _with_timeout(name: str, work: Coroutine[Any, Any, Finding]) -> Finding:
    try:
        return await asyncio.wait_for(work, TIMEOUT)
    except TimeoutError:
        return broken(name, f"gave no answer within {TIMEOUT:.0f} s")
    except (BadSetting, OSError) as error:
        problem = error.values["problem"] if isinstance(error, BadSetting) else str(error)
        return broken(name, problem)
