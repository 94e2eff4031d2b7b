"""Voices are remembered with consent, from typed names, and deleted on request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.chat import Button, ButtonPress, Message
from bot.people.voice_memory import MAX_NAMES, MAX_RECORDINGS, MIN_SECONDS
from storage.models import (
    Account,
    Address,
    Job,
    NamedVoice,
    Note,
    Platform,
    SpeakerShare,
    SpeakerVoice,
    VoiceConsent,
    Voiceprint,
)
from tests.unit.bot.answered_jobs import TXT, end_job, jobs, labels, newest, result, shown_message
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.features.test_speaker_names import ask_names, reply_event
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


async def test_voices_are_not_stored_before_consent(harness: BotHarness) -> None:
    await finished_talk(harness)
    await name_speakers(harness, "Cem, Deniz")
    offer = harness.chat.texts[-1]
    assert "adding the names" in offer
    assert "Shall I remember these voices?" in offer
    assert "/forget_voice" in offer
    assert await remembered_names(harness) == []
    await name_speakers(harness, "Cem, Ece")
    assert "Shall I remember" not in harness.chat.texts[-1], "asked once"
    assert await remembered_names(harness) == []
    assert await consent(harness) is VoiceConsent.ASKED


async def test_voices_are_stored_after_consent(harness: BotHarness) -> None:
    job = await finished_talk(harness)
    await handle(harness, harness.command("names 1=Cem 2=Deniz"))
    button = offer_button(harness)
    assert button.argument == job.id
    await handle(harness, press_event(harness, button))  # while the naming job is unfinished
    voices = await remembered_voices(harness)
    assert [(it.name, it.voiceprint, it.source, it.chat) for it in voices] == [
        ("Cem", voiceprint(1), job.id, "c1"),
        ("Deniz", voiceprint(2), job.id, "c1"),
    ]
    assert await consent(harness) is VoiceConsent.YES
    assert any("Remembered: Cem, Deniz." in text for text in harness.chat.texts)
    await end_job(harness, (await newest(harness)).id, None)
    await finished_talk(harness)
    await name_speakers(harness, "2 = Ece")
    assert "Remembered: Ece." in harness.chat.texts[-1]
    assert await remembered_names(harness) == ["Cem", "Deniz", "Ece"], "no further question"


async def test_deleting_a_result_deletes_voices_learned_from_it(harness: BotHarness) -> None:
    await handle(harness, harness.command("settings voices=yes"))
    first = await finished_talk(harness)
    await name_speakers(harness, "Cem, Deniz")
    await finished_talk(harness)
    await name_speakers(harness, "2 = Ece")
    assert await remembered_names(harness) == ["Cem", "Deniz", "Ece"]
    await handle(harness, harness.press("drop!", first.id))
    assert await remembered_names(harness) == ["Ece"]


async def test_refused_consent_stores_nothing(harness: BotHarness) -> None:
    job = await finished_talk(harness)
    await name_speakers(harness, "Cem, Deniz")
    await handle(harness, harness.press("remember-not", job.id))
    assert await remembered_names(harness) == []
    assert "don't remember voices" in harness.chat.texts[-1]
    assert await consent(harness) is VoiceConsent.NO
    await handle(harness, harness.press("remember", job.id))
    assert await remembered_names(harness) == ["Cem", "Deniz"], "consent may be given later"
    await handle(harness, harness.press("remember-not", job.id))
    assert await remembered_names(harness) == []


async def test_other_users_cannot_answer_the_consent_question(harness: BotHarness) -> None:
    await finished_talk(harness)
    await name_speakers(harness, "Cem, Deniz")
    await handle(harness, press_event(harness, offer_button(harness), BEN))
    assert await remembered_names(harness, ANNA, BEN) == []
    assert await consent(harness) is VoiceConsent.ASKED
    assert "belongs to somebody else" in harness.chat.texts[-1]
    await handle(harness, harness.press("remember-not", offer_button(harness).argument, who=BEN))
    assert "belongs to somebody else" in harness.chat.texts[-1]
    await handle(harness, harness.press("remember", "nonsense"))
    assert "no longer kept" in harness.chat.texts[-1]


async def give_consent(harness: BotHarness, who: Account = ANNA) -> None:
    await handle(harness, harness.command("settings voices=yes", who=who))


async def test_administrator_naming_for_others_stores_no_voices(harness: BotHarness) -> None:
    harness.services.settings.admins = ("telegram:2",)
    await give_consent(harness, BEN)
    question, _ = await ask_names(harness, await finished_talk(harness))
    await handle(harness, reply_event(harness, "Eve, Eve", question, BEN))
    assert (await newest(harness)).options.names == (("S1", "Eve"), ("S2", "Eve"))
    assert await remembered_names(harness, ANNA, BEN) == []


async def test_corrected_name_replaces_the_stored_voice(harness: BotHarness) -> None:
    await give_consent(harness)
    await finished_talk(harness)
    await name_speakers(harness, "Cem, Deniz")
    await name_speakers(harness, "2 = Ece")
    assert await remembered_names(harness) == ["Cem", "Ece"]
    await name_speakers(harness, "1 =")
    assert await remembered_names(harness) == ["Ece"]


async def test_repeated_names_are_stored_after_consent(harness: BotHarness) -> None:
    await finished_talk(harness)
    await name_speakers(harness, "Cem, Deniz")
    await give_consent(harness)
    await name_speakers(harness, "Cem, Deniz")
    assert "already like that" in harness.chat.texts[-1]
    assert await remembered_names(harness) == ["Cem", "Deniz"]


async def test_recognized_name_is_stored_only_when_typed(harness: BotHarness) -> None:
    await give_consent(harness)
    guessed = (SpeakerShare("S1", "Cem", 90.0), SpeakerShare("S2", "Speaker 2", 30.0))
    job = await finished_talk(harness, speakers=guessed, recognized=("S1",))
    await handle(harness, harness.command("names 2=Deniz"))
    assert (await newest(harness)).options.names == (("S1", "Cem"), ("S2", "Deniz"))
    assert await remembered_names(harness) == ["Deniz"]
    await end_job(harness, (await newest(harness)).id, None)
    await handle(harness, replace(harness.command("names Cem, Deniz"), reply_to=job.card))
    assert await remembered_names(harness) == ["Cem", "Deniz"]


async def test_recognized_name_can_be_removed(harness: BotHarness) -> None:
    await give_consent(harness)
    guessed = (SpeakerShare("S1", "Cem", 90.0), SpeakerShare("S2", "Speaker 2", 30.0))
    await finished_talk(harness, speakers=guessed, recognized=("S1",))
    await handle(harness, harness.command("names 1="))
    again = await newest(harness)
    assert again.options.names == (("S1", ""), ("S2", "")), (
        "the empty name prevents another recognition"
    )
    assert await remembered_names(harness) == []


async def test_too_little_speech_is_reported_and_not_stored(harness: BotHarness) -> None:
    await give_consent(harness)
    await finished_talk(
        harness, prints=(voiceprint(1, MIN_SECONDS), voiceprint(2, MIN_SECONDS - 0.1))
    )
    await handle(harness, harness.command("names Cem, Deniz"))
    assert "Too little speech to remember the voice: Deniz" in harness.chat.texts[-1]
    assert await remembered_names(harness) == ["Cem"]


async def test_answer_without_voiceprints_is_reported(harness: BotHarness) -> None:
    await finished_talk(harness, prints=())
    await handle(harness, harness.command("names Cem, Deniz"))
    assert "Shall I" not in harness.chat.texts[-1]
    await end_job(harness, (await newest(harness)).id, None)
    await give_consent(harness)
    await handle(harness, harness.command("names Cem, Ece"))
    assert "can't remember these voices" in harness.chat.texts[-1]


async def test_stored_names_and_recordings_are_limited(harness: BotHarness) -> None:
    await give_consent(harness)
    address = Address(Platform.TELEGRAM, "c1")
    async with harness.services.database.begin() as unit:
        for number in range(MAX_NAMES - 1):
            await unit.voices.save(
                ANNA, address, f"job-{number}", [(f"N{number}", voiceprint(0))], NOON
            )
        for number in range(MAX_RECORDINGS):
            await unit.voices.save(ANNA, address, f"more-{number}", [("N0", voiceprint(0))], NOON)
    await finished_talk(harness)
    await handle(harness, harness.command("names n0, Deniz"))
    names = await remembered_names(harness)
    assert names.count("N0") == MAX_RECORDINGS, "the oldest gave way, and it is spelled as before"
    assert "n0" not in names
    assert "Deniz" in names
    await end_job(harness, (await newest(harness)).id, None)
    await finished_talk(harness)
    await handle(harness, harness.command("names N1, Ece"))
    assert "I already know 50 voices for you here: Ece." in harness.chat.texts[-1]
    assert "Ece" not in await remembered_names(harness)


async def remember(harness: BotHarness, *who: str, chat: str = "c1", owner: Account = ANNA) -> None:
    await handle(harness, harness.command("settings voices=yes", who=owner, chat=chat))
    async with harness.services.database.begin() as unit:
        address = Address(Platform.TELEGRAM, chat)
        rows = [(name, voiceprint(place)) for place, name in enumerate(who)]
        await unit.voices.save(owner, address, f"{owner.id}-{chat}", rows, NOON)


async def test_stored_voices_are_listed_and_deleted_by_name(harness: BotHarness) -> None:
    await handle(harness, harness.command("forget_voice"))
    assert "no voices for you here" in harness.chat.last.text
    await remember(harness, "Cem", "Deniz")
    await remember(harness, "Cem", owner=BEN)
    await handle(harness, harness.command("forget_voice"))
    assert "\nCem\nDeniz\n" in harness.chat.last.text
    assert labels(harness.chat.last) == ["✕ Cem", "✕ Deniz", "Forget all"]
    await handle(harness, harness.command("forget_voice  cem "))
    assert "Forgotten: Cem." in harness.chat.last.text
    assert await remembered_names(harness) == ["Deniz"]
    assert await remembered_names(harness, BEN) == ["Cem"]
    await handle(harness, harness.command("forget_voice Cem"))
    assert "no voice called Cem" in harness.chat.last.text
    await handle(harness, harness.command("forget_voice all"))
    assert await remembered_names(harness) == []
    assert await remembered_names(harness, BEN) == ["Cem"]


def button(message: Message, label: str) -> Button:
    (match,) = [it for row in message.buttons for it in row if it.label == label]
    return match


async def test_delete_button_affects_only_own_voices(harness: BotHarness) -> None:
    await remember(harness, "Cem", "Deniz")
    await remember(harness, "Eve", owner=BEN)
    (evil,) = await remembered_voices(harness, BEN)
    await handle(harness, harness.command("forget_voice"))
    forget = button(harness.chat.last, "✕ Cem")
    everything = button(harness.chat.last, "Forget all")
    await handle(harness, press_event(harness, forget, BEN), press_event(harness, everything, BEN))
    assert "/settings opens your own" in harness.chat.last.text or "not" in harness.chat.last.text
    await handle(
        harness, harness.press("unvoice", f"{forget.argument.partition(':')[0]}:2", who=BEN)
    )
    await handle(harness, harness.press("unvoice", f"{evil.id}:1"))
    assert await remembered_names(harness) == ["Cem", "Deniz"]
    assert await remembered_names(harness, BEN) == ["Eve"]
    await handle(harness, press_event(harness, forget))
    assert await remembered_names(harness) == ["Deniz"]
    await handle(harness, press_event(harness, everything))
    assert await remembered_names(harness) == []
    assert await remembered_names(harness, BEN) == ["Eve"]


async def test_group_lists_only_voices_named_there(harness: BotHarness) -> None:
    await remember(harness, "Cem", chat="c1")
    await remember(harness, "Deniz", chat="g1")
    await handle(harness, harness.command("forget_voice", chat="g1", private=False))
    assert "Deniz" in harness.chat.last.text
    assert "Cem" not in harness.chat.last.text
    await handle(harness, harness.command("forget_voice Cem", chat="g1", private=False))
    assert "no voice called" in harness.chat.last.text
    await handle(harness, harness.command("forget_voice"))
    assert "\nDeniz · in another chat" in harness.chat.last.text


async def test_long_list_of_voices_has_pages(harness: BotHarness) -> None:
    await remember(harness, *(f"N{number:02}" for number in range(MAX_NAMES)))
    await handle(harness, harness.command("forget_voice"))
    assert "N07" in harness.chat.last.text
    assert "N08" not in harness.chat.last.text
    turn = button(harness.chat.last, "▶")
    await handle(harness, press_event(harness, turn))
    assert "N08" in harness.chat.last.text
    await handle(harness, harness.press("voices", f"999:{ANNA.id}"))
    assert "N49" in harness.chat.last.text
    await handle(harness, press_event(harness, turn, BEN))
    assert "N08" not in harness.chat.last.text


async def test_switching_voices_off_deletes_own_voices(harness: BotHarness) -> None:
    await remember(harness, "Cem")
    await remember(harness, "Eve", owner=BEN)
    await handle(harness, harness.command("settings lang=de"))
    assert await remembered_names(harness) == ["Cem"]
    await handle(harness, harness.press("set", f"voices:no:{ANNA.id}"))
    assert await remembered_names(harness) == []
    assert await remembered_names(harness, BEN) == ["Eve"]
    await remember(harness, "Cem")
    await handle(harness, harness.command("settings reset"))
    assert await remembered_names(harness) == []


async def test_operator_can_disable_remembered_voices(harness: BotHarness) -> None:
    harness.services.pipeline.remember_voices = False
    job = await finished_talk(harness)
    await handle(harness, harness.command("settings"))
    assert "voices" not in harness.chat.last.text
    await give_consent(harness)
    await handle(harness, replace(harness.command("names Cem, Deniz"), reply_to=job.card))
    assert "emember" not in harness.chat.texts[-1]
    await handle(harness, harness.press("remember", job.id))
    assert "does not remember voices" in harness.chat.texts[-1]
    assert await remembered_names(harness) == []
    await handle(harness, harness.command("privacy"))
    assert "voiceprints" not in harness.chat.last.text
    harness.services.pipeline.remember_voices = True
    await handle(harness, harness.command("privacy"))
    assert "not heard for 30 days" in harness.chat.last.text


async def test_answer_names_recognized_speakers(harness: BotHarness) -> None:
    await handle(harness, harness.upload())
    (job,) = await jobs(harness)
    note = Note("recognized", {"names": "Cem"})
    finished = replace(result(harness, [TXT]), speakers=SPEAKERS, notes=(note,))
    job = await end_job(harness, job.id, finished)
    assert (
        "Recognized by voice: Cem. Wrong? Press «Name the speakers»."
        in shown_message(harness, job).text
    )
