"""A recording is kept as long as a job needs it, and for the hours that are set."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import timedelta
from pathlib import Path

from storage import retention
from storage.blobs import Blobs, clips_prefix, source_key
from storage.database import Database
from storage.models import Blob
from tests.unit.storage.conftest import BEN, add, make_job
from tests.unit.storage.repositories.jobs.test_leases import get
from tests.unit.storage.retention.stored_jobs import count_files, end, end_hours_ago, fill


async def test_media_is_deleted_with_its_last_unfinished_job(
    database: Database, blobs: Blobs
) -> None:
    first, second = make_job(1), make_job(2, BEN)
    await add(database, first, second)
    fill(blobs, "a" * 64)
    await end(database, first)
    await retention.release_media(database, blobs, first)
    assert blobs.exists(source_key("a" * 64))
    await end(database, second)
    await retention.release_media(database, blobs, second)
    assert not blobs.exists(source_key("a" * 64))
    assert count_files(blobs, "a" * 64) == 3
    await retention.release_media(database, blobs, make_job(3, sha=None))


async def test_voice_clips_are_deleted_with_the_recording(database: Database, blobs: Blobs) -> None:
    job = make_job()
    await add(database, job)
    fill(blobs, "a" * 64)
    blobs.put_bytes(f"{clips_prefix('a' * 64)}1/1.mp3", b"voice")
    await end(database, job)
    await retention.release_media(database, blobs, job, 24)
    assert count_files(blobs, "a" * 64) == 5
    await retention.release_media(database, blobs, job)
    assert not blobs.exists(f"{clips_prefix('a' * 64)}1/1.mp3")
    assert count_files(blobs, "a" * 64) == 3


async def test_recording_of_a_finished_job_is_kept_for_keep_hours(
    database: Database, blobs: Blobs
) -> None:
    done, failed = make_job(1), make_job(2, BEN, sha="b" * 64)
    await add(database, done, failed)
    for sha in "ab":
        fill(blobs, sha * 64)
    await end(database, done)
    async with database.begin() as unit:
        assert await unit.jobs.cancel(failed.id)
    for job in (done, failed):
        await retention.release_media(database, blobs, job, keep_hours=1)
    assert blobs.exists(source_key("a" * 64))
    assert not blobs.exists(source_key("b" * 64)), "only recordings of finished jobs are kept"
    assert await retention.forget_older_than(database, blobs, 30, 1) == retention.Forgotten()
    await end_hours_ago(database, done, 2)
    assert await retention.forget_older_than(database, blobs, 30, 3) == retention.Forgotten()
    assert await retention.forget_older_than(database, blobs, 30, 1) == retention.Forgotten(0, 1, 5)
    assert count_files(blobs, "a" * 64) == 3
    row = await get(database, done)
    assert row.finished is not None
    assert retention.media_until(row, 24) == row.finished + timedelta(hours=24)
    assert retention.media_until(row, 0) is None
    assert retention.media_until(await get(database, failed), 24) is None


async def test_kept_recording_survives_cancel_and_forget_of_another_account(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    done, late = make_job(1), make_job(1, BEN, sha=None)
    await add(database, done, late)
    (tmp_path / "film").write_bytes(b"media")
    async with database.begin() as unit:
        await unit.jobs.cancel(late.id)
    sha = (await asyncio.to_thread(blobs.put_media, tmp_path / "film")).sha256
    async with database.begin() as unit:
        media = dataclasses.replace(done.media, blob=Blob(source_key(sha), sha, 5))
        assert await unit.jobs.set_media(done.id, media)
    await end(database, done)
    await retention.keep_media(database, blobs, late.id, late.media, tmp_path / "film", 1)
    await retention.forget_account(database, blobs, BEN, 1)
    assert blobs.exists(source_key(sha))
