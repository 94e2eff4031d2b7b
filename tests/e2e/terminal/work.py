"""The worker of the terminal's tests, which ends jobs as a test says."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from pipeline.queue.client import Queue
from pipeline.queue.embedded_server import socket_path
from storage.blobs import Blobs
from storage.database import Database
from storage.models import (
    Artifact,
    Ended,
    FileKind,
    Job,
    Progress,
    Result,
    SpeakerShare,
    SpeakerVoice,
    Stage,
    Voiceprint,
)
from storage.settings import StorageSettings

SPEAKERS = (
    SpeakerShare("S1", "Speaker 1", 90.0, "Good morning, everybody."),
    SpeakerShare("S2", "Speaker 2", 30.0, "Thank you very much."),
)
T = TypeVar("T")


def voice(number: int) -> Voiceprint:
    return Voiceprint("emulated", 20.0, base64.b64encode(bytes([number] * 256)).decode())


class Work:
    """Plays the worker: claims the one waiting job, reports progress, ends it."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._settings = StorageSettings(data_dir=data, database_url="", blob_url="")

    def begin(self, newest: str) -> Job:
        """Claim the job once its recording is stored, and report 50 % progress."""

        async def take(database: Database, queue: Queue) -> Job:
            async with asyncio.timeout(60):
                while True:
                    async with database.begin() as unit:
                        for job in await unit.jobs.waiting():
                            if (claimed := await unit.jobs.claim(job.id, "emulated")) is not None:
                                break
                        else:
                            claimed = None
                    if claimed is not None:
                        break
                    await asyncio.sleep(0.05)
            hint = Progress(claimed.id, Stage.TRANSCRIPT, 0.5, 30.0, newest, newest)
            await queue.publish(hint)
            return claimed

        return self._do(take)

    def end(self, job: Job, headline: str) -> None:
        """End the job with two speakers, their voices and a file."""

        async def finish(database: Database, queue: Queue) -> None:
            blobs = await asyncio.to_thread(Blobs.open, self._settings.blobs)
            blob = await asyncio.to_thread(blobs.put_bytes, "media/x/t", headline.encode())
            names = dict(job.options.names)
            shares = tuple(
                SpeakerShare(it.id, names.get(it.id) or it.name, it.seconds, it.opening)
                for it in SPEAKERS
            )
            result = Result(
                headline,
                "en",
                120.0,
                "Good morning, everybody. Thank you very much.",
                None,
                shares,
                (Artifact(FileKind.TXT, "talk.txt", "text/plain", blob),),
                voices=tuple(SpeakerVoice(it.id, voice(n)) for n, it in enumerate(SPEAKERS, 1)),
            )
            async with database.begin() as unit:
                await unit.jobs.finish(job.id, job.attempt, result)
            await queue.publish(Ended(job.id))

        self._do(finish)

    def _do(self, work: Callable[[Database, Queue], Awaitable[T]]) -> T:
        async def do() -> T:
            database = await Database.open(self._settings.database)
            queue = await Queue.open(f"unix://{socket_path(self._data / 'queue')}")
            try:
                return await work(database, queue)
            finally:
                await queue.close()
                await database.close()

        return asyncio.run(do())
