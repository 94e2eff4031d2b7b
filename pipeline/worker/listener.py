"""Receives queue notifications through arq, and restarts arq's worker when it breaks."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from arq.utils import poll
from arq.worker import Worker as ArqWorker
from arq.worker import func

from pipeline.queue.cancellation import cancellation_kept
from pipeline.queue.client import BACKOFF, CLAIM_TASK, CONNECTION_ERRORS, NOTIFICATIONS, Queue, pack

POLL_SECONDS = 0.1
CLAIM_TIMEOUT = 30.0
"""Seconds for one claim. arq keeps the notification of a dead worker for 10 s more than this."""

OnNotification = Callable[[str], Awaitable[None]]

log = structlog.stdlib.get_logger(__name__)


class _PollingWorker(ArqWorker):
    """arq's worker that can be cancelled at any time, without its log line about the server. That
    line needs INFO, which is among the commands that users of a shared server are not allowed
    (`-@dangerous`): https://valkey.io/topics/acl/"""

    async def main(self) -> None:
        self.ctx["redis"] = self.pool
        async for _ in poll(self.poll_delay_s):
            with cancellation_kept():
                await self._poll_iteration()


class QueueListener:
    """Calls `on_notification` with the job's id for each notification in the queue, perhaps twice.

    arq's worker ends at the first Redis error; `run` then starts another one.
    """

    def __init__(self, queue: Queue, on_notification: OnNotification) -> None:
        self._queue = queue
        self._on_notification = on_notification
        self._worker: ArqWorker | None = None
        self._accepts = True

    def accept(self, *, wanted: bool) -> None:
        """Accept notifications from now on, or leave them to workers with a free slot."""
        self._accepts = wanted
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
            except CONNECTION_ERRORS as error:
                self._queue.note_disconnected(error, "listen")
            except Exception:
                log.exception("queue listener failed, restarting")
            finally:
                await _cancel(self._worker.tasks.values())
            failures = 0 if asyncio.get_running_loop().time() - started > 10 else failures + 1
            await asyncio.sleep(BACKOFF.delay(failures + 1))

    async def follow(self) -> None:
        """Receive notifications in the moment in which they are sent, until cancelled. `run` gets
        the same ones at its next poll, and those that were lost here."""
        async for job_id in self._queue.notified():
            if not self._accepts:
                continue
            try:
                await self._on_notification(job_id)
            except Exception:
                log.exception("claim failed, the next poll tries again", job=job_id)

    def _make_worker(self) -> ArqWorker:
        async def claim(ctx: dict[Any, Any], *args: Any, **_kwargs: Any) -> None:
            try:
                await self._on_notification(str(args[0]))
            except Exception:
                # An exception would end arq's worker; the sweep finds the row again.
                log.exception("claim failed, the sweep tries again", notification=ctx.get("job_id"))

        worker = _PollingWorker(
            [func(claim, name=CLAIM_TASK)],
            queue_name=NOTIFICATIONS,
            redis_pool=self._queue.redis,
            handle_signals=False,
            max_jobs=1,
            job_timeout=CLAIM_TIMEOUT,
            keep_result=0,
            poll_delay=POLL_SECONDS,
            retry_jobs=False,
            job_serializer=pack,
            job_deserializer=json.loads,
            log_results=False,
        )
        worker.allow_pick_jobs = self._accepts
        return worker


async def _cancel(tasks: Any) -> None:
    pending = list(tasks)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
