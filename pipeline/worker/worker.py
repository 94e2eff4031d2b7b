"""The worker: takes jobs by their rows, works on them, and gives back what it can't finish."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import socket
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

from pipeline.engines.protocols import Engines
from pipeline.engines.registry import build_engines, check_engines
from pipeline.queue.client import WorkerStatus
from pipeline.run.memory import resident
from pipeline.run.scratch import clear_left
from pipeline.settings import PipelineSettings
from pipeline.worker.attempt import Attempt, WorkerResources, after_end
from pipeline.worker.listener import QueueListener
from pipeline.worker.resources import open_resources
from pipeline.worker.shutdown import END_WITHIN, GIVE_BACK_AFTER, Shutdown, exit_now
from storage import logs
from storage.models import Job
from storage.retention import forget_older_than
from storage.settings import StorageSettings

SWEEP_SECONDS = 5.0
SIGN_SECONDS = 5.0
FORGET_SECONDS = 3600.0
RINGS_A_SWEEP = 100

log = logs.get(__name__)


async def serve(
    pipeline: PipelineSettings, storage: StorageSettings, kit: Engines | None = None
) -> None:
    """Work until SIGTERM, SIGINT or SIGHUP, and end the process then. Raises BadSetting.

    Without REDIS_URL it joins the embedded queue of DATA_DIR. `kit` stands in for the engines that
    the settings name.
    """
    worker_id = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"
    scratch = storage.data_dir.resolve() / "scratch"
    leaving = Shutdown(scratch / worker_id)
    log.info("the worker is starting", worker=worker_id)
    try:
        kit = kit or build_engines(pipeline, storage.data_dir)
        async with AsyncExitStack() as stack:
            bench = await open_resources(stack, pipeline, storage, kit, scratch, worker_id)
            worker = Worker(worker_id, bench, pipeline.jobs_at_once)
            log.info("the worker is up", worker=worker_id, at_once=pipeline.jobs_at_once)
            leaving.up = True
            await worker.run(leaving.told, storage.retention_days)
    except asyncio.CancelledError:
        if not leaving.told.is_set():
            raise
    exit_now()


class Worker:
    """Jobs side by side, and the loops that find, tell and tidy."""

    def __init__(self, worker_id: str, bench: WorkerResources, slots: int) -> None:
        self._id = worker_id
        self._bench = bench
        self._slots = slots
        self._device = bench.kit.transcriber.id
        self._attempts: dict[str, Attempt] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._claims: set[asyncio.Task[str | None]] = set()
        self._claiming = asyncio.Lock()
        self._hurry = asyncio.Event()
        self._is_leaving = False
        self._bell = QueueListener(bench.queue, self.look)
        self._drained = False

    async def run(self, told: asyncio.Event, retention_days: int) -> None:
        """Work until told to leave."""
        loops = [
            asyncio.create_task(each)
            for each in (
                self._bell.run(),
                self._cancel_on_word(),
                self._say_what_is_ready(),
                _repeat(self._sweep, SWEEP_SECONDS, self._hurry),
                _repeat(self._show, SIGN_SECONDS),
                _repeat(lambda: self._forget(retention_days), FORGET_SECONDS),
            )
        ]
        try:
            await told.wait()
        finally:
            self._is_leaving = True
            for each in loops:
                each.cancel()
            await asyncio.wait(loops, timeout=GIVE_BACK_AFTER)
            await self._leave()

    async def look(self, job_id: str) -> None:
        """The bell rang for this job: take those whose turn it is before it, and itself, as long
        as a hand is free. Bells ring in any order, the rows have one."""
        while (taken := await self._take()) is not None and taken != job_id:
            pass

    async def _take(self) -> str | None:
        """The id of the job that was taken, None when there is none or no hand is free."""
        # A claim that is cancelled half-way would leave a running row with nobody at work.
        claim = asyncio.create_task(self._claim())
        self._claims.add(claim)
        claim.add_done_callback(self._claims.discard)
        return await asyncio.shield(claim)

    async def _claim(self) -> str | None:
        async with self._claiming:
            if self._is_leaving or self._is_full:
                return None
            async with self._bench.database.begin() as unit:
                job = await unit.jobs.claim_next(self._id, but=self._attempts)
            if job is None:
                return None
            self._begin(job)
            return job.id

    @property
    def _is_full(self) -> bool:
        return len(self._attempts) >= self._slots

    def _begin(self, job: Job) -> None:
        log.info("took a job", job=job.id, attempt=job.attempt)
        attempt = self._attempts[job.id] = Attempt(job, self._bench)
        task = self._tasks[job.id] = asyncio.create_task(attempt.run(), name=f"job {job.id}")
        task.add_done_callback(lambda _: self._done(job.id))
        self._bell.listen(wanted=not self._is_full)

    def _done(self, job_id: str) -> None:
        del self._attempts[job_id], self._tasks[job_id]
        self._bell.listen(wanted=True)
        self._hurry.set()  # a waiting job's bell may be lost: do not make it wait for the sweep

    async def _sweep(self) -> None:
        """What the bell did not tell: leases that ran out, jobs that wait, files of the killed."""
        await asyncio.to_thread(clear_left, self._bench.scratch.parent)
        async with self._bench.database.begin() as unit:
            taken_over = await unit.jobs.take_over()
        for job_id in taken_over:
            log.warning("a worker died over a job, or lost it", job=job_id)
            await after_end(job_id, self._bench)
        while await self._take() is not None:
            pass
        async with self._bench.database.read() as unit:
            drained = await unit.service_flags.drained() is not None
            waiting = [] if drained else await unit.jobs.waiting(limit=RINGS_A_SWEEP)
        if drained is not self._drained:
            self._drained = drained
            log.info("drained: nothing new is begun" if drained else "no longer drained")
        for job in waiting:
            await self._bench.queue.notify(job.id, job.attempt)

    async def _cancel_on_word(self) -> None:
        """The heartbeat finds a cancelled row too, a little later."""
        async for job_id in self._bench.queue.cancels():
            attempt = self._attempts.get(job_id)
            try:
                if attempt:
                    attempt.stop.set()
                else:
                    await after_end(job_id, self._bench)
            except Exception:
                log.exception("could not act on a cancel", job=job_id)

    async def _show(self) -> None:
        running = tuple(self._attempts)
        sign = WorkerStatus(self._id, self._device, running, time.time(), resident())
        await self._bench.queue.show(sign)

    async def _say_what_is_ready(self) -> None:
        """Into the log; servers are asked, so nobody waits for it."""
        for role, _, ready, sentence in await asyncio.to_thread(check_engines, self._bench.kit):
            tell = log.info if ready else log.warning
            tell("an engine is ready" if ready else "an engine is not", role=role, why=sentence)
            if role == "transcriber" and ready:
                self._device = sentence

    async def _forget(self, days: int) -> None:
        bench = self._bench
        await forget_older_than(bench.database, bench.blobs, days, bench.keep_hours)

    async def _give_back(self, attempt: Attempt) -> None:
        try:
            await attempt.give_back()
        except Exception:
            log.exception("could not give a job back; its lease runs out", job=attempt.job.id)

    async def _leave(self) -> None:
        """Stop the steps at their next report and give back the jobs of those that do not stop."""
        for attempt in self._attempts.values():
            attempt.stop.set()
        await asyncio.gather(*self._claims, return_exceptions=True)
        for attempt in self._attempts.values():
            attempt.stop.set()
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=GIVE_BACK_AFTER)
        stuck = list(self._attempts.values())
        for given in await asyncio.gather(
            *(it.give_back() for it in stuck), return_exceptions=True
        ):
            if isinstance(given, Exception):
                log.warning("could not give a job back; its lease runs out", why=str(given))
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=END_WITHIN)
        if self._tasks:
            log.warning("leaving with work that does not stop")


async def _repeat(
    work: Callable[[], Awaitable[None]], seconds: float, hurry: asyncio.Event | None = None
) -> None:
    """Do it now and every so often, and at once when hurried; a failure is logged, not fatal."""
    hurry = hurry or asyncio.Event()
    while True:
        hurry.clear()
        try:
            await work()
        except Exception:
            log.exception("could not, will try again", work=str(work))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(hurry.wait(), seconds)
