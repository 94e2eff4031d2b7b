"""Finished talks with speakers, and the question who speaks."""

from __future__ import annotations

from dataclasses import replace

from bot.chat import Message, Text
from storage.models import Account, Artifact, FileKind, Job, MessageRef, SpeakerShare
from tests.unit.bot.answered_jobs import TXT, end_job, jobs, press_event, result
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BotHarness

SPEAKERS = (
    SpeakerShare("S1", "Speaker 1", 90.0, "Good morning, everybody, and welcome."),
    SpeakerShare("S2", "Speaker 2", 30.0, "Thank you very much."),
)


async def finished_talk(
    harness: BotHarness,
    who: Account = ANNA,
    speakers: int = 2,
    chat: str = "c1",
    caption: str = "",
) -> Job:
    """Return a delivered answer with speakers and voice samples."""
    await handle(harness, harness.upload(who=who, chat=chat, caption=caption))
    (job,) = [each for each in await jobs(harness, who) if each.finished is None]
    finished = result(harness, [TXT])
    blob = harness.services.blobs.put_bytes("media/x/clips/1/1.mp3", b"voice")
    clips = [Artifact(FileKind.CLIP, it.id, "audio/mpeg", blob, 3.0) for it in SPEAKERS]
    files = (*finished.files, *clips)
    return await end_job(
        harness, job.id, replace(finished, speakers=SPEAKERS[:speakers], files=files)
    )


async def ask_names(harness: BotHarness, job: Job) -> tuple[MessageRef, Message]:
    """Press the button. Return the question."""
    await handle(harness, press_event(harness, job, f"names:{job.id}"))
    number, messages = list(harness.chat.shown.items())[-1]
    return MessageRef(job.reply_to.address, number), messages[-1]


def reply_event(harness: BotHarness, text: str, to: MessageRef, who: Account = ANNA) -> Text:
    return Text(harness.origin(who, to.address.chat), text, to)
