"""Recordings of a page, handed over to the bot of a platform."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from unittest.mock import patch

from bot.jobs import starts
from bot.jobs.starts import keep_beginning
from bot.jobs.submission import Submission
from storage.database import Unit
from storage.models import Job, Platform
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.job_states import result

PAGE = Submission(ANNA, "upload-1")


@asynccontextmanager
async def serving(harness: BotHarness) -> AsyncIterator[None]:
    """Let the bot of the platform begin what is handed over."""
    with patch.object(starts, "HANDED_OVER_SECONDS", 0.01):
        loop = asyncio.create_task(keep_beginning(harness.services, Platform.TELEGRAM))
        try:
            yield
        finally:
            loop.cancel()
            await asyncio.gather(loop, return_exceptions=True)


async def begun(harness: BotHarness) -> None:
    """Wait until nothing is handed over, and until the begun jobs have their cards."""
    async with asyncio.timeout(30):
        while await harness.services.database.query(  # noqa: ASYNC110  nothing tells of it
            lambda unit: unit.handed_over.list_for(Platform.TELEGRAM)
        ):
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.05)
    await harness.services.tasks.wait_idle()


async def stored(harness: BotHarness, job: Job) -> Job:
    found = await harness.services.database.query(lambda unit: unit.jobs.get(job.id))
    assert found is not None
    return found


async def finish(harness: BotHarness, job: Job) -> None:
    async def work(unit: Unit) -> None:
        claimed = await unit.jobs.claim(job.id, "worker")
        assert claimed is not None
        assert await unit.jobs.finish(job.id, claimed.attempt, result(harness))

    await harness.services.database.transact(work)


async def media_blobs(harness: BotHarness) -> list[str]:
    return await asyncio.to_thread(harness.services.blobs.keys, "media/")
