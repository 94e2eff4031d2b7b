"""Naming speakers: the question, the replies to it, and access."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.chat import Message
from bot.dispatch.dispatcher import make_dispatcher
from bot.parsing.speaker_names import LONGEST, clean, read
from storage.errors import InvalidOption
from storage.models import Address, MessageRef, SpeakerShare
from storage.tables.jobs import JobRow
from tests.unit.bot.answered_jobs import (
    TXT,
    end_job,
    jobs,
    labels,
    newest,
    press_event,
    result,
    shown_message,
)
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import BEN, BotHarness
from tests.unit.bot.features.talks import SPEAKERS, ask_names, finished_talk, reply_event


async def test_only_answers_with_several_speakers_offer_naming(harness: BotHarness) -> None:
    assert "Name the speakers" in labels(shown_message(harness, await finished_talk(harness)))
    alone = await finished_talk(harness, speakers=1)
    assert "Name the speakers" not in labels(shown_message(harness, alone))
    await handle(harness, press_event(harness, alone, f"names:{alone.id}"))
    assert "found only one speaker" in harness.chat.last.text


async def test_reply_may_come_before_the_platform_confirms_the_question(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, send = await finished_talk(harness), harness.chat.send
    replying = []
    listen = make_dispatcher(harness.services)

    async def send_slowly(to: Address, message: Message, *more: Any) -> MessageRef:
        ref = await send(to, message, *more)
        if message.expects_reply:
            replying.append(asyncio.ensure_future(listen(reply_event(harness, "Anna, Ben", ref))))
            await asyncio.sleep(0.1)
        return ref

    monkeypatch.setattr(harness.chat, "send", send_slowly)
    await handle(harness, press_event(harness, job, f"names:{job.id}"))
    await asyncio.gather(*replying)
    await harness.services.tasks.wait_idle()
    assert replying
    assert (await newest(harness)).options.names == (("S1", "Anna"), ("S2", "Ben"))


async def test_naming_question_shows_shares_and_voice_samples(harness: BotHarness) -> None:
    job = await finished_talk(harness)
    assert harness.chat.sent == [["talk.txt"]], "clips are no part of the answer"
    _, question = await ask_names(harness, job)
    assert "1. Speaker 1 · 75% · 1 min 30 s\nGood morning, everybody" in question.text
    assert "2. Speaker 2 · 25% · 30 s" in question.text
    assert harness.chat.sent[1:] == [["Speaker 1.mp3", "Speaker 2.mp3"]]


async def test_question_about_many_speakers_fits_into_a_message(harness: BotHarness) -> None:
    job = await finished_talk(harness)
    crowd = tuple(SpeakerShare(f"S{n}", "N" * 40, 6000.0, "word " * 90) for n in range(1, 61))
    assert job.result is not None
    async with harness.services.database.begin() as unit:
        await unit.jobs._change(JobRow.id == job.id, result=replace(job.result, speakers=crowd))
    _, question = await ask_names(harness, job)
    assert len(question.text) <= harness.chat.capabilities.text
    assert "29. NNN" in question.text
    await handle(harness, harness.command("names 60=Zoe"))
    assert (await newest(harness)).options.names[-1] == ("S60", "Zoe")


async def test_voice_samples_are_omitted_after_the_recording_is_deleted(
    harness: BotHarness,
) -> None:
    job = await finished_talk(harness)
    harness.services.blobs.delete("media/x/clips/")
    await ask_names(harness, job)
    assert len(harness.chat.sent) == 1


@pytest.mark.parametrize("words", ["1 = Anna\n2 = Ben", "Anna, Ben", "Anna\nBen", "2: Ben 1: Anna"])
async def test_reply_names_the_speakers_of_the_answer(harness: BotHarness, words: str) -> None:
    job = await finished_talk(harness)
    question, _ = await ask_names(harness, job)
    await handle(harness, reply_event(harness, words, question))
    again = await newest(harness)
    assert (again.again_of, again.card) == (job.id, job.card)
    assert again.options.names == (("S1", "Anna"), ("S2", "Ben"))
    assert again.options == replace(job.options, names=again.options.names)
    assert again.media == job.media
    assert harness.queue.notified[-1] == (again.id, 0)
    assert "adding the names" in harness.chat.last.text
    named = replace(result(harness, [TXT]), speakers=SPEAKERS)
    await end_job(harness, again.id, named)
    await handle(harness, reply_event(harness, "2=Cem", question))
    assert (await newest(harness)).options.names == (("S1", "Anna"), ("S2", "Cem"))


async def test_redo_keeps_the_names(harness: BotHarness) -> None:
    job = await finished_talk(harness)
    await handle(harness, harness.command("names 1=Anna Maria 2=Ben"))
    named = await newest(harness)
    assert named.options.names == (("S1", "Anna Maria"), ("S2", "Ben"))
    await end_job(harness, named.id, replace(result(harness, [TXT]), speakers=SPEAKERS))
    await handle(harness, press_event(harness, named, f"do:{job.id}:captions=short"))
    assert (await newest(harness)).options.names == named.options.names
    assert (await newest(harness)).id != named.id


async def test_names_command_asks_applies_or_reports_an_error(harness: BotHarness) -> None:
    await handle(harness, harness.command("names"))
    assert "no result" in harness.chat.last.text
    job = await finished_talk(harness)
    await handle(harness, harness.command("names"))
    assert "Who speaks in talk.mp4?" in harness.chat.texts[-1]
    await handle(harness, harness.command("names 3=Cem"))
    assert "I don't understand 3" in harness.chat.last.text
    await handle(harness, replace(harness.command("names 2=Ben"), reply_to=job.card))
    assert (await newest(harness)).options.names == (("S1", ""), ("S2", "Ben"))


async def test_only_owner_and_administrator_name_speakers(harness: BotHarness) -> None:
    job = await finished_talk(harness)
    question, _ = await ask_names(harness, job)
    before = len(await jobs(harness))
    await handle(
        harness,
        reply_event(harness, "Eve, Eve", question, BEN),
        press_event(harness, job, f"names:{job.id}", BEN),
        replace(harness.command("names 1=Eve", who=BEN), reply_to=question),
    )
    refusals = [text for text in harness.chat.texts if "somebody else" in text]
    assert len(refusals) == 2
    assert "no result" in harness.chat.last.text
    assert len(await jobs(harness)) == before
    harness.services.settings.admins = ("telegram:2",)
    await handle(harness, reply_event(harness, "1 = Anna", question, BEN))
    assert (await newest(harness)).options.names == (("S1", "Anna"), ("S2", ""))


async def test_reply_to_another_message_names_nobody(harness: BotHarness) -> None:
    job = await finished_talk(harness)
    assert job.card is not None
    await handle(harness, reply_event(harness, "1 = Anna", job.card))
    assert "/help" in harness.chat.last.text
    assert len(await jobs(harness)) == 1


def test_speaker_names_are_cleaned() -> None:
    assert clean(" Anna\n\x00 B.\u202e \ud83d ") == "Anna B."
    assert clean("x" * 99) == "x" * LONGEST
    assert clean("مي\u200cخواهم") == "مي\u200cخواهم"
    assert clean("<b>*_`@everyone") == "<b>*_`@everyone", "shown as text, never as markup"


def test_empty_name_removes_the_name() -> None:
    now = (("S1", "Anna"), ("S2", "Ben"))
    assert read("1 =", SPEAKERS, now) == (("S1", ""), ("S2", "Ben"))
    assert read("Speaker 2 = Cem", SPEAKERS, now) == (("S1", "Anna"), ("S2", "Cem"))
    assert read("2=Cem", SPEAKERS, (("S1", "Anna"),)) == (("S1", ""), ("S2", "Cem"))


@pytest.mark.parametrize("words", ["", " \n", ",,", "0=Anna", "3=Anna", "a, b, c"])
def test_reply_without_valid_names_is_refused(words: str) -> None:
    with pytest.raises(InvalidOption):
        read(words, SPEAKERS)
