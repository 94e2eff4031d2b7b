"""Results, files and records are deleted once they are old."""

from __future__ import annotations

import dataclasses
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import retention
from storage.blobs import Blobs, media_prefix
from storage.database import Database
from storage.models import SEND_AGE, JobState, SendRecord, SendState
from tests.unit.storage.conftest import ANNA, BEN, add, make_job
from tests.unit.storage.repositories.jobs.test_leases import get
from tests.unit.storage.retention.stored_jobs import count_files, end, fill


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
