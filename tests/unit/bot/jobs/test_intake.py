"""Intake: a recording becomes one job with a card and is enqueued; anything else is refused."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.chat import ChatBusy, ChatDown
from bot.delivery.outbox import OutboxRelay
from bot.dispatch.dispatcher import make_dispatcher
from bot.jobs import intake
from bot.jobs.intake import start_job
from bot.jobs.starts import resume
from storage.backoff import Backoff
from storage.errors import MediaGone, TooLarge
from storage.models import (
    JobState,
    MessageRef,
    Platform,
    Result,
    SpeakerCount,
)
from tests.unit.bot.dispatch.test_dispatcher import handle, jobs
from tests.unit.bot.fakes import BotHarness


async def test_upload_creates_a_job_a_card_and_a_notification(harness: BotHarness) -> None:
    upload = harness.upload(name="talk.mp4", caption="lang=de speakers=2-3 please")
    await handle(harness, upload)
    (job,) = await jobs(harness)
    assert (job.state, job.options.language, job.options.speakers) == (
        JobState.QUEUED,
        "de",
        SpeakerCount(2, 3),
    )
    assert job.media.blob is not None
    assert job.card is not None
    assert job.reply_to == upload.origin.message
    assert harness.chat.replies[job.card.message] == upload.origin.message
    assert "talk.mp4" in harness.chat.last.text
    assert harness.chat.last.buttons[0][0].argument == job.id
    assert harness.queue.notified == [(job.id, 0)]
    assert not list(harness.services.scratch.iterdir())


async def test_duplicate_update_creates_one_job_and_one_card(harness: BotHarness) -> None:
    upload = harness.upload()
    await handle(harness, upload, upload)
    await handle(harness, upload)
    assert len(await jobs(harness)) == 1
    assert len(harness.chat.shown) == 1
    assert len(harness.queue.notified) == 1


async def test_handler_returns_after_the_commit_and_before_the_download(
    harness: BotHarness,
) -> None:
    harness.chat.fails("download", ChatDown("away"), chat="")
    await make_dispatcher(harness.services)(harness.upload())
    (job,) = await jobs(harness)
    assert job.media.blob is None
    await harness.services.tasks.close()  # the process ends here


async def test_interrupted_download_resumes_after_a_restart(harness: BotHarness) -> None:
    await make_dispatcher(harness.services)(harness.upload())
    await harness.services.tasks.close()
    (job,) = await jobs(harness)
    assert job.media.blob is None
    await resume(harness.services, Platform.TELEGRAM)
    await harness.services.tasks.wait_idle()
    (job,) = await jobs(harness)
    assert job.media.blob is not None
    assert len(harness.chat.shown) == 1
    assert harness.queue.notified == [(job.id, 0)]


async def test_missing_file_fails_the_job(harness: BotHarness) -> None:
    upload = harness.upload()
    harness.chat.contents.clear()
    await handle(harness, upload)
    (job,) = await jobs(harness)
    assert job.state is JobState.FAILED
    assert job.failure is not None
    assert job.failure.code == "media_gone"
    assert not list(harness.services.scratch.iterdir())


async def test_empty_and_oversized_files_are_refused_after_the_download(
    harness: BotHarness,
) -> None:
    harness.chat.fails("download", TooLarge(megabytes=30, limit=20), chat="")
    await handle(harness, harness.upload(size=None), harness.upload(b""))
    codes = {job.failure.code for job in await jobs(harness) if job.failure}
    assert codes == {"too_large", "empty_file"}


async def test_file_that_is_no_recording_is_refused_without_a_worker(harness: BotHarness) -> None:
    await handle(harness, harness.upload(b"%PDF-1.7 and so on", name="talk.mp3"))
    (job,) = await jobs(harness)
    assert job.failure is not None
    assert job.failure.code == "not_media"
    assert harness.queue.notified == []


async def test_busy_chat_gets_its_card_later(harness: BotHarness) -> None:
    harness.chat.fails("send", ChatBusy(0.01))
    await handle(harness, harness.upload())
    assert len(harness.chat.shown) == 1


async def test_unreachable_chat_gets_its_card_later(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_CARD_RETRY", Backoff(0.01, 0.01))
    harness.chat.fails("send", *(ChatDown("away") for _ in range(3)))
    await handle(harness, harness.upload())
    (job,) = await jobs(harness)
    assert job.card is not None
    assert len(harness.chat.shown) == 1


async def test_too_large_and_too_long_are_refused_before_the_download(harness: BotHarness) -> None:
    harness.chat.fails("download", AssertionError("asked for bytes"), chat="")
    await handle(harness, harness.upload(size=(20 << 20) + 1), harness.upload(seconds=241 * 60))
    assert await jobs(harness) == []
    too_large, too_long = harness.chat.texts
    assert "20.1 MB" in too_large
    assert "241 min" in too_long


async def test_invalid_option_is_refused_with_the_choices(harness: BotHarness) -> None:
    await handle(harness, harness.upload(caption="formats=txt,doc"))
    assert await jobs(harness) == []
    assert "formats=txt,doc" in harness.chat.last.text
    assert "srt" in harness.chat.last.text


async def test_job_of_another_process_is_not_downloaded(
    harness: BotHarness,
) -> None:
    harness.chat.fails("download", ChatDown("away"), chat="")
    await make_dispatcher(harness.services)(harness.upload())
    await harness.services.tasks.close()
    (job,) = await jobs(harness)
    await start_job(
        replace(harness.services, chats={}), job
    )  # a retry in a process without this platform
    (job,) = await jobs(harness)
    assert job.failure is not None
    assert job.failure.code == MediaGone.code


async def test_answer_during_a_slow_first_card_makes_no_second_card(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    send, may_send = harness.chat.send, asyncio.Event()

    async def send_slowly(*args: Any, **options: Any) -> MessageRef:
        await may_send.wait()
        return await send(*args, **options)

    monkeypatch.setattr(harness.chat, "send", send_slowly)
    taking_in = asyncio.create_task(handle(harness, harness.upload()))
    async with asyncio.timeout(60):
        while not harness.queue.notified:  # noqa: ASYNC110  nothing tells of it
            await asyncio.sleep(0.01)
    (job,) = await jobs(harness)
    async with harness.services.database.begin() as unit:
        assert await unit.jobs.claim(job.id, "worker")
        await unit.jobs.finish(job.id, 1, Result("X", "en", 1.0, "Hi", None, (), (), (), {}))
    relay = OutboxRelay(harness.services, harness.chat)
    await relay.run_once()
    await asyncio.sleep(0.1)  # the delivery waits for the card
    may_send.set()
    await taking_in
    await relay.run_once()
    async with asyncio.timeout(60):
        while not (await jobs(harness))[0].delivered:  # noqa: ASYNC110  as above
            await asyncio.sleep(0.01)
    (card,) = harness.chat.shown.values()
    assert card[-1].text.startswith("X")


async def test_jobs_of_an_album_that_retry_at_once_share_one_card(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_CARD_RETRY", Backoff(0.01, 0.01))
    harness.chat.fails("send", ChatDown(), ChatDown())
    await handle(harness, *(harness.upload(album="a") for _ in range(2)))
    assert len(harness.chat.shown) == 1
