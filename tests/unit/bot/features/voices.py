"""Talks with voiceprints, names for their speakers, and the voices that are remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.chat import Button, ButtonPress, Message
from storage.models import (
    Account,
    Address,
    Job,
    NamedVoice,
    Platform,
    SpeakerShare,
    SpeakerVoice,
    VoiceConsent,
    Voiceprint,
)
from tests.unit.bot.answered_jobs import TXT, end_job, jobs, newest, result
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.storage.conftest import NOON

SPEAKERS = (SpeakerShare("S1", "Speaker 1", 90.0), SpeakerShare("S2", "Speaker 2", 30.0))


def voiceprint(number: int, seconds: float = 20.0) -> Voiceprint:
    return Voiceprint("net", seconds, f"voice{number}")


def voices(*prints: Voiceprint) -> tuple[SpeakerVoice, ...]:
    return tuple(SpeakerVoice(f"S{place}", it) for place, it in enumerate(prints, 1))


async def finished_talk(
    harness: BotHarness,
    who: Account = ANNA,
    prints: Sequence[Voiceprint] = (voiceprint(1), voiceprint(2)),
    speakers: tuple[SpeakerShare, ...] = SPEAKERS,
    recognized: tuple[str, ...] = (),
    **where: Any,
) -> Job:
    """Return an answer with two speakers and their voiceprints."""
    await handle(harness, harness.upload(who=who, **where))
    (job,) = [each for each in await jobs(harness, who) if each.finished is None]
    finished = replace(result(harness, [TXT]), speakers=speakers, recognized=recognized)
    return await end_job(harness, job.id, replace(finished, voices=voices(*prints)))


async def name_speakers(harness: BotHarness, words: str, **where: Any) -> Job:
    """Run `/names`. Return the finished job that applies the names."""
    await handle(harness, harness.command(f"names {words}", **where))
    before = await newest(harness)
    if before.finished is not None:
        return before
    finished = replace(result(harness, [TXT]), speakers=SPEAKERS)
    return await end_job(
        harness, before.id, replace(finished, voices=voices(voiceprint(1), voiceprint(2)))
    )


async def remembered_voices(harness: BotHarness, *accounts: Account) -> list[NamedVoice]:
    async with harness.services.database.read() as unit:
        return await unit.voices.list_for(accounts or [ANNA])


async def remembered_names(harness: BotHarness, *accounts: Account) -> list[str]:
    return [it.name for it in await remembered_voices(harness, *accounts)]


async def consent(harness: BotHarness, who: Account = ANNA) -> VoiceConsent:
    async with harness.services.database.read() as unit:
        person = await unit.people.find(who)
    assert person is not None
    return person.options.voices


def offer_button(harness: BotHarness) -> Button:
    (button,) = [
        button
        for messages in harness.chat.shown.values()
        for row in messages[-1].buttons
        for button in row
        if button.label == "Remember"
    ]
    return button


def press_event(
    harness: BotHarness, button: Button, who: Account = ANNA, chat: str = "c1"
) -> ButtonPress:
    return harness.press(button.action, button.argument, who=who, chat=chat)


async def give_consent(harness: BotHarness, who: Account = ANNA) -> None:
    await handle(harness, harness.command("settings voices=yes", who=who))


async def remember(harness: BotHarness, *who: str, chat: str = "c1", owner: Account = ANNA) -> None:
    await handle(harness, harness.command("settings voices=yes", who=owner, chat=chat))
    async with harness.services.database.begin() as unit:
        address = Address(Platform.TELEGRAM, chat)
        rows = [(name, voiceprint(place)) for place, name in enumerate(who)]
        await unit.voices.save(owner, address, f"{owner.id}-{chat}", rows, NOON)


def button(message: Message, label: str) -> Button:
    (match,) = [it for row in message.buttons for it in row if it.label == label]
    return match
