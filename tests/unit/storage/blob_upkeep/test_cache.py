from __future__ import annotations

from pathlib import Path

import pytest

from storage.blob_upkeep import cache
from storage.blob_upkeep.cache import clean_cache
from storage.blobs import Blobs
from storage.database import Database
from storage.retention import forget_account
from tests.object_server import ObjectServer
from tests.unit.storage.blob_upkeep.test_verify import finish, stored_job


@pytest.fixture
def cached(moto: ObjectServer, tmp_path: Path) -> Blobs:
    access = moto.access(tmp_path / "locks", cache=tmp_path / "cache", cache_bytes=1000)
    return Blobs.open(access.url, access)


@pytest.mark.parametrize("together", [1, 500])
async def test_recordings_that_no_job_needs_leave_the_cache(
    database: Database, cached: Blobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    together: int,
) -> None:  # fmt: skip
    monkeypatch.setattr(cache, "_TOGETHER", together)
    jobs = [await stored_job(database, cached, tmp_path, number) for number in (1, 2, 3)]
    blobs = [job.media.blob for job in jobs if job.media.blob]
    for blob in blobs:
        cached.get_file(blob, tmp_path / "out")
    await finish(database, cached, jobs[1])
    queued, done, other = (blob.sha256 for blob in blobs)
    await clean_cache(database, cached, 24)
    assert set(cached.cached()) == {queued, done, other}
    await clean_cache(database, cached, 0)
    assert set(cached.cached()) == {queued, other}
    elsewhere = Blobs(cached.store.with_patience(20.0), tmp_path / "locks")  # type: ignore[attr-defined]
    await forget_account(database, elsewhere, jobs[0].account)
    await clean_cache(database, cached, 24)
    assert set(cached.cached()) == set()
