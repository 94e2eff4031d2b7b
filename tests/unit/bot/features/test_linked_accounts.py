"""What one account of a person sent is the other's too: seen, opened, done again, deleted."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.chat import Button, Message
from storage.blobs import media_prefix
from storage.models import (
    Account,
    Artifact,
    Blob,
    Failure,
    FileKind,
    Job,
    JobState,
    Line,
    MessageRef,
    Result,
    SpeakerShare,
)
from tests.unit.bot.answered_jobs import ends
from tests.unit.bot.dispatch.test_dispatcher import hear
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.features.test_history import buttons, done, keep
from tests.unit.bot.linked_accounts import ANN, EVE, given, says, typed

SPEAKERS = (SpeakerShare("S1", "Speaker 1", 9.0, "Hello."), SpeakerShare("S2", "Speaker 2", 3.0))


@pytest.fixture
async def result(house: BotHarness) -> Job:
    """Anna's answer on one platform, whose recording and text are kept; she has joined another."""
    blobs = house.services.blobs
    text = await asyncio.to_thread(blobs.put_bytes, "files/text", b"Hello. Goodbye.")
    media = await asyncio.to_thread(blobs.put_bytes, "media/" + "a" * 64 + "/source", b"sound")
    job = done(1, locale="de")
    files = (Artifact(FileKind.TXT, "film 1.txt", "text/plain", text),)
    outcome = Result("About 1", "en", 61.0, "Hello.", None, SPEAKERS, files)
    kept = Blob(media.key, "a" * 64, media.size)
    job = replace(job, result=outcome, media=replace(job.media, blob=kept))
    await keep(house, job)
    async with house.services.database.begin() as unit:
        await unit.transcripts.save(job, [Line(1.0, "Speaker 1", "Hello zebra.")])
    await typed(house, await given(house))
    return job


async def opened(house: BotHarness, who: Account = ANN) -> Message:
    """The answer, opened from the history of the other platform."""
    listed = await says(house, "history", who)
    return await pressed(house, listed, "1", who)


async def pressed(house: BotHarness, message: Message, label: str, who: Account = ANN) -> Message:
    """What a press comes to; a message that it changes is the one with the button."""
    (button,) = [it for name, it in buttons(message).items() if label in name]
    chat = house.chats[who.platform]
    await press(house, button, who, ref_of(house, message, who))
    return chat.last


def ref_of(house: BotHarness, message: Message, who: Account) -> str:
    shown = house.chats[who.platform].shown
    return next(number for number, looks in shown.items() if looks[-1] == message)


async def press(house: BotHarness, button: Button, who: Account, message: str) -> None:
    event = house.press(button.action, button.argument, who=who)
    place = replace(event.origin.message, message=message)
    await hear(house, replace(event, origin=replace(event.origin, message=place)))


async def jobs_of(house: BotHarness, who: Account) -> list[Job]:
    async with house.services.database.read() as unit:
        return await unit.jobs.list_for(who)


async def test_history_search_and_files_go_across(house: BotHarness, result: Job) -> None:
    assert "film 1.mp4" in (await says(house, "history", ANN)).text
    assert "Hello zebra" in (await says(house, "search zebra", ANN)).text
    answer = await opened(house)
    assert "About 1" in answer.text
    await pressed(house, answer, "Transcript")
    assert house.elsewhere.sent == [["film 1.txt"]]
    assert house.chat.sent == []
    for stranger in (EVE, BEN):
        assert "film 1.mp4" not in (await says(house, "history", stranger)).text
        assert "zebra" not in (await says(house, "search Hello zebra", stranger)).text.lower()


async def test_in_a_group_of_the_other_platform_nothing_is_told(
    house: BotHarness, result: Job
) -> None:
    group: dict[str, Any] = {"private": False, "chat": "c1"}
    assert "film 1.mp4" not in (await says(house, "history", ANN, **group)).text
    await hear(house, house.press("open", result.id, who=ANN, **group))
    assert "About 1" not in house.elsewhere.last.text


async def test_a_redo_from_the_other_platform_is_done_there(house: BotHarness, result: Job) -> None:
    answer = await opened(house)
    number = ref_of(house, answer, ANN)
    await pressed(house, answer, "Redo")
    choices = house.elsewhere.shown[number][-1]
    await pressed(house, choices, "More accurate")
    (job,) = await jobs_of(house, ANN)
    assert (job.state, job.account, job.options.careful) == (JobState.QUEUED, ANN, True)
    assert job.card == job.reply_to == MessageRef(job.reply_to.address, number)
    assert job.reply_to.address.platform is ANN.platform
    assert job.media.blob == result.media.blob
    assert house.queue.notified == [(job.id, 0)]
    assert any("Cancel" in name for name in buttons(house.elsewhere.shown[number][-1]))
    assert house.chat.log[-1][0] == "send"  # nothing was changed over there
    assert job.again_of == job.id  # what is done again costs no minutes
    assert result.result is not None
    await ends(house, job.id, replace(result.result, headline="New"))
    assert "New" in house.elsewhere.shown[number][-1].text
    assert house.elsewhere.sent == [["film 1.txt"]]
    assert house.chat.sent == []


