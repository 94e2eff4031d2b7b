"""What a health check asks: a row, a file, the queue. No model, no listing, no other server."""

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

WITHIN = 15.0
"""Seconds for all three, which go beside each other."""


async def examine_quickly(settings: Settings, findings: Findings) -> AsyncIterator[Finding]:
    """Three findings at most."""
    for each in findings.problems:
        yield broken("settings", str(each))
    ground = DoctorContext(settings, unusable_folder(settings, findings))
    storage, queue = settings.storage, settings.pipeline.redis_url
    asked = {
        "database": (storage.database_url, _rows),
        "blobs": (storage.blob_url, blob_store.tried),
        "redis": (queue, queue_server.tried),
    }
    work = {
        name: asyncio.create_task(_within(name, check(ground)))
        for name, (address, check) in asked.items()
        if not ground.in_folder(name, address)
    }
    for task in work.values():
        yield await task


async def _rows(ground: DoctorContext) -> Finding:
    return (await database.tried(ground))[0]


async def _within(name: str, work: Coroutine[Any, Any, Finding]) -> Finding:
    try:
        return await asyncio.wait_for(work, WITHIN)
    except TimeoutError:
        return broken(name, f"gave no answer within {WITHIN:.0f} s")
    except (BadSetting, OSError) as error:
        why = error.values["problem"] if isinstance(error, BadSetting) else str(error)
        return broken(name, why)
