"""The heartbeat on a database file: it renews leases of this worker and stops lost jobs."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.worker import heartbeat
from pipeline.worker.heartbeat import Heartbeat
from storage.database import Database
from storage.models import (
    Account,
    Address,
    Blob,
    Job,
    JobState,
    Media,
    MessageRef,
    Options,
    Platform,
)
from storage.tables.columns import db_time
from storage.tables.jobs import JobRow


async def claim_job(database: Database, name: str) -> int:
    """Claim a job of this id. Return the attempt."""
    job = Job(
        id=name,
        account=Account(Platform.CONSOLE, "me"),
        reply_to=MessageRef(Address(Platform.CONSOLE, "here"), name),
        media=Media("h", "n", blob=Blob("media/ab/source", "ab", 1)),
        options=Options(),
        created=datetime.now(UTC),
    )
    async with database.begin() as unit:
        assert await unit.jobs.add(job)
        taken = await unit.jobs.claim(name, "w")
    assert taken
    return taken.attempt


async def test_heartbeat_renews_held_jobs_and_stops_cancelled_ones(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/rows.db"
    database = await Database.open(url)
    kept, cancelled, left = threading.Event(), threading.Event(), threading.Event()
    with Heartbeat(url, every=0.05) as heartbeat:
        for name, stop in (("kept", kept), ("cancelled", cancelled), ("left", left)):
            heartbeat.hold(name, await claim_job(database, name), stop)
        heartbeat.release("left")
        async with database.begin() as unit:
            await unit.jobs.cancel("cancelled")
            for name in ("kept", "left"):
                await unit.jobs._change(JobRow.id == name, lease_until=db_time(1))
        assert cancelled.wait(5)
        for _ in range(100):
            async with database.begin() as unit:
                taken = await unit.jobs.recover_expired()
            if taken:
                break
            threading.Event().wait(0.05)
        assert taken == ["left"]
        assert not kept.is_set()
        assert not left.is_set()
        async with database.begin() as unit:
            job = await unit.jobs.get("kept")
        assert job
        assert job.state is JobState.RUNNING
    await database.close()


def test_jobs_stop_when_leases_expire_without_a_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(_url: str) -> Database:
        raise OSError("the database is away")

    monkeypatch.setattr(Database, "open", away)
    monkeypatch.setattr(heartbeat, "LEASE_SECONDS", 0.2)
    monkeypatch.setattr(heartbeat, "RETRY_SECONDS", 0.05)
    stop = threading.Event()
    with Heartbeat("nowhere") as heart:
        heart.hold("a", 1, stop)
        assert stop.wait(5)
