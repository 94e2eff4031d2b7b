"""Files and links of pages and programs become jobs, and none of their bytes is lost."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from bot.delivery.outbox import OutboxRelay
from bot.jobs.no_message import is_uploaded
from bot.jobs.starts import resume
from bot.jobs.submission import submit_file, submit_link
from bot.links.errors import BadLink, Forward
from storage.blob_store.folder import FolderStore
from storage.errors import (
    MediaGone,
)
from storage.models import JobState, Platform, Quota
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.job_states import is_delivered, rounds
from tests.unit.bot.jobs.submission.submissions import PAGE, begun, media_blobs, serving, stored


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
