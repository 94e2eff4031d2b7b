"""Recordings that were answered already, for the tests of what may be done with them."""

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
from tests.unit.bot.dispatch.test_dispatcher import hear
from tests.unit.bot.fakes import ANNA, BotHarness

Files = Sequence[tuple[FileKind, str]]


TXT, SRT = (FileKind.TXT, "the text"), (FileKind.SRT, "the cues")


SUMMARY, VOICE = (FileKind.SUMMARY, "the gist"), (FileKind.VOICE, "sound")


ALL = (TXT, SRT, SUMMARY, VOICE)


def result(house: BotHarness, files: Files, headline: str = "A talk") -> Result:
    made = tuple(
        Artifact(
            kind,
            f"talk.{kind}",
            "text/plain",
            house.services.blobs.put_bytes(f"media/x/files/{headline[-1]}/{kind}", text.encode()),
        )
        for kind, text in files
    )
    return Result(headline, "en", 60.0, "Hello.", None, (), made)


async def ends(house: BotHarness, job: str, outcome: Result | Failure | None) -> Job:
    """A worker's end of a job (None: it was cancelled), and its delivery."""
    async with house.services.database.begin() as unit:
        if outcome is None:
            assert await unit.jobs.cancel(job)
        else:
            claimed = await unit.jobs.claim(job, "worker")
            assert claimed is not None
            if isinstance(outcome, Result):
                assert await unit.jobs.finish(job, claimed.attempt, outcome)
            else:
                assert await unit.jobs.fail(job, claimed.attempt, outcome)
    known = await row(house, job)
    await deliver(house.services, house.chats[known.account.platform], known)
    return await row(house, job)


async def row(house: BotHarness, job: str) -> Job:
    async with house.services.database.read() as unit:
        known = await unit.jobs.get(job)
    assert known is not None
    return known


async def answered(
    house: BotHarness, files: Files = ALL, who: Account = ANNA, caption: str = ""
) -> Job:
    """Somebody's recording, done and delivered."""
    await hear(house, house.upload(who=who, caption=caption))
    (job,) = [each for each in await jobs(house, who) if each.finished is None]
    return await ends(house, job.id, result(house, files))


async def jobs(house: BotHarness, who: Account = ANNA) -> list[Job]:
    async with house.services.database.read() as unit:
        return await unit.jobs.of(who, 100)


def press(house: BotHarness, job: Job, data: str, who: Account = ANNA, at: str = "") -> ButtonPress:
    """A press under the job's answer, or under another message."""
    action, _, argument = data.partition(":")
    assert job.card is not None
    origin = house.origin(who)
    message = MessageRef(origin.address, at or job.card.message)
    return ButtonPress(replace(origin, message=message), action, argument)


def shown(house: BotHarness, job: Job) -> Message:
    assert job.card is not None
    return house.chat.shown[job.card.message][-1]


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


async def newest(house: BotHarness) -> Job:
    return (await jobs(house))[0]
