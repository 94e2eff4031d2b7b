"""Opening of a worker's resources: database, blobs, queue, heartbeat, threads, scratch folder."""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.engines.protocols import Engines
from pipeline.media.confined.child_process import SPARE_CHILD
from pipeline.queue.client import Queue
from pipeline.queue.embedded_server import queue_address
from pipeline.run.scratch import scratch_folder
from pipeline.run.steps_in_progress import StepsInProgress
from pipeline.settings import PipelineSettings
from pipeline.worker.heartbeat import Heartbeat
from pipeline.worker.peers import Peers, abilities_of
from storage.blob_upkeep.cache import clean_cache
from storage.blobs import Blobs
from storage.database import Database
from storage.models import MEGABYTE, Stage
from storage.settings import StorageSettings
from storage.watch.telemetry import telemetry

_THREADS = 2
"""Threads of a job: two of its steps may run side by side."""


@dataclass(frozen=True, slots=True)
class WorkerResources:
    """Resources that all attempts of one worker share."""

    database: Database
    blobs: Blobs
    queue: Queue
    engines: Engines
    heartbeat: Heartbeat
    executor: Executor
    scratch: Path
    peers: Peers
    max_seconds: float
    burn_seconds: float
    unpacked_bytes: int
    keep_hours: float = 0
    remember_voices: bool = False
    steps_in_progress: StepsInProgress = field(default_factory=StepsInProgress)
    warmed_up: set[tuple[Stage, str]] = field(default_factory=set)
    """Stages and engines that have loaded their models. The first run of each includes the loading
    and is not recorded as a speed."""

    async def clean_cache(self) -> None:
        """Remove recordings from the cache that no job needs any more."""
        await clean_cache(self.database, self.blobs, self.keep_hours)


async def open_resources(
    stack: AsyncExitStack,
    pipeline: PipelineSettings,
    storage: StorageSettings,
    engines: Engines,
    scratch: Path,
    worker_id: str,
) -> WorkerResources:
    """Open the resources of one worker. Everything is closed with `stack`. Raises BadSetting."""
    await stack.enter_async_context(telemetry("worker", storage.collector, storage.sentry_project))
    url = await stack.enter_async_context(
        queue_address(pipeline.redis_url, storage.data_dir / "queue")
    )
    blobs = Blobs.open(storage.blobs, storage.cached_bucket)
    await asyncio.to_thread(blobs.check_bucket)
    stack.enter_context(SPARE_CHILD.kept())
    database = await Database.open(storage.database, pool=storage.database_pool)
    stack.push_async_callback(database.close)
    queue = await Queue.open(url)
    stack.push_async_callback(queue.close)
    abilities = await asyncio.to_thread(abilities_of, engines, pipeline)
    return WorkerResources(
        database=database,
        blobs=blobs,
        queue=queue,
        engines=engines,
        heartbeat=stack.enter_context(Heartbeat(storage.database)),
        executor=ThreadPoolExecutor(_THREADS * pipeline.jobs_at_once, thread_name_prefix="job"),
        scratch=stack.enter_context(scratch_folder(scratch, worker_id)),
        peers=Peers(worker_id, queue, abilities),
        max_seconds=pipeline.max_minutes * 60,
        burn_seconds=pipeline.max_burned_minutes * 60,
        unpacked_bytes=round(pipeline.max_megabytes * MEGABYTE),
        keep_hours=storage.keep_media_hours,
        remember_voices=pipeline.remember_voices,
    )
