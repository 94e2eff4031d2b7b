"""Voices that are remembered from typed names, and their limit."""

from __future__ import annotations

from dataclasses import replace

from bot.people.voice_memory import MAX_NAMES, MAX_RECORDINGS, MIN_SECONDS
from storage.models import Address, Note, Platform, SpeakerShare
from tests.unit.bot.answered_jobs import TXT, end_job, jobs, newest, result, shown_message
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.features.talks import ask_names, reply_event
from tests.unit.bot.features.voices import (
    SPEAKERS,
    finished_talk,
    give_consent,
    name_speakers,
    remembered_names,
    voiceprint,
)
from tests.unit.storage.conftest import NOON


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
