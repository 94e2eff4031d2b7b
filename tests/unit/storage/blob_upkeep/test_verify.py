from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from storage.blob_upkeep.verify import Missing, verify_blobs
from storage.blobs import Blobs, run_key
from storage.database import Database
from storage.models import Artifact, FileKind, Job
from storage.retention import keep_media
from tests.unit.storage.conftest import RESULT, add, make_job
from tests.unit.storage.repositories.jobs.test_leases import claim


async def stored_job(database: Database, blobs: Blobs, folder: Path, number: int) -> Job:
    """Return a queued job whose recording is stored."""
    (folder / "film").write_bytes(f"media {number}".encode())
    job = make_job(number, sha=None)
    await add(database, job)
    assert await keep_media(database, blobs, job.id, job.media, folder / "film")
    async with database.read() as unit:
        found = await unit.jobs.get(job.id)
    assert found is not None
    return found


async def finish(database: Database, blobs: Blobs, job: Job) -> tuple[str, str]:
    """End a job with a file and a voice sample. Return their keys."""
    assert job.media.blob
    folder = f"media/{job.media.blob.sha256}"
    files = tuple(
        Artifact(kind, kind, "text/plain", blobs.put_bytes(f"{folder}/{name}", b"text"))
        for kind, name in ((FileKind.TXT, "files/1/film.txt"), (FileKind.CLIP, "clips/1/1.mp3"))
    )
    claimed = await claim(database, job)
    assert claimed is not None
    async with database.begin() as unit:
        result = dataclasses.replace(RESULT, files=files)
        assert await unit.jobs.finish(job.id, claimed.attempt, result)
    return files[0].blob.key, files[1].blob.key


async def test_complete_store_has_nothing_missing(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    await stored_job(database, blobs, tmp_path, 1)
    await finish(database, blobs, await stored_job(database, blobs, tmp_path, 2))
    report = await verify_blobs(database, blobs, 24)
    assert (report.jobs, report.missing, report.unowned) == (2, [], {})


async def test_missing_and_cut_objects_are_named(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    queued = await stored_job(database, blobs, tmp_path, 1)
    done = await stored_job(database, blobs, tmp_path, 2)
    text, clip = await finish(database, blobs, done)
    assert queued.media.blob
    assert done.media.blob
    blobs.delete(queued.media.blob.key)
    blobs.put_bytes(text, b"te")
    blobs.delete(clip)
    report = await verify_blobs(database, blobs, 24)
    assert set(report.missing) == {
        Missing(queued.id, queued.media.blob.key, None),
        Missing(done.id, text, 2),
    }
    blobs.delete(done.media.blob.key)
    assert len((await verify_blobs(database, blobs, 24)).missing) == 3
    assert len((await verify_blobs(database, blobs, 0)).missing) == 2, "it need not be kept"


@pytest.mark.parametrize("runs", [False, True])
async def test_media_without_a_job_is_owned_by_nobody(
    database: Database, blobs: Blobs, runs: bool
) -> None:
    blobs.put_bytes(f"media/{'b' * 64}/source", b"12345")
    if runs:
        blobs.put_bytes(run_key("b" * 64), b"")
    report = await verify_blobs(database, blobs, 24)
    assert report.unowned == ({} if runs else {"b" * 64: 5})
    assert report.missing == []
