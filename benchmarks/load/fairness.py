"""Ten-second notes alone, beside a running hour-long recording, and ten at once, through the real
worker."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
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

NOTES = 20
AT_ONCE = 10
WORKER = (sys.executable, "-m", "bot", "worker")
TEXT_ONLY = Options(summary=SummaryStyle.NONE, speech=False)


@dataclass(frozen=True, slots=True)
class Service:
    """A queue, a store and one worker process."""

    database: Database
    blobs: Blobs
    queue: Queue

    async def store(self, path: Path, name: str, person: str = "") -> str:
        """Store one recording of a person, else of somebody new, as the bot does. Return the job's
        id."""
        job = Job(
            id=job_id(Platform.CONSOLE, "bench", name),
            account=Account(Platform.CONSOLE, person or name),
            reply_to=MessageRef(Address(Platform.CONSOLE, "bench"), name),
            media=Media(str(path), path.name),
            options=TEXT_ONLY,
            created=datetime.now(UTC),
        )
        async with self.database.begin() as unit:
            await unit.jobs.add(job)
        await keep_media(self.database, self.blobs, job.id, job.media, path)
        return job.id

    async def send(self, path: Path, name: str, person: str = "") -> str:
        """Store and queue one recording. Return the job's id."""
        job = await self.store(path, name, person)
        await self.queue.notify(job, 0)
        return job

    async def job(self, job: str) -> Job:
        """Return a stored job."""
        async with self.database.read() as unit:
            found = await unit.jobs.get(job)
        if found is None:
            raise LookupError(job)
        return found

    async def state(self, job: str) -> JobState:
        """Return the state of a job. Raises RuntimeError when it has failed."""
        found = await self.job(job)
        if found.state is JobState.FAILED:
            raise RuntimeError(f"the job failed: {found.failure}")
        return found.state

    async def until(self, job: str, state: JobState) -> None:
        """Wait until a job is in this state."""
        while await self.state(job) is not state:  # noqa: ASYNC110  another process changes it
            await asyncio.sleep(0.02)

    async def note(self, path: Path, name: str) -> float:
        """Return the seconds from the notification to the result of one recording."""
        started = time.perf_counter()
        await self.until(await self.send(path, name), JobState.DONE)
        return time.perf_counter() - started


@asynccontextmanager
async def running_service(
    folder: Path, workers: int = 1, command: Sequence[str] = WORKER
) -> AsyncIterator[Service]:
    """Run a service in `folder` with some worker processes; stop it at the end."""
    storage = StorageSettings(data_dir=folder, database_url="", blob_url="")
    async with EmbeddedServer(folder / "queue") as url:
        database = await Database.open(storage.database)
        queue = await Queue.open(url)
        environment = {**os.environ, "DATA_DIR": str(folder), "REDIS_URL": url}
        running = [
            await asyncio.create_subprocess_exec(
                *command, env={**environment, "LOG_LEVEL": "WARNING"}
            )
            for _ in range(workers)
        ]
        try:
            yield Service(database, Blobs.open(storage.blobs), queue)
        finally:
            for worker in running:
                worker.terminate()
            for worker in running:
                await worker.wait()
            await queue.close()
            await database.close()


@dataclass(frozen=True, slots=True)
class Times:
    """Sorted seconds of single notes alone and beside a long recording; seconds until the last of
    `AT_ONCE` notes is done that were sent together."""

    alone: list[float]
    beside: list[float]
    together: float


async def measure(folder: Path, hour: Path, notes: list[Path], copies: list[Path]) -> Times:
    """Return the times of the first NOTES alone, and of their copies beside the long recording.
    All files differ, so that none is answered from the store."""
    waiting = iter(notes)
    async with running_service(folder) as service:
        await service.note(notes[-1], "warm-up")
        alone = [await service.note(next(waiting), f"alone {number}") for number in range(NOTES)]
        started = time.perf_counter()
        jobs = [await service.send(next(waiting), f"at once {n}") for n in range(AT_ONCE)]
        for job in jobs:
            await service.until(job, JobState.DONE)
        together = time.perf_counter() - started
        long = await service.send(hour, "long")
        await service.until(long, JobState.RUNNING)
        await asyncio.sleep(20)  # its recognition runs now
        beside = [await service.note(each, f"beside {n}") for n, each in enumerate(copies)]
        if await service.state(long) is not JobState.RUNNING:
            raise RuntimeError("the long recording ended before the notes: give it more minutes")
    return Times(sorted(alone), sorted(beside), together)


def percentile(times: list[float], part: float) -> float:
    """Return the value below which a part of the sorted times lies."""
    return times[min(len(times) - 1, int(part * len(times)))]


def rows(folder: Path, minutes: float = 60) -> Iterator[Row]:
    """Yield the rows about fairness."""
    notes = [talk(10, folder, first=number) for number in range(NOTES + AT_ONCE + 1)]
    copies = [talk(10, folder, first=number, copy=1) for number in range(NOTES)]
    took = asyncio.run(measure(folder / "fair", talk(minutes * 60, folder), notes, copies))
    alone, beside = (
        (percentile(it, 0.5), percentile(it, 0.95)) for it in (took.alone, took.beside)
    )
    yield Row("a 10 s note alone, text only", f"p50 {alone[0]:.2f} s, p95 {alone[1]:.2f} s")
    yield Row(
        f"… beside a running {minutes:.0f} min recording",
        f"p50 {beside[0]:.2f} s, p95 {beside[1]:.2f} s ({beside[1] / alone[1]:.2f} times)",
        "p95 at most 1.5 times",
    )
    yield Row(
        f"{AT_ONCE} such notes at once, until the last one",
        f"{took.together:.2f} s ({took.together / alone[0] / AT_ONCE:.2f} of one after the other)",
    )
