"""Results are shared by linked accounts: shown, opened, redone, deleted."""

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
from tests.unit.bot.answered_jobs import end_job
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.features.test_history import buttons, finished_job, store_jobs
from tests.unit.bot.linked_accounts import ANN, EVE, enter_link_code, new_link_code, reply_to

SPEAKERS = (SpeakerShare("S1", "Speaker 1", 9.0, "Hello."), SpeakerShare("S2", "Speaker 2", 3.0))


@pytest.fixture
async def result(harness: BotHarness) -> Job:
    """An answer of Anna on one platform with stored recording and text. She has linked another
    account."""
    blobs = harness.services.blobs
    text = await asyncio.to_thread(blobs.put_bytes, "files/text", b"Hello. Goodbye.")
    media = await asyncio.to_thread(blobs.put_bytes, "media/" + "a" * 64 + "/source", b"sound")
    job = finished_job(1, locale="de")
    files = (Artifact(FileKind.TXT, "film 1.txt", "text/plain", text),)
    outcome = Result("About 1", "en", 61.0, "Hello.", None, SPEAKERS, files)
    blob = Blob(media.key, "a" * 64, media.size)
    job = replace(job, result=outcome, media=replace(job.media, blob=blob))
    await store_jobs(harness, job)
    async with harness.services.database.begin() as unit:
        await unit.transcripts.save(job, [Line(1.0, "Speaker 1", "Hello zebra.")])
    await enter_link_code(harness, await new_link_code(harness))
    return job


async def open_result(harness: BotHarness, who: Account = ANN) -> Message:
    """Return the answer, opened from the history on the other platform."""
    listed = await reply_to(harness, "history", who)
    return await press_label(harness, listed, "1", who)


async def press_label(
    harness: BotHarness, message: Message, label: str, who: Account = ANN
) -> Message:
    """Press a button. Return the resulting message: the edited one, or a new one."""
    (button,) = [it for name, it in buttons(message).items() if label in name]
    chat = harness.chats[who.platform]
    await press_button(harness, button, who, ref_of(harness, message, who))
    return chat.last


def ref_of(harness: BotHarness, message: Message, who: Account) -> str:
    messages = harness.chats[who.platform].shown
    return next(number for number, versions in messages.items() if versions[-1] == message)


async def press_button(harness: BotHarness, button: Button, who: Account, message: str) -> None:
    event = harness.press(button.action, button.argument, who=who)
    place = replace(event.origin.message, message=message)
    await handle(harness, replace(event, origin=replace(event.origin, message=place)))


async def jobs_of(harness: BotHarness, who: Account) -> list[Job]:
    async with harness.services.database.read() as unit:
        return await unit.jobs.list_for(who)


async def test_history_search_and_files_are_shared_by_linked_accounts(
    harness: BotHarness, result: Job
) -> None:
    assert "film 1.mp4" in (await reply_to(harness, "history", ANN)).text
    assert "Hello zebra" in (await reply_to(harness, "search zebra", ANN)).text
    answer = await open_result(harness)
    assert "About 1" in answer.text
    await press_label(harness, answer, "Transcript")
    assert harness.elsewhere.sent == [["film 1.txt"]]
    assert harness.chat.sent == []
    for stranger in (EVE, BEN):
        assert "film 1.mp4" not in (await reply_to(harness, "history", stranger)).text
        assert "zebra" not in (await reply_to(harness, "search Hello zebra", stranger)).text.lower()


async def test_group_on_the_other_platform_shows_no_shared_results(
    harness: BotHarness, result: Job
) -> None:
    group: dict[str, Any] = {"private": False, "chat": "c1"}
    assert "film 1.mp4" not in (await reply_to(harness, "history", ANN, **group)).text
    await handle(harness, harness.press("open", result.id, who=ANN, **group))
    assert "About 1" not in harness.elsewhere.last.text


async def test_redo_from_the_other_platform_is_answered_there(
    harness: BotHarness, result: Job
) -> None:
    answer = await open_result(harness)
    number = ref_of(harness, answer, ANN)
    await press_label(harness, answer, "Redo")
    choices = harness.elsewhere.shown[number][-1]
    await press_label(harness, choices, "More accurate")
    (job,) = await jobs_of(harness, ANN)
    assert (job.state, job.account, job.options.careful) == (JobState.QUEUED, ANN, True)
    assert job.card == job.reply_to == MessageRef(job.reply_to.address, number)
    assert job.reply_to.address.platform is ANN.platform
    assert job.media.blob == result.media.blob
    assert harness.queue.notified == [(job.id, 0)]
    assert any("Cancel" in name for name in buttons(harness.elsewhere.shown[number][-1]))
    assert not any("redoing" in it.text for it in harness.elsewhere.shown[number])
    assert harness.chat.log[-1][0] == "send"  # the message on the first platform is unchanged
    assert job.again_of == job.id  # a redo uses no minutes
    assert result.result is not None
    await end_job(harness, job.id, replace(result.result, headline="New"))
    assert "New" in harness.elsewhere.shown[number][-1].text
    assert harness.elsewhere.sent == [["film 1.txt"]]
    assert harness.chat.sent == []


