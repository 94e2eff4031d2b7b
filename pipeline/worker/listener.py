"""The worker's ear for the bell: arq hears it, and may break, without the worker's noticing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from arq.worker import Worker as ArqWorker
from arq.worker import func

from pipeline.queue.client import BACKOFF, BELL, Away, Queue, pack

POLL_SECONDS = 0.1
LOOK_WITHIN = 30.0
"""Seconds for one look at a row; arq holds a dead worker's bell for 10 s more than this."""

WakeUp = Callable[[str], Awaitable[None]]

log = structlog.stdlib.get_logger(__name__)


class QueueListener:
    """Hears the bell for one worker, through arq, and calls `look` with the job's id.

    arq's worker ends at the first Redis error, so a new one takes its place for as long as `run`
    runs.
    """

    def __init__(self, queue: Queue, look: WakeUp) -> None:
        self._queue = queue
        self._look = look
        self._worker: ArqWorker | None = None
        self._open = True

    def listen(self, *, wanted: bool) -> None:
        """Take rings from now on, or leave them to workers that have a hand free."""
        self._open = wanted
        if self._worker:
            self._worker.allow_pick_jobs = wanted

    async def run(self) -> None:
        """Listen until cancelled."""
        failures = 0
        while True:
            started = asyncio.get_running_loop().time()
            self._worker = self._make_worker()
            try:
                await self._worker.async_run()
            except Away as error:
                self._queue.note_away(error, "bell")
            except Exception:
                log.exception("the bell broke, mending it")
            finally:
                await _cancel(self._worker.tasks.values())
            failures = 0 if asyncio.get_running_loop().time() - started > 10 else failures + 1
            await asyncio.sleep(BACKOFF.delay(failures + 1))

    def _make_worker(self) -> ArqWorker:
        async def look(ctx: dict[Any, Any], *args: Any, **_kwargs: Any) -> None:
            try:
                await self._look(str(args[0]))
            except Exception:
                # Raised further, arq would end; the sweep finds the row again.
                log.exception("could not look at a job", bell=ctx.get("job_id"))

        worker = ArqWorker(
            [func(look, name="look")],
            queue_name=BELL,
            redis_pool=self._queue.redis,
            handle_signals=False,
            max_jobs=1,
            job_timeout=LOOK_WITHIN,
            keep_result=0,
            poll_delay=POLL_SECONDS,
            retry_jobs=False,
            job_serializer=pack,
            job_deserializer=json.loads,
            log_results=False,
        )
        worker.allow_pick_jobs = self._open
        return worker


async def _cancel(tasks: Any) -> None:
    pending = list(tasks)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
