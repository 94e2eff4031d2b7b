"""The worker's port: health of database, queue, blob store and recognition, and its metrics."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager

from pipeline.engines.registry import recognition_trouble
from pipeline.worker.device_memory import device_memory
from pipeline.worker.resources import WorkerResources
from storage.state.readiness import blobs_check, database_check
from storage.watch.catalogue import DEVICE_TOTAL, DEVICE_USED
from storage.watch.pages import watched
from storage.watch.readiness import Cached, Readiness

MODELS_SECONDS = 30.0
"""Seconds between two checks of the models."""


def worker_port(listen: str, resources: WorkerResources) -> AbstractAsyncContextManager[None]:
    """Return the port of a worker at `listen`, "" for none. Raises BadSetting when it is
    entered."""

    async def queue() -> str:
        return "" if await resources.queue.ping() else "does not answer"

    async def models() -> str:
        return await asyncio.to_thread(recognition_trouble, resources.engines)

    ready = Readiness(
        {
            "database": database_check(resources.database),
            "queue": queue,
            "blobs": blobs_check(resources.blobs),
            "models": Cached(models, MODELS_SECONDS),
        }
    )
    return watched("worker", listen, ready, [_measure_devices])


async def _measure_devices() -> None:
    for number, (used, total) in enumerate(await asyncio.to_thread(device_memory)):
        DEVICE_USED.set(used, str(number))
        DEVICE_TOTAL.set(total, str(number))
