"""Jobs in a database: read, claimed."""

from __future__ import annotations

from storage.database import Database
from storage.models import (
    Job,
)


async def get(database: Database, job: Job) -> Job:
    async with database.read() as unit:
        stored = await unit.jobs.get(job.id)
    assert stored is not None
    return stored


async def claim(database: Database, job: Job) -> int:
    async with database.begin() as unit:
        claimed = await unit.jobs.claim(job.id, "w1")
    assert claimed is not None
    return claimed.attempt
