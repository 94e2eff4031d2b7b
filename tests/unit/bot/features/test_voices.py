"""Voices are remembered for who wants it, from what they typed, and forgotten when they say so."""

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
from tests.unit.bot.answered_jobs import TXT, ends, jobs, labels, newest, result, shown
from tests.unit.bot.dispatch.test_dispatcher import hear
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.features.test_speaker_names import asked, reply
from tests.unit.storage.conftest import NOON

SPEAKERS = (SpeakerShare("S1", "Speaker 1", 90.0), SpeakerShare("S2", "Speaker 2", 30.0))


def sounding(number: int, seconds: float = 20.0) -> Voiceprint:
    return Voiceprint("net", seconds, f"voice{number}")


def voices(*prints: Voiceprint) -> tuple[SpeakerVoice, ...]:
    return tuple(SpeakerVoice(f"S{place}", it) for place, it in enumerate(prints, 1))


async def talk(
    house: BotHarness,
    who: Account = ANNA,
    prints: Sequence[Voiceprint] = (sounding(1), sounding(2)),
    speakers: tuple[SpeakerShare, ...] = SPEAKERS,
    recognized: tuple[str, ...] = (),
    **where: Any,
) -> Job:
    """An answer with two speakers, and what their voices are like."""
    await hear(house, house.upload(who=who, **where))
    (job,) = [each for each in await jobs(house, who) if each.finished is None]
    made = replace(result(house, [TXT]), speakers=speakers, recognized=recognized)
    return await ends(house, job.id, replace(made, voices=voices(*prints)))


async def named(house: BotHarness, words: str, **where: Any) -> Job:
    """`/names`, and the job that puts them in."""
    await hear(house, house.command(f"names {words}", **where))
    before = await newest(house)
    if before.finished is not None:
        return before
    made = replace(result(house, [TXT]), speakers=SPEAKERS)
    return await ends(house, before.id, replace(made, voices=voices(sounding(1), sounding(2))))


async def known(house: BotHarness, *accounts: Account) -> list[NamedVoice]:
    async with house.services.database.read() as unit:
        return await unit.voices.list_for(accounts or [ANNA])


async def names(house: BotHarness, *accounts: Account) -> list[str]:
    return [it.name for it in await known(house, *accounts)]


async def wanted(house: BotHarness, who: Account = ANNA) -> VoiceConsent:
    async with house.services.database.read() as unit:
        person = await unit.people.find(who)
    assert person is not None
    return person.options.voices


def offered(house: BotHarness) -> Button:
    (button,) = [
        button
        for messages in house.chat.shown.values()
        for row in messages[-1].buttons
        for button in row
        if button.label == "Remember"
    ]
    return button


def pressed(
    house: BotHarness, button: Button, who: Account = ANNA, chat: str = "c1"
) -> ButtonPress:
    return house.press(button.action, button.argument, who=who, chat=chat)


async def test_nothing_is_kept_before_somebody_wants_it(house: BotHarness) -> None:
    await talk(house)
    await named(house, "Cem, Deniz")
    offer = house.chat.texts[-1]
    assert "adding the names" in offer
    assert "Shall I remember these voices?" in offer
    assert "/forget_voice" in offer
    assert await names(house) == []
    await named(house, "Cem, Ece")
    assert "Shall I remember" not in house.chat.texts[-1], "asked once"
    assert await names(house) == []
    assert await wanted(house) is VoiceConsent.ASKED


async def test_who_wants_it_has_the_named_voices_remembered(house: BotHarness) -> None:
    job = await talk(house)
    await hear(house, house.command("names 1=Cem 2=Deniz"))
    button = offered(house)
    assert button.argument == job.id
    await hear(house, pressed(house, button))  # while the names are still being put in
    kept = await known(house)
    assert [(it.name, it.voiceprint, it.source, it.chat) for it in kept] == [
        ("Cem", sounding(1), job.id, "c1"),
        ("Deniz", sounding(2), job.id, "c1"),
    ]
    assert await wanted(house) is VoiceConsent.YES
    assert any("Remembered: Cem, Deniz." in text for text in house.chat.texts)
    await ends(house, (await newest(house)).id, None)
    await talk(house)
    await named(house, "2 = Ece")
    assert "Remembered: Ece." in house.chat.texts[-1]
    assert await names(house) == ["Cem", "Deniz", "Ece"], "no further question"


