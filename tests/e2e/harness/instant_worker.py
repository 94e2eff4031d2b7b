"""A worker for tests of the chats: it ends all jobs at once, without engines."""

from __future__ import annotations

import asyncio
from pathlib import Path

from pipeline.queue.client import Queue
from pipeline.queue.embedded_server import socket_path
from storage.blobs import Blobs
from storage.database import Database
from storage.models import Artifact, Ended, FileKind, Job, Progress, Result, Stage
from storage.settings import StorageSettings

HEADLINE = "What was said"


async def finish_jobs(data: Path, count: int, hints: int, pause: float) -> None:
    """Claim `count` jobs of the service in this folder, report progress `hints` times with a pause
    in between, and end all of them at once."""
    settings = StorageSettings(data_dir=data, database_url="", blob_url="")
    database = await Database.open(settings.database)
    queue = await Queue.open(f"unix://{socket_path(data / 'queue')}")
    blobs = await asyncio.to_thread(Blobs.open, settings.blobs)
    try:
        jobs = await _claimed(database, count)
        for number in range(1, hints + 1):
            for job in jobs:
                text = f"and so it goes, part {number}"
                part = number / (hints + 1)
                await queue.publish(Progress(job.id, Stage.TRANSCRIPT, part, 30.0, text, text))
            await asyncio.sleep(pause)
        file = Artifact(FileKind.TXT, "talk.txt", "text/plain", blobs.put_bytes("media/x/t", b"."))
        result = Result(HEADLINE, "en", 10.0, "Hello there.", None, (), (file,))
        async with database.begin() as unit:
            for job in jobs:
                await unit.jobs.finish(job.id, job.attempt, result)
        for job in jobs:
            await queue.publish(Ended(job.id))
    finally:
        await queue.close()
        await database.close()


async def _claimed(database: Database, count: int) -> list[Job]:
    jobs: list[Job] = []
    async with asyncio.timeout(60):
        while len(jobs) < count:
            async with database.begin() as unit:
                waiting = await unit.jobs.waiting()
                claimed = [await unit.jobs.claim(job.id, "swift") for job in waiting]
            jobs += [job for job in claimed if job is not None]
            await asyncio.sleep(0.1)
    return jobs