async def test_unlinked_account_keeps_its_own_results(harness: BotHarness, result: Job) -> None:
    answer = await open_result(harness)
    await press_label(harness, answer, "Redo")
    choices = harness.elsewhere.shown[ref_of(harness, harness.elsewhere.last, ANN)][-1]
    await press_label(harness, choices, "More accurate")
    await reply_to(harness, "unlink", ANN)
    assert [it.id for it in await jobs_of(harness, ANNA)] == [result.id]
    anna_jobs, ann_jobs = (
        (await reply_to(harness, "status")).text,
        (await reply_to(harness, "status", ANN)).text,
    )
    assert "film 1.mp4" not in anna_jobs
    assert "film 1.mp4" in ann_jobs
    assert "film 1.mp4" in (await reply_to(harness, "history")).text
    await handle(harness, harness.press("open", result.id, who=ANN))
    assert "About 1" not in harness.elsewhere.last.text
    await handle(harness, harness.press("drop!", result.id, who=ANN))
    assert [it.id for it in await jobs_of(harness, ANNA)] == [result.id]


async def test_redo_without_the_recording_asks_to_send_it_again(
    harness: BotHarness, result: Job
) -> None:
    await asyncio.to_thread(harness.services.blobs.delete, media_prefix("a" * 64))
    answer = await open_result(harness)
    button = next(it for name, it in buttons(answer).items() if "Redo" in name)
    await press_button(harness, Button("", "do", f"{button.argument}:careful=yes"), ANN, "100")
    assert "Send it to me here" in harness.elsewhere.last.text
    assert "Telegram" in harness.elsewhere.last.text
    assert await jobs_of(harness, ANN) == []


async def test_speakers_can_be_named_from_the_other_platform(
    harness: BotHarness, result: Job
) -> None:
    await press_label(harness, await open_result(harness), "Name the speakers")
    question = ref_of(harness, harness.elsewhere.last, ANN)
    text = harness.text("Mia, Tom", who=ANN)
    place = MessageRef(text.origin.address, question)
    await handle(harness, replace(text, reply_to=place))
    (job,) = await jobs_of(harness, ANN)
    assert job.options.names == (("S1", "Mia"), ("S2", "Tom"))
    assert harness.queue.notified == [(job.id, 0)]
    async with harness.services.database.read() as unit:
        again = await unit.jobs.get(job.id)
    assert again is not None
    assert again.card is not None
    assert again.card.address.platform is ANN.platform


async def test_deleting_a_result_clears_both_messages(harness: BotHarness, result: Job) -> None:
    answer = await open_result(harness)
    number = ref_of(harness, answer, ANN)
    await press_label(harness, answer, "Delete")
    await press_label(harness, harness.elsewhere.shown[number][-1], "Yes")
    assert await jobs_of(harness, ANNA) == []
    assert "deleted" in harness.elsewhere.shown[number][-1].text
    assert result.card is not None
    assert "deleted" in harness.chat.shown[result.card.message][-1].text


async def test_result_of_a_group_is_redone_in_the_opening_chat(
    harness: BotHarness,
) -> None:
    job = finished_job(1, chat="g")
    blob = await asyncio.to_thread(harness.services.blobs.put_bytes, "media/b/source", b"sound")
    copy = Blob(blob.key, "b" * 64, blob.size)
    await store_jobs(harness, replace(job, media=replace(job.media, blob=copy)))
    answer = await open_result(harness, ANNA)
    await press_button(
        harness, Button("", "do", f"{job.id}:speakers=2"), ANNA, ref_of(harness, answer, ANNA)
    )
    again = next(it for it in await jobs_of(harness, ANNA) if it.id != job.id)
    assert again.reply_to.address.chat == "c1"
    assert not any(chat == "g" for _, chat, _ in harness.chat.log)


async def test_failed_redo_keeps_the_opened_answer(harness: BotHarness, result: Job) -> None:
    answer = await open_result(harness)
    number = ref_of(harness, answer, ANN)
    await press_label(harness, answer, "Redo")
    await press_label(harness, harness.elsewhere.shown[number][-1], "More accurate")
    (job,) = await jobs_of(harness, ANN)
    await end_job(harness, job.id, Failure("corrupt"))
    text = harness.elsewhere.shown[number][-1].text
    assert "About 1" in text
    assert "couldn't redo it" in text
    assert harness.elsewhere.sent == []
