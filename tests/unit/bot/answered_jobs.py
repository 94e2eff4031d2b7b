"""Answered recordings, for the tests of what users can do with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.chat import ButtonPress, Message
from bot.delivery.answers import deliver
from storage.models import (
    Account,
    Artifact,
    Failure,
    FileKind,
    Job,
    MessageRef,
    Result,
)
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BotHarness

Files = Sequence[tuple[FileKind, str]]


TXT, SRT = (FileKind.TXT, "the text"), (FileKind.SRT, "the cues")


SUMMARY, VOICE = (FileKind.SUMMARY, "the gist"), (FileKind.VOICE, "sound")


ALL = (TXT, SRT, SUMMARY, VOICE)


def result(harness: BotHarness, files: Files, headline: str = "A talk") -> Result:
    made = tuple(
        Artifact(
            kind,
            f"talk.{kind}",
            "text/plain",
            harness.services.blobs.put_bytes(f"media/x/files/{headline[-1]}/{kind}", text.encode()),
        )
        for kind, text in files
    )
    return Result(headline, "en", 60.0, "Hello.", None, (), made)


async def end_job(harness: BotHarness, job: str, outcome: Result | Failure | None) -> Job:
    """End a job as a worker does (None: cancel it) and deliver it."""
    async with harness.services.database.begin() as unit:
        if outcome is None:
            assert await unit.jobs.cancel(job)
        else:
            claimed = await unit.jobs.claim(job, "worker")
            assert claimed is not None
            if isinstance(outcome, Result):
                assert await unit.jobs.finish(job, claimed.attempt, outcome)
            else:
                assert await unit.jobs.fail(job, claimed.attempt, outcome)
    job_row = await row(harness, job)
    await deliver(harness.services, harness.chats[job_row.account.platform], job_row)
    return await row(harness, job)


async def row(harness: BotHarness, job: str) -> Job:
    async with harness.services.database.read() as unit:
        found = await unit.jobs.get(job)
    assert found is not None
    return found


async def answered_job(
    harness: BotHarness, files: Files = ALL, who: Account = ANNA, caption: str = ""
) -> Job:
    """Return a job that is done and delivered."""
    await handle(harness, harness.upload(who=who, caption=caption))
    (job,) = [each for each in await jobs(harness, who) if each.finished is None]
    return await end_job(harness, job.id, result(harness, files))


async def jobs(harness: BotHarness, who: Account = ANNA) -> list[Job]:
    async with harness.services.database.read() as unit:
        return await unit.jobs.list_for(who, 100)


def press_event(
    harness: BotHarness, job: Job, data: str, who: Account = ANNA, at: str = ""
) -> ButtonPress:
    """Return a button press under the job's answer, or under the message `at`."""
    action, _, argument = data.partition(":")
    assert job.card is not None
    origin = harness.origin(who)
    message = MessageRef(origin.address, at or job.card.message)
    return ButtonPress(replace(origin, message=message), action, argument)


def shown_message(harness: BotHarness, job: Job) -> Message:
    assert job.card is not None
    return harness.chat.shown[job.card.message][-1]


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


async def newest(harness: BotHarness) -> Job:
    return (await jobs(harness))[0]
