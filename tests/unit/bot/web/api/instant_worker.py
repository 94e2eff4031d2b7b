"""A worker that ends each job at once: with words of its own, or a failure. It follows no link."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from pipeline.export.transcript_json import transcript_json
from storage.models import (
    Artifact,
    Blob,
    Failure,
    FileKind,
    Job,
    JobState,
    Result,
    Segment,
    Transcript,
    Word,
)
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.web.visitors import Site

WORDS = (
    Word(0.0, 0.5, "Hello", 0.9),
    Word(0.5, 1.0, "there.", 0.8),
)
SAID = Transcript(
    "en",
    2.5,
    (
        Segment(0.0, 1.0, "Hello there.", WORDS),
        Segment(1.2, 2.0, "<Bye>", (Word(1.2, 2.0, "<Bye>", 0.7),)),
    ),
)


async def end(site: Site, job: Job, failure: Failure | None, said: Transcript) -> None:
    services = site.harness.services
    data = transcript_json(said, None, (), {}, ()).encode()
    blob: Blob = await asyncio.to_thread(
        services.blobs.put_bytes, f"media/{job.id}/files/words", data
    )
    words = Artifact(FileKind.WORDS, "words.json", "application/json", blob)
    result = Result("", said.language, said.seconds, "", None, (), (words,))
    async with services.database.begin() as unit:
        claimed = await unit.jobs.claim(job.id, "worker")
        assert claimed is not None
        if failure is None:
            assert await unit.jobs.finish(job.id, claimed.attempt, result)
        else:
            assert await unit.jobs.fail(job.id, claimed.attempt, failure)


@asynccontextmanager
async def working(
    site: Site, failure: Failure | None = None, said: Transcript = SAID
) -> AsyncIterator[list[Job]]:
    """Work for the length of the block. Yield the jobs that were done."""
    done: list[Job] = []
    stop = asyncio.Event()  # a cancelled transaction would leave its connection behind

    async def work() -> None:
        while not stop.is_set():
            async with site.harness.services.database.read() as unit:
                jobs = await unit.jobs.list_for(ANNA, 99)
            for job in jobs:
                if job.state is JobState.QUEUED and job.media.blob is None:
                    async with site.harness.services.database.begin() as unit:
                        await unit.jobs.refuse(job.id, Failure("link_unreachable"))
                elif job.state is JobState.QUEUED:
                    await end(site, job, failure, said)
                    done.append(replace(job))
            await asyncio.sleep(0.01)

    task = asyncio.create_task(work())
    try:
        yield done
    finally:
        stop.set()
        await task
