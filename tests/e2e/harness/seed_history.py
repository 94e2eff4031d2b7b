"""History of a user before a test: rows and files as a worker leaves them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.blobs import Blobs, source_key
from storage.database import Database
from storage.models import (
    Account,
    Address,
    Artifact,
    FileKind,
    Job,
    JobState,
    Line,
    Media,
    MessageRef,
    Options,
    Result,
    SpeakerShare,
    job_id,
)

SPEAKERS = (
    SpeakerShare("S1", "Wilhelmina", 40.0, "Zanzibar is far away."),
    SpeakerShare("S2", "Speaker 2", 21.0, "It is."),
)


def create_history(data: Path, who: Account, address: Address, *states: JobState) -> list[str]:
    """Create jobs of a user in the folder of a service, the oldest first: `marigold 1.mp4` and so
    on. Jobs that are done have an answer and files. Return their ids."""
    data = data.resolve()
    data.mkdir(parents=True, exist_ok=True)
    return asyncio.run(_put(data, who, address, states))


async def _put(
    data: Path, who: Account, address: Address, states: tuple[JobState, ...]
) -> list[str]:
    blobs = await asyncio.to_thread(Blobs.open, f"file://{data}/blobs")
    database = await Database.open(f"sqlite+aiosqlite:///{data}/mp4totext.db")
    jobs = [_job(blobs, who, address, number, state) for number, state in enumerate(states, 1)]
    async with database.begin() as unit:
        await unit.people.get_or_create(who, "en")
        for job in jobs:
            assert await unit.jobs.add(job)
            if job.state is JobState.DONE:
                await unit.transcripts.save(job, [Line(1.0, "Wilhelmina", "Zanzibar is far away.")])
    await database.close()
    return [job.id for job in jobs]


def _job(blobs: Blobs, who: Account, address: Address, number: int, state: JobState) -> Job:
    key = f"past-{who.id}-{address.chat}-{number}"
    blob = blobs.put_bytes(source_key(key), b"a recording")
    moment = datetime.now(UTC) - timedelta(days=1, minutes=-number)
    job = Job(
        id=job_id(address.platform, address.chat, key),
        account=who,
        reply_to=MessageRef(address, f"{number}"),
        media=Media("gone", f"marigold {number}.mp4", 11, 61.0, replace(blob, sha256=key)),
        options=Options(),
        created=moment,
    )
    if state is not JobState.DONE:
        return replace(job, state=state)
    text = blobs.put_bytes(f"media/{key}/files/1.txt", f"Tupelo {number}.".encode())
    file = Artifact(FileKind.TXT, f"marigold {number}.txt", "text/plain", text)
    result = Result(f"Quagmire {number}", "en", 61.0, "Zanzibar.", None, SPEAKERS, (file,))
    return replace(
        job, state=state, result=result, started=moment, finished=moment, delivered=moment
    )