async def test_with_a_deleted_result_the_voices_learned_from_it_go(house: BotHarness) -> None:
    await hear(house, house.command("settings voices=yes"))
    first = await talk(house)
    await named(house, "Cem, Deniz")
    await talk(house)
    await named(house, "2 = Ece")
    assert await names(house) == ["Cem", "Deniz", "Ece"]
    await hear(house, house.press("drop!", first.id))
    assert await names(house) == ["Ece"]


async def test_no_keeps_nothing(house: BotHarness) -> None:
    job = await talk(house)
    await named(house, "Cem, Deniz")
    await hear(house, house.press("remember-not", job.id))
    assert await names(house) == []
    assert "don't remember voices" in house.chat.texts[-1]
    assert await wanted(house) is VoiceConsent.NO
    await hear(house, house.press("remember", job.id))
    assert await names(house) == ["Cem", "Deniz"], "minds change"
    await hear(house, house.press("remember-not", job.id))
    assert await names(house) == []


async def test_nobody_else_says_yes_or_no(house: BotHarness) -> None:
    await talk(house)
    await named(house, "Cem, Deniz")
    await hear(house, pressed(house, offered(house), BEN))
    assert await names(house, ANNA, BEN) == []
    assert await wanted(house) is VoiceConsent.ASKED
    assert "belongs to somebody else" in house.chat.texts[-1]
    await hear(house, house.press("remember-not", offered(house).argument, who=BEN))
    assert "belongs to somebody else" in house.chat.texts[-1]
    await hear(house, house.press("remember", "nonsense"))
    assert "no longer kept" in house.chat.texts[-1]


async def wants(house: BotHarness, who: Account = ANNA) -> None:
    await hear(house, house.command("settings voices=yes", who=who))


async def test_an_administrator_who_names_for_others_learns_nothing(house: BotHarness) -> None:
    house.services.settings.admins = ("telegram:2",)
    await wants(house, BEN)
    question, _ = await asked(house, await talk(house))
    await hear(house, reply(house, "Eve, Eve", question, BEN))
    assert (await newest(house)).options.names == (("S1", "Eve"), ("S2", "Eve"))
    assert await names(house, ANNA, BEN) == []


async def test_a_name_that_was_wrong_is_taken_back(house: BotHarness) -> None:
    await wants(house)
    await talk(house)
    await named(house, "Cem, Deniz")
    await named(house, "2 = Ece")
    assert await names(house) == ["Cem", "Ece"]
    await named(house, "1 =")
    assert await names(house) == ["Ece"]


async def test_what_is_the_same_already_is_remembered_all_the_same(house: BotHarness) -> None:
    await talk(house)
    await named(house, "Cem, Deniz")
    await wants(house)
    await named(house, "Cem, Deniz")
    assert "already like that" in house.chat.texts[-1]
    assert await names(house) == ["Cem", "Deniz"]


async def test_a_recognized_name_teaches_nothing_until_it_is_typed(house: BotHarness) -> None:
    await wants(house)
    guessed = (SpeakerShare("S1", "Cem", 90.0), SpeakerShare("S2", "Speaker 2", 30.0))
    job = await talk(house, speakers=guessed, recognized=("S1",))
    await hear(house, house.command("names 2=Deniz"))
    assert (await newest(house)).options.names == (("S1", "Cem"), ("S2", "Deniz"))
    assert await names(house) == ["Deniz"]
    await ends(house, (await newest(house)).id, None)
    await hear(house, replace(house.command("names Cem, Deniz"), reply_to=job.card))
    assert await names(house) == ["Cem", "Deniz"]


