"""What is sent becomes a job, a card and a bell, once; and what can't be one is refused."""

from __future__ import annotations

from dataclasses import replace

from bot.chat import ChatBusy, ChatDown
from bot.dispatch.dispatcher import make_dispatcher
from bot.jobs.intake import resume, start_job
from storage.errors import MediaGone, TooLarge
from storage.models import (
    JobState,
    Platform,
    SpeakerCount,
)
from tests.unit.bot.dispatch.test_dispatcher import hear, jobs
from tests.unit.bot.fakes import BotHarness


async def test_an_upload_becomes_a_job_a_card_and_a_bell(house: BotHarness) -> None:
    upload = house.upload(name="talk.mp4", caption="lang=de speakers=2-3 please")
    await hear(house, upload)
    (job,) = await jobs(house)
    assert (job.state, job.options.language, job.options.speakers) == (
        JobState.QUEUED,
        "de",
        SpeakerCount(2, 3),
    )
    assert job.media.blob is not None
    assert job.card is not None
    assert job.reply_to == upload.origin.message
    assert house.chat.replies[job.card.message] == upload.origin.message
    assert "talk.mp4" in house.chat.last.text
    assert house.chat.last.buttons[0][0].argument == job.id
    assert house.queue.notified == [(job.id, 0)]
    assert not list(house.services.scratch.iterdir())


async def test_the_same_update_three_times_is_one_job_and_one_card(house: BotHarness) -> None:
    upload = house.upload()
    await hear(house, upload, upload)
    await hear(house, upload)
    assert len(await jobs(house)) == 1
    assert len(house.chat.shown) == 1
    assert len(house.queue.notified) == 1


async def test_hearing_returns_when_the_row_is_there_and_before_the_bytes_are(
    house: BotHarness,
) -> None:
    house.chat.fails("download", ChatDown("away"), chat="")
    await make_dispatcher(house.services)(house.upload())
    (job,) = await jobs(house)
    assert job.media.blob is None
    await house.services.tasks.close()  # the process dies here


async def test_what_was_being_fetched_is_fetched_after_a_restart(house: BotHarness) -> None:
    await make_dispatcher(house.services)(house.upload())
    await house.services.tasks.close()
    (job,) = await jobs(house)
    assert job.media.blob is None
    await resume(house.services, Platform.TELEGRAM)
    await house.services.tasks.wait_idle()
    (job,) = await jobs(house)
    assert job.media.blob is not None
    assert len(house.chat.shown) == 1
    assert house.queue.notified == [(job.id, 0)]


async def test_a_file_that_is_gone_ends_the_job_with_words(house: BotHarness) -> None:
    upload = house.upload()
    house.chat.contents.clear()
    await hear(house, upload)
    (job,) = await jobs(house)
    assert job.state is JobState.FAILED
    assert job.failure is not None
    assert job.failure.code == "media_gone"
    assert not list(house.services.scratch.iterdir())


async def test_an_empty_file_and_one_that_grew_are_refused_after_the_download(
    house: BotHarness,
) -> None:
    house.chat.fails("download", TooLarge(megabytes=30, limit=20), chat="")
    await hear(house, house.upload(size=None), house.upload(b""))
    codes = {job.failure.code for job in await jobs(house) if job.failure}
    assert codes == {"too_large", "empty_file"}


async def test_a_file_that_plainly_is_no_recording_waits_for_no_worker(house: BotHarness) -> None:
    await hear(house, house.upload(b"%PDF-1.7 and so on", name="talk.mp3"))
    (job,) = await jobs(house)
    assert job.failure is not None
    assert job.failure.code == "not_media"
    assert house.queue.notified == []


async def test_a_busy_chat_gets_its_card_a_moment_later(house: BotHarness) -> None:
    house.chat.fails("send", ChatBusy(0.01))
    await hear(house, house.upload())
    assert len(house.chat.shown) == 1


async def test_too_large_and_too_long_are_refused_before_any_download(house: BotHarness) -> None:
    house.chat.fails("download", AssertionError("asked for bytes"), chat="")
    await hear(house, house.upload(size=(20 << 20) + 1), house.upload(seconds=241 * 60))
    assert await jobs(house) == []
    too_large, too_long = house.chat.texts
    assert "20.1 MB" in too_large
    assert "241 min" in too_long


async def test_a_wish_that_can_not_be_read_is_answered_with_what_can(house: BotHarness) -> None:
    await hear(house, house.upload(caption="formats=txt,doc"))
    assert await jobs(house) == []
    assert "formats=txt,doc" in house.chat.last.text
    assert "srt" in house.chat.last.text


async def test_bytes_that_only_another_process_could_fetch_are_not_waited_for(
    house: BotHarness,
) -> None:
    house.chat.fails("download", ChatDown("away"), chat="")
    await make_dispatcher(house.services)(house.upload())
    await house.services.tasks.close()
    (job,) = await jobs(house)
    await start_job(replace(house.services, chats={}), job)  # a retry, where its platform is not
    (job,) = await jobs(house)
    assert job.failure is not None
    assert job.failure.code == MediaGone.code
