"""Files of one album, handled together, and the end of their job."""

from __future__ import annotations

import asyncio

from bot.chat import Upload
from bot.delivery.outbox import OutboxRelay
from bot.dispatch.dispatcher import make_dispatcher
from storage.models import Job, Result
from tests.unit.bot.dispatch.test_dispatcher import jobs
from tests.unit.bot.fakes import BotHarness


async def handle_together(harness: BotHarness, *pieces: Upload) -> None:
    """Handle the files of one album; no download begins before the last file has come."""
    listen = make_dispatcher(harness.services)
    with harness.services.first_cards.hold():
        for piece in pieces:
            await listen(piece)
    async with asyncio.timeout(60):
        await harness.services.tasks.wait_idle()


def parts_of(job: Job) -> list[str]:
    return [part.name for part in job.media.parts]


async def finish(harness: BotHarness, job: Job) -> None:
    async with harness.services.database.begin() as unit:
        await unit.jobs.claim(job.id, "worker")
        await unit.jobs.finish(job.id, 1, Result("X", "en", 1.0, "Hi", None, (), (), (), {}))


async def oldest_first(harness: BotHarness) -> list[Job]:
    return (await jobs(harness))[::-1]


async def wait_for_deliveries(relay: OutboxRelay) -> None:
    for owed in relay._deliveries.values():
        if owed.task is not None:
            await owed.task
