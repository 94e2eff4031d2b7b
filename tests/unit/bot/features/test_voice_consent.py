"""Voices are remembered with consent, and forgotten with what they were learned from."""

from __future__ import annotations

from storage.models import VoiceConsent
from tests.unit.bot.answered_jobs import end_job, newest
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.features.voices import (
    consent,
    finished_talk,
    name_speakers,
    offer_button,
    press_event,
    remembered_names,
    remembered_voices,
    voiceprint,
)


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
