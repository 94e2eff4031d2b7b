"""Intake on a full disk or without memory: the recording waits, and nobody has to send it again."""

from __future__ import annotations

import errno
import sqlite3
import tempfile
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.jobs import intake
from storage.backoff import Backoff
from storage.models import JobState
from storage.repositories import Jobs
from tests.unit.bot.dispatch.test_dispatcher import handle, jobs
from tests.unit.bot.fakes import BotHarness

FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_STORE_RETRY", Backoff(0.01, 0.01), raising=False)


async def check_taken_in(harness: BotHarness) -> None:
    (job,) = await jobs(harness)
    assert (job.state, job.failure) == (JobState.QUEUED, None)
    assert job.media.blob is not None
    assert harness.queue.notified == [(job.id, 0)]
    assert not list(harness.services.scratch.iterdir())


@pytest.mark.parametrize(
    "error", [FULL, MemoryError(), RuntimeError("can't start new thread")], ids=repr
)
async def test_download_waits_for_room_on_the_disk_and_in_memory(
    harness: BotHarness, error: Exception
) -> None:
    harness.chat.fails("download", error, error, chat="")
    await handle(harness, harness.upload())
    await check_taken_in(harness)


async def test_download_waits_for_room_for_its_folder(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, tries = tempfile.mkdtemp, []

    def fail_once(**options: Any) -> str:
        tries.append(options)
        if len(tries) == 1:
            raise FULL
        return str(make(**options))

    monkeypatch.setattr(tempfile, "mkdtemp", fail_once)
    await handle(harness, harness.upload())
    await check_taken_in(harness)


async def test_refusal_is_written_when_there_is_room(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse, tries = Jobs.refuse, []

    async def fail_once(self: Jobs, *args: Any) -> bool:
        tries.append(args)
        if len(tries) == 1:
            raise OperationalError("", {}, sqlite3.OperationalError("database or disk is full"))
        return await refuse(self, *args)

    monkeypatch.setattr(Jobs, "refuse", fail_once)
    await handle(harness, harness.upload(b""))
    (job,) = await jobs(harness)
    assert job.state is JobState.FAILED
    assert job.failure is not None
    assert job.failure.code == "empty_file"


async def test_recording_that_was_cancelled_meanwhile_is_not_fetched_again(
    harness: BotHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched = []

    async def cancel_and_fail(*_: Any) -> None:
        (job,) = await jobs(harness)
        fetched.append(job.id)
        await harness.services.database.transact(lambda unit: unit.jobs.cancel(job.id))
        raise FULL

    monkeypatch.setattr(harness.chat, "download", cancel_and_fail)
    await handle(harness, harness.upload())
    (job,) = await jobs(harness)
    assert job.state is JobState.CANCELLED
    assert fetched == [job.id]
