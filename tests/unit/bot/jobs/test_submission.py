"""Recordings of pages and programs: the rules of the chat, one job for a key, nothing lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from bot.chat import ChatDown, ChatGone
from bot.delivery.outbox import OutboxRelay
from bot.jobs import starts
from bot.jobs.no_message import is_uploaded
from bot.jobs.starts import keep_beginning, resume
from bot.jobs.submission import Submission, check_file, submit_file, submit_link
from bot.links.errors import BadLink, Forward
from storage.backoff import Backoff
from storage.blob_store.folder import FolderStore
from storage.database import Unit
from storage.errors import (
    EmptyFile,
    InvalidOption,
    MediaGone,
    NoAccess,
    NotMedia,
    QuotaUsedUp,
    TooLarge,
    TooManyJobs,
    UserError,
)
from storage.models import MEGABYTE, Account, Job, JobState, Platform, Quota, Role
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.job_states import is_delivered, result, rounds

PAGE = Submission(ANNA, "upload-1")


@pytest.fixture
async def sound(harness: BotHarness, tmp_path: Path) -> Path:
    """Let Anna be known, and return a recording on the disk of the pages."""
    await harness.services.database.transact(lambda unit: unit.people.get_or_create(ANNA, "de"))
    path = tmp_path / "sound"
    await asyncio.to_thread(path.write_bytes, b"RIFF0000WAVEsound")
    return path


@asynccontextmanager
async def serving(harness: BotHarness) -> AsyncIterator[None]:
    """Let the bot of the platform begin what is handed over."""
    with patch.object(starts, "HANDED_OVER_SECONDS", 0.01):
        loop = asyncio.create_task(keep_beginning(harness.services, Platform.TELEGRAM))
        try:
            yield
        finally:
            loop.cancel()
            await asyncio.gather(loop, return_exceptions=True)


async def begun(harness: BotHarness) -> None:
    """Wait until nothing is handed over, and until the begun jobs have their cards."""
    async with asyncio.timeout(30):
        while await harness.services.database.query(  # noqa: ASYNC110  nothing tells of it
            lambda unit: unit.handed_over.list_for(Platform.TELEGRAM)
        ):
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.05)
    await harness.services.tasks.wait_idle()


async def stored(harness: BotHarness, job: Job) -> Job:
    found = await harness.services.database.query(lambda unit: unit.jobs.get(job.id))
    assert found is not None
    return found


async def finish(harness: BotHarness, job: Job) -> None:
    async def work(unit: Unit) -> None:
        claimed = await unit.jobs.claim(job.id, "worker")
        assert claimed is not None
        assert await unit.jobs.finish(job.id, claimed.attempt, result(harness))

    await harness.services.database.transact(work)


async def media_blobs(harness: BotHarness) -> list[str]:
    return await asyncio.to_thread(harness.services.blobs.keys, "media/")


async def test_file_becomes_a_job_that_a_worker_may_claim(harness: BotHarness, sound: Path) -> None:
    job = await submit_file(
        harness.services, replace(PAGE, options="lang=de speakers=2"), "../a/talk.wav", sound
    )
    row = await stored(harness, job)
    assert (row.state, row.options.language, row.locale) == (JobState.QUEUED, "de", "de")
    assert row.media.name == "a talk.wav"
    assert row.media.blob is not None
    assert harness.services.blobs.get_bytes(row.media.blob.key) == b"RIFF0000WAVEsound"
    assert is_uploaded(row.media)
    assert not row.has_chat
    assert harness.queue.notified == [(job.id, 0)]
    waiting = await harness.services.database.query(lambda unit: unit.jobs.waiting())
    assert [each.id for each in waiting] == [job.id]


async def test_card_and_answer_come_to_the_private_chat(
    harness: BotHarness, relay: OutboxRelay, sound: Path
) -> None:
    async with serving(harness):
        job = await submit_file(harness.services, PAGE, "talk.wav", sound)
        await begun(harness)
    row = await stored(harness, job)
    assert row.card is not None
    assert row.card.address.chat == f"private-{ANNA.id}"
    assert harness.chat.replies[row.card.message] is None
    await finish(harness, job)
    await rounds(relay)
    assert await is_delivered(harness, job)
    assert "A talk" in harness.chat.shown[row.card.message][-1].text
    assert ["talk.txt", "talk.summary.mp3"] in harness.chat.sent
    assert row.reply_target == row.card


async def test_answer_of_a_job_that_ends_before_its_card_comes_to_the_private_chat(
    harness: BotHarness, relay: OutboxRelay, sound: Path
) -> None:
    job = await submit_file(harness.services, PAGE, "talk.wav", sound)
    await finish(harness, job)
    await rounds(relay)
    assert await is_delivered(harness, job)
    assert {chat for _, chat, _ in harness.chat.log} == {f"private-{ANNA.id}"}


async def test_result_stays_on_the_page_where_the_bot_may_not_write(
    harness: BotHarness, relay: OutboxRelay, sound: Path
) -> None:
    gone = [ChatGone("blocked") for _ in range(3)]
    harness.chat.fails("direct_chat", *gone, chat=ANNA.id)
    async with serving(harness):
        job = await submit_file(harness.services, PAGE, "talk.wav", sound)
        await begun(harness)
    assert (await stored(harness, job)).card is None
    await finish(harness, job)
    await rounds(relay)
    assert await is_delivered(harness, job)
    assert harness.chat.log == []
    history = await harness.services.database.query(lambda unit: unit.history.list_for([ANNA], 5))
    assert [each.id for each in history] == [job.id]


async def test_card_waits_while_the_platform_is_away(
    harness: BotHarness, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.intake._CARD_RETRY", Backoff(0.01, 0.01))
    harness.chat.fails("direct_chat", ChatDown("away"), chat=ANNA.id)
    async with serving(harness):
        job = await submit_file(harness.services, PAGE, "talk.wav", sound)
        await begun(harness)
    assert (await stored(harness, job)).card is not None


async def test_restart_begins_what_a_stopped_bot_had_taken_over(
    harness: BotHarness, sound: Path
) -> None:
    job = await submit_file(harness.services, PAGE, "talk.wav", sound)
    await harness.services.database.transact(lambda unit: unit.handed_over.remove([job.id]))
    await resume(harness.services, Platform.TELEGRAM)
    await harness.services.tasks.wait_idle()
    assert (await stored(harness, job)).card is not None


async def test_same_key_gives_the_same_job_and_stores_nothing_twice(
    harness: BotHarness, sound: Path, tmp_path: Path
) -> None:
    first = await submit_file(harness.services, PAGE, "talk.wav", sound)
    again = await submit_file(harness.services, PAGE, "talk.wav", sound)
    other = tmp_path / "other"
    await asyncio.to_thread(other.write_bytes, b"RIFF0000WAVEother bytes")
    with_other_bytes = await submit_file(harness.services, PAGE, "other.wav", other)
    assert first.id == again.id == with_other_bytes.id
    assert first.media.blob is not None
    assert await media_blobs(harness) == [first.media.blob.key]
    second = await submit_file(harness.services, replace(PAGE, key="upload-2"), "talk.wav", sound)
    assert second.id != first.id
    whole = await harness.services.database.query(lambda unit: unit.jobs.active(Platform.TELEGRAM))
    assert len(whole) == 2


async def test_key_of_somebody_else_gives_another_job(harness: BotHarness, sound: Path) -> None:
    await harness.services.database.transact(lambda unit: unit.people.get_or_create(BEN, "en"))
    jobs = [
        await submit_file(harness.services, replace(PAGE, account=who), "talk.wav", sound)
        for who in (ANNA, BEN)
    ]
    assert jobs[0].id != jobs[1].id
    assert [job.account for job in jobs] == [ANNA, BEN]


async def test_two_requests_with_one_key_at_once_give_one_job(
    harness: BotHarness, sound: Path
) -> None:
    jobs = await asyncio.gather(
        *(submit_file(harness.services, PAGE, "talk.wav", sound) for _ in range(5))
    )
    assert len({job.id for job in jobs}) == 1
    used = await harness.services.database.query(lambda unit: unit.jobs.count_unfinished(ANNA))
    assert used == 1


@pytest.mark.parametrize(
    ("quota", "content", "options", "refusal"),
    [
        (Quota(largest=1), b"RIFF" + bytes(MEGABYTE), "", TooLarge),
        (Quota(), b"", "", EmptyFile),
        (Quota(), b"%PDF-1.7 no sound", "", NotMedia),
        (Quota(), b"RIFF0000WAVE", "lang=klingonese", InvalidOption),
    ],
)
async def test_refused_file_is_not_kept(
    harness: BotHarness,
    sound: Path,
    quota: Quota,
    content: bytes,
    options: str,
    refusal: type[UserError],
) -> None:
    await harness.services.database.transact(lambda unit: unit.people.set_quota(ANNA, quota))
    await asyncio.to_thread(sound.write_bytes, content)
    with pytest.raises(refusal):
        await submit_file(harness.services, replace(PAGE, options=options), "talk.wav", sound)
    assert await media_blobs(harness) == []
    assert await harness.services.database.query(lambda unit: unit.jobs.count_unfinished(ANNA)) == 0
    assert harness.queue.notified == []


async def test_quota_of_jobs_and_minutes_is_that_of_the_chat(
    harness: BotHarness, sound: Path
) -> None:
    quota = Quota(jobs=1, minutes=1)
    await harness.services.database.transact(lambda unit: unit.people.set_quota(ANNA, quota))
    first = await submit_file(harness.services, PAGE, "talk.wav", sound)
    second = replace(PAGE, key="upload-2")
    with pytest.raises(TooManyJobs) as refused:
        await check_file(harness.services, second, "more.wav", 5)
    assert refused.value.values["names"] == "talk.wav"
    await check_file(harness.services, PAGE, "talk.wav", 5)  # the repeated upload may end
    assert (await submit_file(harness.services, PAGE, "talk.wav", sound)).id == first.id

    async def use_up(unit: Unit) -> None:
        claimed = await unit.jobs.claim(first.id, "worker")
        assert claimed is not None
        await unit.usage.set_seconds(claimed.id, 61.0)
        await unit.jobs.finish(first.id, claimed.attempt, result(harness))

    await harness.services.database.transact(use_up)
    with pytest.raises(QuotaUsedUp):
        await check_file(harness.services, second, "more.wav", 5)


async def test_blocked_and_unknown_accounts_are_refused(harness: BotHarness, sound: Path) -> None:
    await harness.services.database.transact(lambda unit: unit.people.set_role(ANNA, Role.BLOCKED))
    for account in (ANNA, Account(Platform.TELEGRAM, "nobody")):
        with pytest.raises(NoAccess):
            await submit_file(harness.services, replace(PAGE, account=account), "a.wav", sound)
    assert await media_blobs(harness) == []


async def test_bytes_that_another_job_deleted_meanwhile_are_stored_again(
    harness: BotHarness, sound: Path
) -> None:
    """The end of a job on the same bytes comes between the blob and the row."""
    put, calls = FolderStore.put, []

    def deleted_once(store: FolderStore, key: str, *rest: object, **more: object) -> None:
        put(store, key, *rest, **more)  # type: ignore[arg-type]
        calls.append(key)
        if len(calls) == 1:
            store.delete([key])

    with patch.object(FolderStore, "put", deleted_once):
        job = await submit_file(harness.services, PAGE, "talk.wav", sound)
    assert job.media.blob is not None
    assert await media_blobs(harness) == [job.media.blob.key]
    assert len(calls) == 2


async def test_link_is_followed_by_the_bot_of_the_platform(
    harness: BotHarness, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fetch(_self: object, _url: object, path: Path, _most: Quota) -> str:
        await asyncio.to_thread(path.write_bytes, b"RIFF0000WAVEfrom a link")
        return "speech.wav"

    monkeypatch.setattr(type(harness.services.links), "fetch", fetch)
    job = await submit_link(harness.services, PAGE, "https://example.org/speech.wav")
    again = await submit_link(harness.services, PAGE, "https://example.org/speech.wav")
    assert job.id == again.id
    assert job.media.blob is None
    async with serving(harness):
        await begun(harness)
    row = await stored(harness, job)
    assert row.media.blob is not None
    assert row.media.name == "speech.wav"
    assert row.card is not None
    assert harness.queue.notified == [(job.id, 0)]


async def test_links_are_checked_as_in_a_chat(harness: BotHarness, sound: Path) -> None:
    for link, refusal in (("ftp://example.org/a", BadLink), ("https://t.me/c/1/2", Forward)):
        with pytest.raises(refusal):
            await submit_link(harness.services, PAGE, link)


async def test_upload_whose_bytes_are_gone_fails_in_words(
    harness: BotHarness, relay: OutboxRelay, sound: Path
) -> None:
    """No platform has the bytes: nothing asks it for them."""
    job = await submit_file(harness.services, PAGE, "talk.wav", sound)
    await harness.services.database.transact(lambda unit: unit.jobs.media_gone(job.id, job.media))
    with patch.object(harness.chat, "download", side_effect=AssertionError):
        await resume(harness.services, Platform.TELEGRAM)
        await harness.services.tasks.wait_idle()
    row = await stored(harness, job)
    assert row.failure is not None
    assert row.failure.code == MediaGone.code
    await rounds(relay)
    assert await is_delivered(harness, job)


async def test_last_messages_leave_out_jobs_without_a_message(
    harness: BotHarness, sound: Path
) -> None:
    await submit_file(harness.services, PAGE, "talk.wav", sound)
    async with serving(harness):
        await begun(harness)
    refs = await harness.services.database.query(
        lambda unit: unit.jobs.last_messages(Platform.TELEGRAM, 2, 10, harness.services.clock())
    )
    assert refs == []