async def test_a_recognized_name_can_be_taken_away(house: BotHarness) -> None:
    await wants(house)
    guessed = (SpeakerShare("S1", "Cem", 90.0), SpeakerShare("S2", "Speaker 2", 30.0))
    await talk(house, speakers=guessed, recognized=("S1",))
    await hear(house, house.command("names 1="))
    again = await newest(house)
    assert again.options.names == (("S1", ""), ("S2", "")), "so it is not recognized once more"
    assert await names(house) == []


async def test_too_little_speech_is_said_and_not_kept(house: BotHarness) -> None:
    await wants(house)
    await talk(house, prints=(sounding(1, MIN_SECONDS), sounding(2, MIN_SECONDS - 0.1)))
    await hear(house, house.command("names Cem, Deniz"))
    assert "Too little speech to remember the voice: Deniz" in house.chat.texts[-1]
    assert await names(house) == ["Cem"]


async def test_an_answer_without_voiceprints_says_so(house: BotHarness) -> None:
    await talk(house, prints=())
    await hear(house, house.command("names Cem, Deniz"))
    assert "Shall I" not in house.chat.texts[-1]
    await ends(house, (await newest(house)).id, None)
    await wants(house)
    await hear(house, house.command("names Cem, Ece"))
    assert "can't remember these voices" in house.chat.texts[-1]


async def test_names_are_limited_and_so_are_their_recordings(house: BotHarness) -> None:
    await wants(house)
    here = Address(Platform.TELEGRAM, "c1")
    async with house.services.database.begin() as unit:
        for number in range(MAX_NAMES - 1):
            await unit.voices.save(ANNA, here, f"job-{number}", [(f"N{number}", sounding(0))], NOON)
        for number in range(MAX_RECORDINGS):
            await unit.voices.save(ANNA, here, f"more-{number}", [("N0", sounding(0))], NOON)
    await talk(house)
    await hear(house, house.command("names n0, Deniz"))
    kept = await names(house)
    assert kept.count("N0") == MAX_RECORDINGS, "the oldest gave way, and it is spelled as before"
    assert "n0" not in kept
    assert "Deniz" in kept
    await ends(house, (await newest(house)).id, None)
    await talk(house)
    await hear(house, house.command("names N1, Ece"))
    assert "I already know 50 voices for you here: Ece." in house.chat.texts[-1]
    assert "Ece" not in await names(house)


async def remembered(house: BotHarness, *who: str, chat: str = "c1", owner: Account = ANNA) -> None:
    await hear(house, house.command("settings voices=yes", who=owner, chat=chat))
    async with house.services.database.begin() as unit:
        here = Address(Platform.TELEGRAM, chat)
        rows = [(name, sounding(place)) for place, name in enumerate(who)]
        await unit.voices.save(owner, here, f"{owner.id}-{chat}", rows, NOON)


async def test_they_are_listed_and_forgotten_by_name(house: BotHarness) -> None:
    await hear(house, house.command("forget_voice"))
    assert "no voices for you here" in house.chat.last.text
    await remembered(house, "Cem", "Deniz")
    await remembered(house, "Cem", owner=BEN)
    await hear(house, house.command("forget_voice"))
    assert "\nCem\nDeniz\n" in house.chat.last.text
    assert labels(house.chat.last) == ["✕ Cem", "✕ Deniz", "Forget all"]
    await hear(house, house.command("forget_voice  cem "))
    assert "Forgotten: Cem." in house.chat.last.text
    assert await names(house) == ["Deniz"]
    assert await names(house, BEN) == ["Cem"]
    await hear(house, house.command("forget_voice Cem"))
    assert "no voice called Cem" in house.chat.last.text
    await hear(house, house.command("forget_voice all"))
    assert await names(house) == []
    assert await names(house, BEN) == ["Cem"]


def button(message: Message, label: str) -> Button:
    (found,) = [it for row in message.buttons for it in row if it.label == label]
    return found


