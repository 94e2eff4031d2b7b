"""Opens the resources of a worker: database, blobs, queue, heartbeat, threads, scratch folder."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from pathlib import Path

from pipeline.engines.protocols import Engines
from pipeline.queue.client import Queue
from pipeline.queue.embedded_server import queue_address
from pipeline.run.scratch import scratch_folder
from pipeline.settings import PipelineSettings
from pipeline.worker.attempt import WorkerResources
from pipeline.worker.heartbeat import Heartbeat
from storage.blobs import Blobs
from storage.database import Database
from storage.settings import StorageSettings


async def open_resources(
    stack: AsyncExitStack,
    pipeline: PipelineSettings,
    storage: StorageSettings,
    engines: Engines,
    scratch: Path,
    worker_id: str,
) -> WorkerResources:
    """Open what the jobs of one worker need. Everything is closed with `stack`. Raises
    BadSetting."""
    url = await stack.enter_async_context(
        queue_address(pipeline.redis_url, storage.data_dir / "queue")
    )
    database = await Database.open(storage.database)
    stack.push_async_callback(database.close)
    queue = await Queue.open(url)
    stack.push_async_callback(queue.close)
    return WorkerResources(
        database=database,
        blobs=Blobs.open(storage.blobs),
        queue=queue,
        engines=engines,
        heartbeat=stack.enter_context(Heartbeat(storage.database)),
        executor=ThreadPoolExecutor(pipeline.jobs_at_once, thread_name_prefix="job"),
        scratch=stack.enter_context(scratch_folder(scratch, worker_id)),
        max_seconds=pipeline.max_minutes * 60,
        keep_hours=storage.keep_media_hours,
        remember_voices=pipeline.remember_voices,
    )
