from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from pipeline.worker.attempt import Attempt
from storage.blobs import Blobs, source_key
from storage.database import Database
from tests.unit.storage.conftest import ANNA, add, make_job


class Queue:
    """Queue whose notifications nobody needs."""

    async def notify(self, job: str, attempt: int) -> None:
        """Notify nobody."""

    async def publish(self, event: object) -> None:
        """Tell nobody."""


async def test_files_of_a_deleted_job_go_when_its_memory_did_not_suffice(tmp_path: Path) -> None:
    """Its row was deleted while it ran: nothing else names its media."""
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/rows.db")
    blobs = Blobs.open(f"file://{tmp_path}/blobs")
    job = make_job()
    assert job.media.blob is not None
    blobs.put_bytes(source_key(job.media.blob.sha256), b"media")
    await add(database, job)
    claimed = await database.transact(lambda unit: unit.jobs.claim(job.id, "worker"))
    assert claimed is not None
    parts = {"database": database, "blobs": blobs, "queue": Queue(), "keep_hours": 0.0}
    resources = SimpleNamespace(scratch=tmp_path / "scratch", **parts)
    attempt = Attempt(claimed, cast("Any", resources))
    await database.transact(lambda unit: unit.jobs.delete_for(ANNA))
    attempt.stop.set()  # else it would wait until others need less memory
    await attempt._lose(MemoryError())
    await database.close()
    assert list(blobs.keys("media/")) == []
