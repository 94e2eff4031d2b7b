"""Jobs that end, and the files that their recordings have."""

from __future__ import annotations

from storage import retention
from storage.blobs import Blobs, media_prefix, source_key
from storage.database import Database
from storage.models import Account, Job
from storage.tables.columns import db_time
from storage.tables.jobs import JobRow
from tests.unit.storage.conftest import RESULT
from tests.unit.storage.repositories.jobs.test_leases import claim


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


async def end_hours_ago(database: Database, job: Job, hours: float) -> None:
    async with database.begin() as unit:
        await unit.jobs._change(JobRow.id == job.id, finished=db_time(-3600 * hours))
