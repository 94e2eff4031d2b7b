"""Leftovers of a service: rows, queue entries, blobs, files, processes."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from pipeline.queue.client import NOTIFICATIONS
from pipeline.worker.listener import CLAIM_TIMEOUT
from storage.blobs import Blobs, source_key
from storage.database import Database
from storage.models import Job, JobState
from storage.retention import ORPHAN_AGE, forget_older_than
from storage.tables.jobs import JobRow
from tests.faults.inside import busy_children
from tests.faults.installation import Installation

DEAD_WORKERS_SECONDS = CLAIM_TIMEOUT + 15
"""Seconds for which arq may keep the entry of a worker that was killed while it claimed the job."""
FINAL = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of all jobs."""

    jobs: Sequence[Job]

    @property
    def open(self) -> list[Job]:
        """Return the jobs that are not over, or whose answer is still owed."""
        return [it for it in self.jobs if it.state not in FINAL or it.delivered is None]


async def _load_rows(url: str) -> Rows:
    database = await Database.open(url)
    try:
        async with database.read() as unit:
            ids = (await unit.jobs._connection.scalars(select(JobRow.id))).all()
            found = [await unit.jobs.get(it) for it in ids]
    finally:
        await database.close()
    return Rows([it for it in found if it is not None])


def rows_of(installation: Installation) -> Rows:
    """Return the rows of all jobs."""
    return asyncio.run(_load_rows(installation.rows_url))


def jobs_at(url: str) -> Sequence[Job]:
    """Return the jobs of the database at this address."""
    return asyncio.run(_load_rows(url)).jobs


def orphans_of(installation: Installation, rows: Rows) -> list[str]:
    """Return what an idle, running service should not have."""
    found = [f"row without an end: {_line(it)}" for it in rows.open]
    until = time.monotonic() + DEAD_WORKERS_SECONDS
    while (left := _queued(installation)) and time.monotonic() < until:
        time.sleep(1)
    found += [f"entry of the queue: {it}" for it in left]
    found += [f"file in scratch: {it}" for it in files_in_scratch(installation.data)]
    return found + [
        f"process below a worker: {it}" for it in busy_children(installation.worker_pids())
    ]


def _queued(installation: Installation) -> list[str]:
    with installation.queue() as client:
        entries = dict(client.zrange(NOTIFICATIONS, 0, -1, withscores=True))
        stored = [it.decode().removeprefix("arq:job:") for it in client.keys("arq:job:*")]
    return left_in_queue(entries, stored, time.time())


def left_in_queue(entries: Mapping[bytes, float], stored: Iterable[str], now: float) -> list[str]:
    """Return the entries that no worker takes. One of a clock that was ahead is dropped when its
    time (milliseconds) comes; its job was found in the rows."""
    waiting = {name.decode(): due > now * 1000 for name, due in entries.items()}
    left = [name for name, is_waiting in waiting.items() if not is_waiting]
    return left + [name for name in stored if name not in waiting]


def files_in_scratch(data: Path) -> list[str]:
    """Return the files of jobs in the scratch folder."""
    return [str(it.relative_to(data)) for it in (data / "scratch").rglob("*/*") if it.is_file()]


def orphans_on_disk(installation: Installation, rows: Rows) -> list[str]:
    """Return what the product's own clean-up leaves behind, hours later, in a stopped service."""
    blobs = Blobs.open(f"file://{installation.data.resolve()}/blobs")
    found = [f"file of a result is missing: {it}" for it in missing_files(blobs, rows.jobs)]
    _age(Path(blobs.store.place), ORPHAN_AGE.total_seconds() + 3600)
    asyncio.run(_clean_up(installation.rows_url, blobs))
    known = {it.media.blob.sha256 for it in rows.jobs if it.media.blob}
    stored = {it.name for it in (Path(blobs.store.place) / "media").glob("*") if any(it.rglob("*"))}
    found += [f"media without a row: {it}" for it in sorted(stored - known)]
    found += [f"interrupted write: {it.name}" for it in Path(blobs.store.place).rglob("*#*")]
    found += [f"recording of a job without words: {_line(it)}" for it in _kept(blobs, rows.jobs)]
    return found + _damage(installation.data / "mp4totext.db")


async def _clean_up(url: str, blobs: Blobs) -> None:
    database = await Database.open(url)
    try:
        await forget_older_than(database, blobs, days=30, keep_hours=24)
    finally:
        await database.close()


def _age(folder: Path, seconds: float) -> None:
    moment = time.time() - seconds
    for path in folder.rglob("*"):
        os.utime(path, (moment, moment))


def missing_files(blobs: Blobs, jobs: Sequence[Job]) -> list[str]:
    """Return the files that results name and the store lacks, or has with other bytes."""
    named = [it for job in jobs if job.result for it in job.result.files]
    return [it.blob.key for it in named if blobs._size(it.blob.key) != it.blob.size]


def _kept(blobs: Blobs, jobs: Sequence[Job]) -> list[Job]:
    """Return the jobs whose recording is stored although no job on it has a result."""
    by_media: dict[str, list[Job]] = {}
    for job in jobs:
        if job.media.blob is not None:
            by_media.setdefault(job.media.blob.sha256, []).append(job)
    return [
        users[0]
        for sha256, users in by_media.items()
        if all(it.state is not JobState.DONE for it in users) and blobs.exists(source_key(sha256))
    ]


def _damage(file: Path) -> list[str]:
    if not file.exists():
        return []
    with closing(sqlite3.connect(file)) as rows:
        checks = [("integrity_check", [("ok",)]), ("foreign_key_check", [])]
        results = [(name, rows.execute(f"PRAGMA {name}").fetchall(), ok) for name, ok in checks]
    return [f"database: {name}: {got[:3]}" for name, got, ok in results if got != ok]


def _line(job: Job) -> str:
    return (
        f"{job.id} {job.state.value} attempt {job.attempt}, in {job.reply_to.address.chat}, "
        f"message {job.reply_to.message}, media {'stored' if job.media.blob else 'missing'}, "
        f"delivered {job.delivered}"
    )
