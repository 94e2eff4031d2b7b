"""A ten-second note alone, and beside a running hour-long recording, through the real worker."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.recordings import talk
from benchmarks.table import Row
from pipeline.queue.client import Queue
from pipeline.queue.embedded_server import EmbeddedServer
from storage.blobs import Blobs
from storage.database import Database
from storage.models import (
    Account,
    Address,
    Job,
    JobState,
    Media,
    MessageRef,
    Options,
    Platform,
    SummaryStyle,
    job_id,
)
from storage.retention import keep_media
from storage.settings import StorageSettings

NOTES = 3
TEXT_ONLY = Options(summary=SummaryStyle.NONE, speech=False)


@dataclass(frozen=True, slots=True)
class Service:
    """A queue, a store and one worker process."""

    database: Database
    blobs: Blobs
    queue: Queue

    async def send(self, path: Path, name: str) -> str:
        """Queue one recording as the bot does. Return the job's id."""
        job = Job(
            id=job_id(Platform.CONSOLE, "bench", name),
            account=Account(Platform.CONSOLE, name),
            reply_to=MessageRef(Address(Platform.CONSOLE, "bench"), name),
            media=Media(str(path), path.name),
            options=TEXT_ONLY,
            created=datetime.now(UTC),
        )
        async with self.database.begin() as unit:
            await unit.jobs.add(job)
        await keep_media(self.database, self.blobs, job.id, job.media, path)
        await self.queue.notify(job.id, 0)
        return job.id

    async def until(self, job: str, state: JobState) -> None:
        """Wait until a job is in this state."""
        while True:
            async with self.database.read() as unit:
                found = await unit.jobs.get(job)
            if found and found.state is state:
                return
            if found and found.state is JobState.FAILED:
                raise RuntimeError(f"the job failed: {found.failure}")
            await asyncio.sleep(0.05)

    async def note(self, path: Path, name: str) -> float:
        """Return the seconds from the notification to the result of one recording."""
        started = time.perf_counter()
        await self.until(await self.send(path, name), JobState.DONE)
        return time.perf_counter() - started


@asynccontextmanager
async def running_service(folder: Path) -> AsyncIterator[Service]:
    """Run a service in `folder`; stop it at the end."""
    settings = StorageSettings(data_dir=folder, database_url="", blob_url="")
    async with EmbeddedServer(folder / "queue") as url:
        database = await Database.open(settings.database)
        queue = await Queue.open(url)
        worker = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "worker"),
            env={**os.environ, "DATA_DIR": str(folder), "REDIS_URL": url, "LOG_LEVEL": "WARNING"},
        )
        try:
            yield Service(database, Blobs.open(settings.blobs), queue)
        finally:
            worker.terminate()
            await worker.wait()
            await queue.close()
            await database.close()


async def measure(folder: Path, hour: Path, notes: list[Path]) -> tuple[float, float]:
    """Return the median seconds of a note alone, and beside the long recording.

    All notes differ, so that none is answered from the store.
    """
    async with running_service(folder) as service:
        await service.note(notes[0], "warm-up")
        alone = [await service.note(path, f"alone {path.name}") for path in notes[1 : NOTES + 1]]
        long = await service.send(hour, "long")
        await service.until(long, JobState.RUNNING)
        await asyncio.sleep(20)  # its recognition runs now
        beside = [await service.note(path, f"beside {path.name}") for path in notes[NOTES + 1 :]]
    return sorted(alone)[len(alone) // 2], sorted(beside)[len(beside) // 2]


def rows(folder: Path, minutes: float = 60) -> Iterator[Row]:
    """Yield the rows about fairness."""
    notes = [talk(10, folder, first=number) for number in range(2 * NOTES + 1)]
    alone, beside = asyncio.run(measure(folder / "fair", talk(minutes * 60, folder), notes))
    yield Row("a 10 s note alone, text only", f"{alone:.2f} s")
    yield Row(
        f"a 10 s note beside a running {minutes:.0f} min recording",
        f"{beside:.2f} s ({beside / alone:.2f} times)",
        "at most 1.5 times, plus one window",
    )
