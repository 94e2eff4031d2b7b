"""The worker's port for health checks: database, queue, blob store and recognition."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager

from pipeline.engines.registry import recognition_trouble
from pipeline.worker.resources import WorkerResources
from storage.readiness import blobs_check, database_check
from storage.watch.liveness import liveness
from storage.watch.port import watch_port
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
    return watch_port(listen, {"/healthz": liveness(), "/readyz": ready.page})
