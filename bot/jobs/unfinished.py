"""Jobs of a person that have not ended."""

from __future__ import annotations

from storage.database import Unit
from storage.models import Job, Person


async def unfinished_jobs(person: Person, unit: Unit) -> list[Job]:
    """Return the unfinished jobs of all the person's accounts, newest first."""
    jobs = [job for one in person.accounts for job in await unit.jobs.list_for(one, limit=100)]
    unfinished = [job for job in jobs if not job.state.is_final]
    return sorted(unfinished, key=lambda job: job.created, reverse=True)
