"""The cache of a bucket on a worker's disk: what no job needs any more leaves it soon."""

from __future__ import annotations

import asyncio

from storage.blobs import Blobs
from storage.database import Database

_TOGETHER = 500
"""Recordings in one query."""


async def clean_cache(database: Database, blobs: Blobs, keep_hours: float) -> None:
    """Remove recordings that no job needs from the cache: others deleted them from the bucket, or
    are about to. The rows tell it without a request for each recording."""
    cached = await asyncio.to_thread(blobs.cached)
    for at in range(0, len(cached), _TOGETHER):
        media = cached[at : at + _TOGETHER]
        async with database.read() as unit:
            needed = await unit.jobs.needed_media(media, keep_hours)
        await asyncio.to_thread(blobs.uncache, set(media) - needed)
