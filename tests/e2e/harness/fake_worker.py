"""A fake worker: it reports progress and results without working."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pipeline.queue.client import Queue
from pipeline.queue.embedded_server import socket_path
from storage.blobs import Blobs
from storage.database import Database
from storage.models import (
    Account,
    Artifact,
    Ended,
    FileKind,
    Job,
    JobState,
    Platform,
    Progress,
    Result,
    Stage,
)
from tests.e2e.harness.threaded_server import PATIENCE
from tests.e2e.telegram_server import Person

T = TypeVar("T")


@dataclass(frozen=True)
class FakeWorker:
    """Works on the rows, blobs and queue of the service in a data folder."""

    data: Path

    def takes(self, person: Person) -> Job:
        """Claim the person's newest job, once its recording is there."""

        async def take(database: Database) -> Job:
            account = Account(Platform.TELEGRAM, person.id)
            deadline = time.monotonic() + PATIENCE
            while time.monotonic() < deadline:
                async with database.begin() as unit:
                    for job in await unit.jobs.list_for(account, limit=1):
                        if job.state is JobState.QUEUED and job.media.blob and job.card:
                            claimed = await unit.jobs.claim(job.id, "hand")
                            assert claimed is not None
                            return claimed
                await asyncio.sleep(0.05)
            raise AssertionError("no job to take")

        return self._with_rows(take)

    def hears(self, job: Job, text: str) -> None:
        """Report half of the text."""
        newest = text.rpartition(". ")[2]
        self._tell(Progress(job.id, Stage.TRANSCRIPT, 0.5, 30.0, newest, text))

    def finishes(self, job: Job, result: Result) -> None:
        """End the job with a result."""

        async def finish(database: Database) -> None:
            async with database.begin() as unit:
                assert await unit.jobs.finish(job.id, job.attempt, result)

        self._with_rows(finish)
        self._tell(Ended(job.id))

    def sees_delivered(self, job: Job) -> None:
        """Wait until the bot has stored the delivery of everything."""

        async def look(database: Database) -> None:
            async with asyncio.timeout(20):
                while True:
                    async with database.read() as unit:
                        row = await unit.jobs.get(job.id)
                    if row is not None and row.delivered is not None:
                        return
                    await asyncio.sleep(0.05)

        self._with_rows(look)

    def makes(self, kind: FileKind, name: str, content: bytes) -> Artifact:
        """Store a result file."""
        blobs = Blobs.open(f"file://{self.data.resolve()}/blobs")
        blob = blobs.put_bytes(f"media/by-hand/files/{name}", content)
        mime = "audio/ogg" if kind is FileKind.VOICE else "text/plain"
        return Artifact(kind, name, mime, blob, 1.0 if kind is FileKind.VOICE else None)

    def _tell(self, event: Progress | Ended) -> None:
        async def tell() -> None:
            queue = await Queue.open(f"unix://{socket_path(self.data / 'queue')}")
            try:
                await queue.publish(event)
            finally:
                await queue.close()

        asyncio.run(tell())

    def _with_rows(self, work: Callable[[Database], Awaitable[T]]) -> T:
        async def do() -> T:
            async with _rows(f"sqlite+aiosqlite:///{self.data}/mp4totext.db") as database:
                return await work(database)

        return asyncio.run(do())


@asynccontextmanager
async def _rows(url: str) -> AsyncIterator[Database]:
    database = await Database.open(url)
    try:
        yield database
    finally:
        await database.close()
