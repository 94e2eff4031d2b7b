"""Media that is stored while other jobs delete the same bytes."""

from __future__ import annotations

import asyncio
import dataclasses
from pathlib import Path

from storage import retention
from storage.blobs import Blobs
from storage.database import Database
from storage.models import Media
from tests.unit.storage.conftest import add, make_job
from tests.unit.storage.repositories.jobs.test_leases import claim, get


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