async def test_a_button_forgets_only_ones_own(house: BotHarness) -> None:
    await remembered(house, "Cem", "Deniz")
    await remembered(house, "Eve", owner=BEN)
    (evil,) = await known(house, BEN)
    await hear(house, house.command("forget_voice"))
    forget = button(house.chat.last, "✕ Cem")
    everything = button(house.chat.last, "Forget all")
    await hear(house, pressed(house, forget, BEN), pressed(house, everything, BEN))
    assert "/settings opens your own" in house.chat.last.text or "not" in house.chat.last.text
    await hear(house, house.press("unvoice", f"{forget.argument.partition(':')[0]}:2", who=BEN))
    await hear(house, house.press("unvoice", f"{evil.id}:1"))
    assert await names(house) == ["Cem", "Deniz"]
    assert await names(house, BEN) == ["Eve"]
    await hear(house, pressed(house, forget))
    assert await names(house) == ["Deniz"]
    await hear(house, pressed(house, everything))
    assert await names(house) == []
    assert await names(house, BEN) == ["Eve"]


async def test_in_a_group_only_what_was_named_there_is_shown(house: BotHarness) -> None:
    await remembered(house, "Cem", chat="c1")
    await remembered(house, "Deniz", chat="g1")
    await hear(house, house.command("forget_voice", chat="g1", private=False))
    assert "Deniz" in house.chat.last.text
    assert "Cem" not in house.chat.last.text
    await hear(house, house.command("forget_voice Cem", chat="g1", private=False))
    assert "no voice called" in house.chat.last.text
    await hear(house, house.command("forget_voice"))
    assert "\nDeniz · in another chat" in house.chat.last.text


async def test_many_are_shown_page_by_page(house: BotHarness) -> None:
    await remembered(house, *(f"N{number:02}" for number in range(MAX_NAMES)))
    await hear(house, house.command("forget_voice"))
    assert "N07" in house.chat.last.text
    assert "N08" not in house.chat.last.text
    turn = button(house.chat.last, "▶")
    await hear(house, pressed(house, turn))
    assert "N08" in house.chat.last.text
    await hear(house, house.press("voices", f"999:{ANNA.id}"))
    assert "N49" in house.chat.last.text
    await hear(house, pressed(house, turn, BEN))
    assert "N08" not in house.chat.last.text


async def test_switching_it_off_forgets_all_of_ones_own(house: BotHarness) -> None:
    await remembered(house, "Cem")
    await remembered(house, "Eve", owner=BEN)
    await hear(house, house.command("settings lang=de"))
    assert await names(house) == ["Cem"]
    await hear(house, house.press("set", f"voices:no:{ANNA.id}"))
    assert await names(house) == []
    assert await names(house, BEN) == ["Eve"]
    await remembered(house, "Cem")
    await hear(house, house.command("settings reset"))
    assert await names(house) == []


async def test_an_operator_may_have_none_of_it(house: BotHarness) -> None:
    house.services.pipeline.remember_voices = False
    job = await talk(house)
    await hear(house, house.command("settings"))
    assert "voices" not in house.chat.last.text
    await wants(house)
    await hear(house, replace(house.command("names Cem, Deniz"), reply_to=job.card))
    assert "emember" not in house.chat.texts[-1]
    await hear(house, house.press("remember", job.id))
    assert "does not remember voices" in house.chat.texts[-1]
    assert await names(house) == []
    await hear(house, house.command("privacy"))
    assert "voiceprints" not in house.chat.last.text
    house.services.pipeline.remember_voices = True
    await hear(house, house.command("privacy"))
    assert "not heard for 30 days" in house.chat.last.text


async def test_the_answer_says_who_was_recognized(house: BotHarness) -> None:
    await hear(house, house.upload())
    (job,) = await jobs(house)
    note = Note("recognized", {"names": "Cem"})
    made = replace(result(house, [TXT]), speakers=SPEAKERS, notes=(note,))
    job = await ends(house, job.id, made)
    assert "Recognized by voice: Cem. Wrong? Press «Name the speakers»." in shown(house, job).text
