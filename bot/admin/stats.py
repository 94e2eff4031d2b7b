"""Overview of the service: statistics, workers and disk space."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.queue.client import Queue, WorkerStatus
from storage.blob_store.trouble import BlobStoreTrouble
from storage.blobs import Blobs
from storage.database import Database
from storage.models import Statistics


@dataclass(frozen=True, slots=True)
class Overview:
    """Overview of the service.

    `stored` are the bytes of the blob store (None: not counted in time, or not reached), `free`
    those left on the disk of the data folder; `drained` is the time since when the service is
    drained.
    """

    statistics: Statistics
    workers: tuple[WorkerStatus, ...]
    stored: int | None
    free: int
    drained: datetime | None = None


async def load_overview(
    database: Database,
    queue: Queue,
    blobs: Blobs,
    folder: Path,
    days: int,
    patience: float | None = None,
) -> Overview:
    """Load the statistics of the last `days` days and the present state. Counting a store of very
    many files takes long; it stops after `patience` seconds."""
    counting = asyncio.create_task(_count_stored(blobs, patience))
    workers: Sequence[WorkerStatus] = await queue.workers()
    async with database.read() as unit:
        statistics = await unit.statistics.collect(days)
        drained = await unit.service_flags.drained_since()
    free = (await asyncio.to_thread(shutil.disk_usage, folder)).free
    return Overview(statistics, tuple(workers), await counting, free, drained)


async def _count_stored(blobs: Blobs, patience: float | None) -> int | None:
    try:
        return await asyncio.wait_for(asyncio.to_thread(blobs.bytes_used), patience)
    except (TimeoutError, BlobStoreTrouble):
        return None
