"""Comparison of the rows with the stored blobs: what is missing, and what nobody owns."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from storage.blobs import Blobs, run_key, source_key
from storage.database import Database, Unit
from storage.models import FileKind, Job, JobState
from storage.retention import media_until

_BATCH = 200
"""Jobs in one query."""


@dataclass(frozen=True, slots=True)
class Missing:
    """An object that a job needs. `stored` is its size if it has another than the row says."""

    job: str
    key: str
    stored: int | None


@dataclass(slots=True)
class BlobReport:
    """Counts of what was compared. `unowned` are hashes of media without a job, with their bytes:
    retention deletes them when they are some hours old."""

    jobs: int = 0
    objects: int = 0
    bytes: int = 0
    missing: list[Missing] = field(default_factory=list)
    unowned: dict[str, int] = field(default_factory=dict)


async def verify_blobs(database: Database, blobs: Blobs, keep_hours: float) -> BlobReport:
    """Compare all rows with all blobs. The service may run: what looks wrong is looked at again."""
    report, needed, owned = BlobReport(), dict[str, tuple[str, int]](), set[str]()
    after = ""
    while batch := await database.query(partial(_page, after)):
        report.jobs += len(batch)
        after = batch[-1].id
        for job in batch:
            owned.add(job.media.blob.sha256 if job.media.blob else "")
            needed |= {key: (job.id, size) for key, size in _needed(job, keep_hours)}
    stored = await asyncio.to_thread(lambda: dict(blobs.store.list("")))
    report.objects, report.bytes = len(stored), sum(stored.values())
    for key, (job_id, size) in needed.items():
        if stored.get(key) != size and await _is_missing(database, blobs, key, job_id, size):
            report.missing.append(Missing(job_id, key, stored.get(key)))
    for key, size in stored.items():
        kind, _, rest = key.partition("/")
        sha256 = rest.partition("/")[0]
        if kind in ("media", "users") and sha256 not in owned and run_key(sha256) not in stored:
            report.unowned[sha256] = report.unowned.get(sha256, 0) + size
    for sha256 in list(report.unowned):
        if await database.query(partial(_jobs_on, sha256)):  # it came meanwhile
            del report.unowned[sha256]
    return report


def _needed(job: Job, keep_hours: float) -> list[tuple[str, int]]:
    """Return keys and sizes of what must be stored for a job."""
    found: list[tuple[str, int]] = []
    until = media_until(job, keep_hours)
    kept = job.finished is None or (until is not None and until > datetime.now(UTC))
    if job.media.blob and kept:
        found.append((source_key(job.media.blob.sha256), job.media.blob.size))
    if job.state is JobState.DONE and job.result is not None:
        files = [it.blob for it in job.result.files if it.kind is not FileKind.CLIP]
        found += [(blob.key, blob.size) for blob in files]
    return found


async def _is_missing(database: Database, blobs: Blobs, key: str, job_id: str, size: int) -> bool:
    """Look again: the object may have come, or the job may have gone, since the listing."""
    if await asyncio.to_thread(blobs.store.size, key) == size:
        return False
    return await database.query(partial(_exists, job_id))


async def _page(after: str, unit: Unit) -> list[Job]:
    return await unit.jobs.page_with_media(after, _BATCH)


async def _jobs_on(sha256: str, unit: Unit) -> list[Job]:
    return await unit.jobs.with_media(sha256)


async def _exists(job_id: str, unit: Unit) -> bool:
    return await unit.jobs.get(job_id) is not None
