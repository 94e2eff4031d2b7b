"""Jobs of a person that have not ended, and their cancellation."""

from __future__ import annotations

from collections.abc import Sequence

from bot.context.services import Services
from storage.database import Unit
from storage.models import Ended, Job, Person


async def unfinished_jobs(person: Person, unit: Unit) -> list[Job]:
    """Return the unfinished jobs of all the person's accounts, newest first."""
    jobs = [job for one in person.accounts for job in await unit.jobs.list_for(one, limit=100)]
    unfinished = [job for job in jobs if not job.state.is_final]
    return sorted(unfinished, key=lambda job: job.created, reverse=True)


async def cancel_jobs(unit: Unit, jobs: Sequence[Job]) -> list[Job]:
    """Cancel jobs. Return those that had not ended; `tell_workers` follows after the commit."""
    cancelled = set(await unit.jobs.cancel_several([job.id for job in jobs]))
    return [job for job in jobs if job.id in cancelled]


async def tell_workers(services: Services, jobs: Sequence[Job]) -> None:
    """Let workers and cards know of cancelled jobs."""
    for job in jobs:
        await services.queue.cancel(job.id)
        await services.queue.publish(Ended(job.id))
