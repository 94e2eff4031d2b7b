"""Results that a crash kept from being deleted with the rows of their jobs."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import partial

from storage.blobs import Blobs
from storage.database import Database, Unit
from storage.erasure.shared_media import digest_of_job, run_name

_BATCH = 500
"""Media in one query."""


async def left_over_media(database: Database, blobs: Blobs) -> list[str]:
    """Return the media with marks of jobs that are gone: a crash came between the deletion of their
    rows and that of their results."""
    marks = await asyncio.to_thread(_marked_media, blobs)
    media, alive = list(marks), set[str]()
    for at in range(0, len(media), _BATCH):
        batch = media[at : at + _BATCH]
        alive |= {digest_of_job(job) for job in await database.query(partial(_ids_on, batch))}
    return [sha for sha, jobs in marks.items() if jobs - alive - {digest_of_job(run_name(sha))}]


def _marked_media(blobs: Blobs) -> Mapping[str, set[str]]:
    """Return the jobs that marked results of each media, as digests."""
    marks = defaultdict[str, set[str]](set)
    for key in blobs.keys("users/"):
        _, sha256, job, *_ = key.split("/")
        marks[sha256].add(job)
    return marks


async def _ids_on(media: Collection[str], unit: Unit) -> list[str]:
    return await unit.jobs.ids_on(media)
