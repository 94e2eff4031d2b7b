from __future__ import annotations

import asyncio
import dataclasses
import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import retention
from storage.blobs import Blobs, clips_prefix, media_prefix, run_key, source_key
from storage.database import Database
from storage.erasure.shared_media import marks_prefix
from storage.models import (
    SEND_AGE,
    Account,
    Blob,
    Job,
    JobState,
    Media,
    Options,
    SendRecord,
    SendState,
)
from storage.tables.columns import db_time
from storage.tables.jobs import JobRow
from tests.unit.failing_store import failing
from tests.unit.storage.conftest import ANNA, BEN, RESULT, add, make_job
from tests.unit.storage.repositories.jobs.test_leases import claim, get


async def end(database: Database, job: Job) -> None:
    claimed = await claim(database, job)
    assert claimed is not None
    async with database.begin() as unit:
        assert await unit.jobs.finish(job.id, claimed.attempt, RESULT)


def fill(blobs: Blobs, sha: str) -> None:
    blobs.put_bytes(source_key(sha), b"media")
    blobs.put_bytes(f"{media_prefix(sha)}checkpoints/transcript-1.json", b"{}")
    blobs.put_bytes(f"{media_prefix(sha)}windows-1/0.json", b"[]")
    blobs.put_bytes(f"{media_prefix(sha)}files/1/film.srt", b"1")


def count_files(blobs: Blobs, sha: str) -> int:
    return blobs.measure(media_prefix(sha))[0]


async def forget(database: Database, blobs: Blobs, account: Account) -> retention.Forgotten:
    return await retention.forget_account(database, blobs, account)


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


async def test_forgetting_deletes_everything_and_reports_the_counts(
    database: Database, blobs: Blobs
) -> None:
    one, two, running = make_job(1), make_job(2), make_job(3, sha="b" * 64)
    other = make_job(1, BEN, sha="c" * 64)
    await add(database, one, two, running, other)
    async with database.begin() as unit:
        await unit.people.get_or_create(ANNA, "en")
        await unit.people.set_options(ANNA, Options(hints=("mine",)))
    for sha in "abc":
        fill(blobs, sha * 64)
    await end(database, one)
    claimed = await claim(database, running)
    assert claimed is not None
    assert await forget(database, blobs, ANNA) == retention.Forgotten(3, 8, 20)
    async with database.begin() as unit:
        assert await unit.people.find(ANNA) is None
        assert await unit.jobs.list_for(ANNA) == []
        assert not await unit.jobs.finish(running.id, claimed.attempt, RESULT)
    assert [count_files(blobs, sha * 64) for sha in "abc"] == [0, 0, 4]
    assert await forget(database, blobs, ANNA) == retention.Forgotten()


async def test_shared_files_remain_until_their_last_owner_is_forgotten(
    database: Database, blobs: Blobs
) -> None:
    await add(database, make_job(1), make_job(1, BEN))
    fill(blobs, "a" * 64)
    await end(database, make_job(1, BEN))
    assert await forget(database, blobs, ANNA) == retention.Forgotten(1, 1, 5)
    assert count_files(blobs, "a" * 64) == 3, "the recording was needed by Anna's job only"
    assert (await get(database, make_job(1, BEN))).state is JobState.DONE
    assert await forget(database, blobs, BEN) == retention.Forgotten(1, 3, 5)
    assert count_files(blobs, "a" * 64) == 0


async def test_files_written_after_forgetting_are_deleted_by_the_worker(
    database: Database, blobs: Blobs
) -> None:
    job = make_job()
    await add(database, job)
    await forget(database, blobs, ANNA)
    fill(blobs, "a" * 64)
    await retention.release_media(database, blobs, job)
    assert count_files(blobs, "a" * 64) == 0


