"""Starts of jobs behind the commit of their rows: at once, or put off while updates come in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.chat import Priority
from bot.context.services import Services
from bot.jobs.intake import start_job
from storage.models import Job, Platform

PATIENCE = 0.25
"""Seconds that a start gives way to updates: a few go on while updates come without a pause."""


async def resume(services: Services, platform: Platform) -> None:
    """Resume the jobs of a platform after a restart: fetch missing bytes, send missing cards.

    Some platforms can't be asked whether a message arrived. There, after a crash between sending
    a card and storing its reference, the chat gets a second card and the first is never edited.
    """
    put_off(services, await services.database.query(lambda unit: unit.jobs.unstarted(platform)))


async def begin(services: Services, job: Job) -> None:
    """Send the card of a new job and start its download, or do so later when many others start.
    Later replies in the chat stay behind a card that is not put off."""
    starts = services.starts
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
