"""Nothing is kept of an account that is forgotten but what others share."""

from __future__ import annotations

import hashlib
from pathlib import Path

from storage import retention
from storage.blobs import Blobs, source_key
from storage.database import Database
from storage.erasure.shared_media import marks_prefix
from storage.models import JobState, Options
from tests.unit.failing_store import failing
from tests.unit.storage.conftest import ANNA, BEN, RESULT, add, make_job
from tests.unit.storage.repositories.jobs.test_leases import claim, get
from tests.unit.storage.retention.stored_jobs import count_files, end, fill, forget


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