async def test_old_results_are_deleted_and_recent_ones_kept(
    database: Database, blobs: Blobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, young, waiting = make_job(1), make_job(2, BEN), make_job(3, BEN, sha="b" * 64)
    for job in (old, young):
        await add(database, job)
        await end(database, job)
    await add(database, waiting)
    for sha in "ab":
        fill(blobs, sha * 64)
    assert await retention.forget_older_than(database, blobs, 30, 24) == retention.Forgotten()
    assert count_files(blobs, "a" * 64) == 4
    in_a_month = datetime.now(UTC) + timedelta(days=31)

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # always UTC here
            return in_a_month

    monkeypatch.setattr(retention, "datetime", Later)
    assert await retention.forget_older_than(database, blobs, 30, 24) == retention.Forgotten(
        2, 4, 10
    )
    assert (await get(database, waiting)).state is JobState.QUEUED
    assert count_files(blobs, "b" * 64) == 4


async def test_orphaned_files_are_deleted_once_old(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    fill(blobs, "a" * 64)
    cut_short = tmp_path / "blobs" / media_prefix("b" * 64) / "source#1"
    cut_short.parent.mkdir()
    cut_short.write_bytes(b"half")
    used = make_job(sha="c" * 64)
    await add(database, used)
    fill(blobs, "c" * 64)
    other = cut_short.parents[1] / ("c" * 64) / "source#7"
    other.write_bytes(b"half")
    assert await retention.forget_older_than(database, blobs, 0) == retention.Forgotten()
    yesterday = datetime.now(UTC).timestamp() - 86_400
    for path in (tmp_path / "blobs").rglob("*"):
        os.utime(path, (yesterday, yesterday))
    assert await retention.forget_older_than(database, blobs, 0) == retention.Forgotten(0, 4, 10)
    assert not cut_short.exists()
    assert not other.exists()
    assert count_files(blobs, "c" * 64) == 4


async def test_job_with_stored_media_can_be_claimed(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    job = make_job(sha=None)
    await add(database, job)
    (tmp_path / "film").write_bytes(b"media")
    assert await retention.keep_media(database, blobs, job.id, job.media, tmp_path / "film")
    claimed = await claim(database, job)
    assert claimed is not None
    assert claimed.media.blob is not None
    assert dataclasses.replace(claimed.media, blob=None) == job.media
    assert blobs.get_bytes(claimed.media.blob.key) == b"media"


async def test_media_of_a_cancelled_job_is_not_stored(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    job = make_job(sha=None)
    await add(database, job)
    async with database.begin() as unit:
        await unit.jobs.cancel(job.id)
    (tmp_path / "film").write_bytes(b"media")
    assert not await retention.keep_media(database, blobs, job.id, job.media, tmp_path / "film")
    assert blobs.bytes_used() == 0


class SlowBlobs(Blobs):
    """Store that deletes the media once, between storing it and updating its job."""

    forgot = False

    def exists(self, key: str) -> bool:
        if key.endswith("source") and super().exists(key) and not self.forgot:
            self.forgot = True
            self.delete(key)
        return super().exists(key)


async def test_media_deleted_by_another_job_is_stored_again(
    database: Database, tmp_path: Path
) -> None:
    blobs = SlowBlobs(tmp_path / "blobs")
    job = make_job(sha=None)
    await add(database, job)
    (tmp_path / "film").write_bytes(b"media")
    assert await retention.keep_media(database, blobs, job.id, job.media, tmp_path / "film")
    assert blobs.forgot
    media = (await get(database, job)).media
    assert isinstance(media, Media)
    assert media.blob is not None
    assert await asyncio.to_thread(blobs.get_bytes, media.blob.key) == b"media"


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


async def end_hours_ago(database: Database, job: Job, hours: float) -> None:
    async with database.begin() as unit:
        await unit.jobs._change(JobRow.id == job.id, finished=db_time(-3600 * hours))


async def test_redo_is_deleted_with_its_first_job(database: Database, blobs: Blobs) -> None:
    first = make_job(1)
    again = dataclasses.replace(make_job(2), again_of=first.id)
    ben_job = make_job(1, BEN)
    await add(database, first, again, ben_job)
    fill(blobs, "a" * 64)
    async with database.begin() as unit:
        assert [job.id for job in await unit.jobs.chain(first.id)] == [first.id, again.id]
        media = await unit.jobs.delete_chain(first.id)
        assert await unit.jobs.list_for(ANNA) == []
    assert await retention.drop_unused(database, blobs, media) == retention.Forgotten()
    async with database.begin() as unit:
        media = await unit.jobs.delete_chain(ben_job.id)
    assert await retention.drop_unused(database, blobs, media) == retention.Forgotten(0, 4, 10)


def store_run(blobs: Blobs, folder: Path, sha: str, days_ago: float) -> None:
    blobs.put_bytes(run_key(sha), b"")
    moment = datetime.now(UTC).timestamp() - 86_400 * days_ago
    for path in (folder / "blobs" / media_prefix(sha)).rglob("*"):
        os.utime(path, (moment, moment))


async def test_command_line_results_are_kept_until_they_are_old(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    fill(blobs, "a" * 64)
    store_run(blobs, tmp_path, "a" * 64, 29)
    fill(blobs, "b" * 64)
    store_run(blobs, tmp_path, "b" * 64, 31)
    assert not retention.runs_are_due(blobs, 0)
    assert await retention.forget_older_than(database, blobs, 0) == retention.Forgotten()
    assert retention.runs_are_due(blobs, 30)
    assert await retention.forget_runs(database, blobs, 30) == retention.Forgotten(0, 4, 10)
    assert (count_files(blobs, "a" * 64), count_files(blobs, "b" * 64)) == (5, 0)
    assert not retention.runs_are_due(blobs, 30)
    store_run(blobs, tmp_path, "a" * 64, 31)
    assert await retention.forget_older_than(database, blobs, 30) == retention.Forgotten(0, 4, 10)


async def test_command_line_and_jobs_keep_files_of_each_other(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    await add(database, make_job(1), make_job(1, BEN, sha="b" * 64))
    for sha in "ab":
        fill(blobs, sha * 64)
        store_run(blobs, tmp_path, sha * 64, 31)
    await retention.forget_runs(database, blobs, 30)
    assert (count_files(blobs, "a" * 64), count_files(blobs, "b" * 64)) == (4, 4)
    store_run(blobs, tmp_path, "a" * 64, 1)
    await forget(database, blobs, ANNA)
    assert count_files(blobs, "a" * 64) == 4, "results and run key remain, the recording is deleted"
    assert not blobs.exists(source_key("a" * 64))
    blobs.delete(run_key("a" * 64))
    assert (await retention.drop_unused(database, blobs, ["a" * 64])).files == 3


async def test_what_a_failing_bucket_kept_is_deleted_later(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    (tmp_path / "film").write_bytes(b"media")
    job = make_job(1, sha=None)
    await add(database, job)
    assert await retention.keep_media(database, blobs, job.id, job.media, tmp_path / "film")
    sha256 = hashlib.sha256(b"media").hexdigest()
    blobs.put_bytes(f"{marks_prefix(sha256, job.id)}transcript-1", b"")
    with failing(blobs):
        forgotten = await forget(database, blobs, ANNA)
    assert (forgotten.jobs, forgotten.files) == (1, 0)
    assert blobs.exists(source_key(sha256))
    await retention.forget_older_than(database, blobs, 30)
    assert blobs.keys("media/") + blobs.keys("users/") == []


async def test_records_of_sends_that_no_search_can_use_are_deleted(
    database: Database, blobs: Blobs
) -> None:
    """Each group has one, and a bot may run for years."""
    now = datetime.now(UTC)
    old = SendRecord("newest-1001", "77", "-1001", "", 5, now - SEND_AGE, state=SendState.NEWEST)
    new = dataclasses.replace(old, id="newest-1002", chat="-1002", changed=now)
    await database.transact(lambda unit: unit.sends.store([old, new]))
    await retention.forget_older_than(database, blobs, 0)
    kept = await database.query(lambda unit: unit.sends.list_for("77"))
    assert [it.id for it in kept] == [new.id]
