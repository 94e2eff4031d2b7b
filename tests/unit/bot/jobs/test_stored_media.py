"""Stored recordings are given to new jobs without blob store calls in a write transaction."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import pytest

from bot.jobs import intake, stored_media
from bot.jobs.stored_media import restore_media
from storage.backoff import Backoff
from storage.blobs import Blobs
from storage.database import Database, Unit
from storage.models import Failure, Job, JobState
from storage.retention import keep_media
from tests.unit.bot.answered_jobs import answered_job, end_job, jobs, press_event
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.failing_store import failing

_WRITING: ContextVar[bool] = ContextVar("writing", default=False)
_KEEPING: ContextVar[bool] = ContextVar("keeping", default=False)
_BLOB_CALLS = ("exists", "get_bytes", "get_file", "put_bytes", "put_media", "delete", "measure")


@pytest.fixture
def blob_calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record every call of the blob store inside a write transaction."""
    begin, calls = Database.begin, []

    @asynccontextmanager
    async def marked(self: Database, **options: Any) -> AsyncIterator[Unit]:
        async with begin(self, **options) as unit:
            token = _WRITING.set(True)
            try:
                yield unit
            finally:
                _WRITING.reset(token)

    def watched(name: str) -> Any:
        call = getattr(Blobs, name)

        def noting(self: Blobs, *args: Any) -> Any:
            if _WRITING.get() and not _KEEPING.get():
                calls.append(name)
            return call(self, *args)

        return noting

    async def keeping(*args: Any) -> bool:
        token = _KEEPING.set(True)  # retention decides about bytes inside its transaction
        try:
            kept: bool = await keep_media(*args)
        finally:
            _KEEPING.reset(token)
        return kept

    monkeypatch.setattr(intake, "keep_media", keeping)
    monkeypatch.setattr(Database, "begin", marked)
    for name in _BLOB_CALLS:
        monkeypatch.setattr(Blobs, name, watched(name))
    return calls


@pytest.fixture
async def admin_harness(tmp_path: Path) -> AsyncIterator[BotHarness]:
    """A harness whose administrator is Anna."""
    harness = await BotHarness.build(tmp_path, admins="telegram:1")
    yield harness
    await harness.close()


async def newest(harness: BotHarness) -> Job:
    return (await jobs(harness))[0]


@pytest.mark.parametrize("missing", [False, True])
@pytest.mark.parametrize("action", ["do", "retry"])
async def test_write_transaction_does_not_call_the_blob_store(
    admin_harness: BotHarness, action: str, missing: bool, blob_calls: list[str]
) -> None:
    first = await answered_job(admin_harness)
    if action == "retry":
        await handle(admin_harness, admin_harness.upload())
        first = await end_job(admin_harness, (await newest(admin_harness)).id, Failure("bug"))
    assert first.media.blob
    if missing:
        admin_harness.services.blobs.delete(first.media.blob.key)
    admin_harness.queue.notified.clear()
    blob_calls.clear()
    argument = f"{first.id}:lang=de" if action == "do" else first.id
    await handle(admin_harness, press_event(admin_harness, first, f"{action}:{argument}"))
    again = await newest(admin_harness)
    assert again.again_of == first.id
    assert again.media.blob == first.media.blob
    assert admin_harness.queue.notified == [(again.id, 0)]
    assert blob_calls == []


async def test_media_deleted_meanwhile_is_downloaded_again(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = await answered_job(harness)
    assert (blob := done.media.blob)
    job = Job("x", ANNA, done.reply_to, done.media, done.options, done.created)
    async with harness.services.database.begin() as unit:
        await unit.jobs.add(job)
    answers = iter([True, False])
    monkeypatch.setattr(Blobs, "exists", lambda *_: next(answers))
    assert await restore_media(harness.services, job, blob) is None
    async with harness.services.database.begin() as unit:
        assert (stored := await unit.jobs.get("x"))
        assert (stored.state, stored.media.blob) == (JobState.QUEUED, None)
        assert await unit.jobs.claim("x", "worker") is None


@pytest.mark.parametrize("action", ["do", "retry"])
async def test_redo_waits_for_a_failing_bucket(
    admin_harness: BotHarness, action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_media, "_RETRY", Backoff(0.01, 0.01))
    first = await answered_job(admin_harness)
    if action == "retry":
        await handle(admin_harness, admin_harness.upload())
        first = await end_job(admin_harness, (await newest(admin_harness)).id, Failure("bug"))
    admin_harness.queue.notified.clear()
    argument = f"{first.id}:lang=de" if action == "do" else first.id
    with failing(admin_harness.services.blobs) as store:
        event = press_event(admin_harness, first, f"{action}:{argument}")
        handling = asyncio.create_task(handle(admin_harness, event))
        async with asyncio.timeout(60):
            while store.calls < 3:  # noqa: ASYNC110 - threads count
                await asyncio.sleep(0.01)
        assert admin_harness.queue.notified == []
    await asyncio.wait_for(handling, 60)
    again = await newest(admin_harness)
    assert again.again_of == first.id
    assert again.media.blob == first.media.blob
    assert admin_harness.queue.notified == [(again.id, 0)]
