"""A data folder with its database, blobs and queue, and worker processes that can be killed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from pipeline.queue.client import Queue
from storage.blobs import Blobs
from storage.database import Database
from storage.models import (
    AS_THEIR_ROLE,
    Account,
    Address,
    Job,
    JobState,
    Media,
    MessageRef,
    Options,
    Platform,
    Quota,
    SummaryStyle,
    job_id,
)
from storage.retention import keep_media
from storage.settings import StorageSettings
from tests.integration.polling import modification_times, until
from tests.integration.worker.database_state import database_state
from tests.paths import DATA, ROOT

NOTE = DATA / "asr" / "en" / "jfk.flac"
SLOW = "tests.integration.worker.slow_worker"
FINAL = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)
TEXT_ONLY = Options(summary=SummaryStyle.NONE, speech=False)


@dataclass
class WorkerEnv:
    """The resources of a bot process, and its worker processes."""

    folder: Path
    database: Database
    blobs: Blobs
    queue: Queue
    redis_url: str
    _workers: list[asyncio.subprocess.Process] = field(default_factory=list)

    @property
    def journal(self) -> Path:
        return self.folder / "journal"

    @property
    def log(self) -> str:
        """Return the log of the workers."""
        return (self.folder / "log").read_text()

    def done_windows(self) -> Counter[str]:
        """Return how often each window of each job was recognized."""
        return Counter(self.journal.read_text().split("\n")[:-1] if self.journal.exists() else [])

    def windows(self) -> dict[Path, int]:
        """Return the time of writing of each stored window, in nanoseconds."""
        return modification_times(self.folder / "blobs" / "media", "*/windows-*/*.json")

    async def start(self, module: str = SLOW, **environment: str) -> asyncio.subprocess.Process:
        """Start a worker process with these settings."""
        with (self.folder / "log").open("ab") as log:
            worker = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", module),
                cwd=ROOT,
                env={
                    **os.environ,
                    "DATA_DIR": str(self.folder),
                    "REDIS_URL": self.redis_url,
                    "JOURNAL": str(self.journal),
                    **environment,
                },
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._workers.append(worker)
        return worker

    async def add(
        self,
        message: str,
        path: Path = NOTE,
        options: Options = TEXT_ONLY,
        *,
        notify: bool = True,
        quota: Quota = AS_THEIR_ROLE,
        seconds: float | None = None,
    ) -> str:
        """Submit a job as the bot does: the row, then the media, then the notification. `seconds`
        is the length that the platform tells."""
        job = replace(self.job(message, path, options), quota=quota)
        job = replace(job, media=replace(job.media, seconds=seconds))
        async with self.database.begin() as unit:
            assert await unit.jobs.add(job)
        assert await keep_media(self.database, self.blobs, job.id, job.media, path)
        if notify:
            await self.queue.notify(job.id, 0)
        return job.id

    @staticmethod
    def job(message: str, path: Path = NOTE, options: Options = TEXT_ONLY) -> Job:
        """Return the job of one message."""
        return Job(
            id=job_id(Platform.CONSOLE, "here", message),
            account=Account(Platform.CONSOLE, "me"),
            reply_to=MessageRef(Address(Platform.CONSOLE, "here"), message),
            media=Media(str(path), path.name),
            options=options,
            created=datetime.now(UTC),
        )

    async def get(self, job: str) -> Job:
        try:
            async with self.database.begin() as unit:
                found = await unit.jobs.get(job)
        except DatabaseError as error:
            raise AssertionError(database_state(self.folder / "mp4totext.db")) from error
        assert found
        return found

    async def running(self, job: str, windows: int = 1) -> None:
        """Wait until so many windows of this job are done."""

        async def is_running() -> bool:
            done = sum(line.startswith(job) for line in self.done_windows())
            return done >= windows and (await self.get(job)).state is JobState.RUNNING

        await until(is_running)

    async def ended(self, *jobs: str, seconds: float = 150) -> list[Job]:
        """Wait until these jobs are final."""

        async def are_final() -> bool:
            return all([(await self.get(job)).state in FINAL for job in jobs])

        try:
            await until(are_final, seconds)
        except TimeoutError:
            raise AssertionError(self.log) from None
        return [await self.get(job) for job in jobs]

    async def close(self) -> None:
        for worker in self._workers:
            if worker.returncode is None:
                worker.send_signal(signal.SIGCONT)
                worker.kill()
                await worker.wait()
        await self.queue.close()
        await self.database.close()


@asynccontextmanager
async def open_worker_env(folder: Path, redis_url: str) -> AsyncIterator[WorkerEnv]:
    """Open a WorkerEnv in this folder. Its workers are killed at the end."""
    settings = StorageSettings(data_dir=folder, database_url="", blob_url="")
    worker_env = WorkerEnv(
        folder,
        await Database.open(settings.database),
        Blobs.open(settings.blobs),
        await Queue.open(redis_url),
        redis_url,
    )
    try:
        yield worker_env
    finally:
        await worker_env.close()


LEASE_AND_SWEEP = 10 + 5
"""Seconds until the job of a dead worker is claimed again; starting a worker adds to this."""


def done_once(job: Job, windows: int = 6) -> bool:
    """Return whether the job is done with all windows in its text."""
    words = " ".join(f"word{number}" for number in range(windows))
    return job.state is JobState.DONE and job.result is not None and job.result.opening == words
