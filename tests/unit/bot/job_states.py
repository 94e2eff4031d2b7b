"""Jobs in every state, for the tests of deliveries."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from bot.delivery.outbox import OutboxRelay
from storage.models import (
    Artifact,
    Blob,
    FileKind,
    Job,
    Media,
    MessageRef,
    Note,
    Options,
    Progress,
    Result,
    Stage,
)
from tests.unit.bot.fakes import ANNA, BotHarness


class Clock:
    """Clock that stands still until a test moves it."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def artifact(harness: BotHarness, kind: FileKind, name: str) -> Artifact:
    blob = harness.services.blobs.put_bytes(f"media/abc/files/x/{name}", name.encode())
    return Artifact(kind, name, "text/plain", blob)


def result(harness: BotHarness, *files: Artifact) -> Result:
    artifacts = files or (
        artifact(harness, FileKind.TXT, "talk.txt"),
        artifact(harness, FileKind.VOICE, "talk.summary.ogg"),
        artifact(harness, FileKind.AUDIO, "talk.summary.mp3"),
    )
    return Result("A talk", "en", 60.0, "Hello there.", None, (), artifacts, (Note("damaged"),), {})


async def queued(harness: BotHarness, number: int = 1, chat: str = "c1", card: bool = True) -> Job:
    origin = harness.origin(chat=chat)
    ref = MessageRef(origin.address, f"card-{number}") if card else None
    job = Job(
        id=f"job-{number}",
        account=ANNA,
        reply_to=origin.message,
        media=Media("h", f"talk-{number}.mp4", 4, 60.0, Blob("media/abc/source", "abc", 4)),
        options=Options(),
        created=datetime.now(UTC),
        card=ref,
    )
    async with harness.services.database.begin() as unit:
        await unit.people.get_or_create(ANNA, "en")
        await unit.jobs.add(job)
    return job


async def running(harness: BotHarness, number: int = 1, chat: str = "c1", card: bool = True) -> Job:
    job = await queued(harness, number, chat, card)
    async with harness.services.database.begin() as unit:
        claimed = await unit.jobs.claim(job.id, "worker")
    assert claimed is not None
    return claimed


async def done(harness: BotHarness, number: int = 1, chat: str = "c1", card: bool = True) -> Job:
    job = await running(harness, number, chat, card)
    async with harness.services.database.begin() as unit:
        assert await unit.jobs.finish(job.id, job.attempt, result(harness))
    return job


async def is_delivered(harness: BotHarness, job: Job) -> bool:
    async with harness.services.database.read() as unit:
        row = await unit.jobs.get(job.id)
    return row is not None and row.delivered is not None


async def rounds(relay: OutboxRelay, count: int = 1) -> None:
    """Run passes of the relay, and wait for the tasks of each."""
    for _ in range(count):
        await relay.run_once()
        async with asyncio.timeout(60):
            while tasks := [
                *relay._cards.editing.values(),
                *filter(None, map(_task, relay._deliveries.values())),
            ]:
                await asyncio.wait(tasks)
                await asyncio.sleep(0)


def _task(delivery: object) -> asyncio.Task[None] | None:
    task: asyncio.Task[None] | None = getattr(delivery, "task", None)
    return task if task and not task.done() else None


def hint(job: Job, fraction: float, newest: str = "") -> Progress:
    return Progress(job.id, Stage.TRANSCRIPT, fraction, 30.0, newest)
