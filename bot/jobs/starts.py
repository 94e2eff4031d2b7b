"""Starts of jobs behind the commit of their rows: at once, or put off while updates come in."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from bot.chat import Priority
from bot.context.services import Services
from bot.jobs.intake import start_job
from storage import logs
from storage.database import Unit
from storage.models import Job, Platform

PATIENCE = 0.25
"""Seconds that a start gives way to updates: a few go on while updates come without a pause."""
ADOPT_SECONDS = 30.0
HANDED_OVER_SECONDS = 1.0
SKEW = timedelta(minutes=1)
"""Most that the clock of another process may be ahead."""

log = logs.get(__name__)


async def resume(services: Services, platform: Platform) -> None:
    """Resume the jobs of a platform after a restart: fetch missing bytes, send missing cards.

    Some platforms can't be asked whether a message arrived. There, after a crash between sending
    a card and storing its reference, the chat gets a second card and the first is never edited.
    """
    found = await services.database.query(lambda unit: unit.jobs.unstarted(platform))
    services.starts.begun[platform].update(found)
    put_off(services, found)


async def keep_adopting(services: Services, platform: Platform) -> None:
    """Start jobs that the process before this one committed while this one had begun to serve
    already: it stood still in the middle of the commit. Such a job is older than this process, and
    is seen twice, so that none is taken whose start is on its way here."""
    limit = services.clock() + SKEW
    seen = set[str]()
    while True:
        await asyncio.sleep(ADOPT_SECONDS)
        begun = set(services.starts.begun[platform])
        found = await services.database.query(lambda unit: unit.jobs.unstarted(platform, limit))
        services.starts.begun[platform] -= begun.difference(found)
        late = [job for job in found if job in seen and job not in services.starts.begun[platform]]
        if late:
            log.warning("jobs of another process are begun", platform=platform, jobs=len(late))
            services.starts.begun[platform].update(late)
            put_off(services, late)
        seen = set(found)


async def keep_beginning(services: Services, platform: Platform) -> None:
    """Start the jobs that pages and programs hand over, also those of other processes."""
    while True:
        found = await services.database.query(lambda unit: unit.handed_over.list_for(platform))
        if found:
            await services.database.transact(partial(_take_over, found))
            services.starts.begun[platform].update(found)
            put_off(services, found)
        await asyncio.sleep(HANDED_OVER_SECONDS)


async def _take_over(jobs: Sequence[str], unit: Unit) -> None:
    await unit.handed_over.remove(jobs)


async def begin(services: Services, job: Job) -> None:
    """Send the card of a new job and start its download, or do so later when many others start.
    Later replies in the chat stay behind a card that is not put off."""
    starts = services.starts
    starts.begun[job.account.platform].add(job.id)
    if not starts.has_room:
        put_off(services, [job.id])
        return
    await starts.wait_for_place()
    with starts.in_place():
        await services.updates.wait_clear(PATIENCE)
        await start_job(services, job)


def put_off(services: Services, ids: Sequence[str]) -> None:
    """Start jobs later. Their rows keep what they owe: nothing is lost with this process."""
    services.starts.put_off(ids)
    if ids and not services.starts.is_drained:
        services.starts.is_drained = True
        services.tasks.start("starts", partial(_drain, services))


async def _drain(services: Services) -> None:
    starts = services.starts
    try:
        while len(starts):
            await services.updates.wait_clear(PATIENCE)
            await starts.wait_for_place()
            job_id = starts.take()
            services.tasks.start(("start", job_id), partial(_start, services, job_id))
    finally:
        starts.is_drained = False


async def _start(services: Services, job_id: str) -> None:
    """Start a job unless it has ended or started meanwhile. Its card waits its turn among the
    answers: replies to people who ask for something now go first."""
    with services.starts.in_place():
        job = await services.database.query(lambda unit: unit.jobs.get(job_id))
        if job is not None and job.finished is None:
            await start_job(services, job, Priority.ANSWER)