async def test_what_is_parted_keeps_what_it_sent_and_did_again(
    house: BotHarness, result: Job
) -> None:
    answer = await opened(house)
    await pressed(house, answer, "Redo")
    choices = house.elsewhere.shown[ref_of(house, house.elsewhere.last, ANN)][-1]
    await pressed(house, choices, "More accurate")
    await says(house, "unlink", ANN)
    assert [it.id for it in await jobs_of(house, ANNA)] == [result.id]
    mine, theirs = (await says(house, "status")).text, (await says(house, "status", ANN)).text
    assert "film 1.mp4" not in mine
    assert "film 1.mp4" in theirs
    assert "film 1.mp4" in (await says(house, "history")).text
    await hear(house, house.press("open", result.id, who=ANN))
    assert "About 1" not in house.elsewhere.last.text
    await hear(house, house.press("drop!", result.id, who=ANN))
    assert [it.id for it in await jobs_of(house, ANNA)] == [result.id]


async def test_without_the_recording_it_says_what_helps(house: BotHarness, result: Job) -> None:
    await asyncio.to_thread(house.services.blobs.delete, media_prefix("a" * 64))
    answer = await opened(house)
    button = next(it for name, it in buttons(answer).items() if "Redo" in name)
    await press(house, Button("", "do", f"{button.argument}:careful=yes"), ANN, "100")
    assert "Send it to me here" in house.elsewhere.last.text
    assert "Telegram" in house.elsewhere.last.text
    assert await jobs_of(house, ANN) == []


async def test_speakers_can_be_named_from_the_other_platform(
    house: BotHarness, result: Job
) -> None:
    await pressed(house, await opened(house), "Name the speakers")
    question = ref_of(house, house.elsewhere.last, ANN)
    text = house.text("Mia, Tom", who=ANN)
    place = MessageRef(text.origin.address, question)
    await hear(house, replace(text, reply_to=place))
    (job,) = await jobs_of(house, ANN)
    assert job.options.names == (("S1", "Mia"), ("S2", "Tom"))
    assert house.queue.notified == [(job.id, 0)]
    async with house.services.database.read() as unit:
        again = await unit.jobs.get(job.id)
    assert again is not None
    assert again.card is not None
    assert again.card.address.platform is ANN.platform


async def test_deleting_a_result_clears_it_in_both_places(house: BotHarness, result: Job) -> None:
    answer = await opened(house)
    number = ref_of(house, answer, ANN)
    await pressed(house, answer, "Delete")
    await pressed(house, house.elsewhere.shown[number][-1], "Yes")
    assert await jobs_of(house, ANNA) == []
    assert "deleted" in house.elsewhere.shown[number][-1].text
    assert result.card is not None
    assert "deleted" in house.chat.shown[result.card.message][-1].text


async def test_a_result_made_in_a_group_is_done_again_where_it_was_opened(
    house: BotHarness,
) -> None:
    job = done(1, chat="g")
    blob = await asyncio.to_thread(house.services.blobs.put_bytes, "media/b/source", b"sound")
    kept = Blob(blob.key, "b" * 64, blob.size)
    await keep(house, replace(job, media=replace(job.media, blob=kept)))
    answer = await opened(house, ANNA)
    await press(house, Button("", "do", f"{job.id}:speakers=2"), ANNA, ref_of(house, answer, ANNA))
    again = next(it for it in await jobs_of(house, ANNA) if it.id != job.id)
    assert again.reply_to.address.chat == "c1"
    assert not any(chat == "g" for _, chat, _ in house.chat.log)


async def test_a_redo_that_fails_leaves_the_answer_that_was_opened(
    house: BotHarness, result: Job
) -> None:
    answer = await opened(house)
    number = ref_of(house, answer, ANN)
    await pressed(house, answer, "Redo")
    await pressed(house, house.elsewhere.shown[number][-1], "More accurate")
    (job,) = await jobs_of(house, ANN)
    await ends(house, job.id, Failure("corrupt"))
    shown = house.elsewhere.shown[number][-1].text
    assert "About 1" in shown
    assert "couldn't redo it" in shown
    assert house.elsewhere.sent == []
