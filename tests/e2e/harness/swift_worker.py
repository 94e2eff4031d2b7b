"""A worker that ends every job as soon as it is there, without engines, on any database."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.queue.client import Queue
from storage.blobs import Blobs
from storage.database import Database
from storage.models import Artifact, Ended, FileKind, Result


@contextmanager
def swift_worker(database: str, redis: str, blobs: str) -> Iterator[None]:
    """Run the worker in a thread until the block ends. The places are those of the service."""
    stop = threading.Event()
    thread = threading.Thread(
        target=lambda: asyncio.run(_work(database, redis, blobs, stop)), name="swift worker"
    )
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(30)


async def _work(address: str, redis: str, place: str, stop: threading.Event) -> None:
    database, queue = await Database.open(address), await Queue.open(redis)
    blobs = await asyncio.to_thread(Blobs.open, place)
    stored = await asyncio.to_thread(blobs.put_bytes, "media/swift/text", b"Hello there.")
    file = Artifact(FileKind.TXT, "talk.txt", "text/plain", stored)
    result = Result("What was said", "en", 10.0, "Hello there.", None, (), (file,))
    try:
        while not stop.is_set():
            async with database.begin() as unit:
                job = await unit.jobs.claim_next("swift")
                if job is not None:
                    assert await unit.jobs.finish(job.id, job.attempt, result)
            if job is None:
                await asyncio.sleep(0.05)
            else:
                await queue.publish(Ended(job.id))
    finally:
        await queue.close()
        await database.close()
