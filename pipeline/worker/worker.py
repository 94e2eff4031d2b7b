"""The worker: claims jobs from the database, processes them, and releases unfinished ones."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

from pipeline.engines.protocols import Engines
from pipeline.engines.registry import build_engines, check_engines
from pipeline.run.scratch import clear_abandoned, killed_workers
from pipeline.settings import PipelineSettings
from pipeline.worker.attempt import Attempt, after_end
from pipeline.worker.deaths import new_worker_id, workers_without_crash
from pipeline.worker.listener import QueueListener
from pipeline.worker.priority import give_way
from pipeline.worker.resources import WorkerResources, open_resources
from pipeline.worker.shutdown import END_WITHIN, GIVE_BACK_AFTER, Shutdown, exit_now
from pipeline.worker.watch import worker_port
from storage import logs
from storage.background import repeat, run_with_restarts
from storage.erasure.background import erase_deleted
from storage.models import Job
from storage.retention import forget_older_than
from storage.settings import StorageSettings
from storage.watch.catalogue import LEASES_LOST
from storage.watch.health import HEALTH

SWEEP_SECONDS, STATUS_SECONDS, RETENTION_SECONDS = 2.0, 5.0, 3600.0
CACHE_SECONDS = 20.0  # between two looks for cached recordings that no job needs
NOTIFY_LIMIT = 100

log = logs.get(__name__)


async def serve(
    pipeline: PipelineSettings, storage: StorageSettings, engines: Engines | None = None
) -> None:
    """Run a worker until SIGTERM, SIGINT or SIGHUP, then exit the process. Raises BadSetting.

    Without REDIS_URL it uses the embedded queue server of DATA_DIR. `engines` replaces the engines
    that the settings name.
    """
    worker_id = new_worker_id()
    scratch = storage.data_dir.resolve() / "scratch"
    shutdown = Shutdown(scratch / worker_id)
    log.info("the worker is starting", worker=worker_id)
    give_way()
    try:
        engines = engines or build_engines(pipeline, storage.data_dir)
        async with AsyncExitStack() as stack:
            resources = await open_resources(stack, pipeline, storage, engines, scratch, worker_id)
            await stack.enter_async_context(worker_port(storage.watch_listen, resources))
            worker = Worker(worker_id, resources, pipeline.jobs_at_once)
            slots, jobs = pipeline.jobs_at_once, pipeline.worker_jobs
            log.info("the worker is up", worker=worker_id, at_once=slots, jobs=jobs)
            shutdown.is_ready = True
            await worker.run(shutdown.requested, storage.retention_days)
    except asyncio.CancelledError:
        if not shutdown.requested.is_set():
            raise
    exit_now()


class Worker:
    """Runs up to `slots` attempts at once, and the loops that claim, report and clean up."""

    def __init__(self, worker_id: str, resources: WorkerResources, slots: int) -> None:
        self._id = worker_id
        self._resources, self._peers = resources, resources.peers
        self._slots = slots
        self._device = resources.engines.transcriber.id
        self._attempts: dict[str, Attempt] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._claims: set[asyncio.Task[str | None]] = set()
        self._claiming = asyncio.Lock()
        self._sweep_now = asyncio.Event()
        self._is_stopping = False
        self._listener = QueueListener(resources.queue, self.claim_until)
        self._drained = False

    async def run(self, requested: asyncio.Event, retention_days: int) -> None:
        """Work until `requested` is set, then stop."""
        await self._peers.meet()
        loops = [
            asyncio.create_task(each)
            for each in (
                run_with_restarts(self._listener.run, "queue listener"),
                run_with_restarts(self._listener.follow, "notifications"),
                run_with_restarts(self._follow_cancels, "cancels"),
                self._log_engine_states(),
                self._keep_sweeping(),
                repeat(lambda: self._peers.tell(self._device, self._attempts), STATUS_SECONDS),
                repeat(lambda: self._delete_expired(retention_days), RETENTION_SECONDS),
                repeat(self._resources.clean_cache, CACHE_SECONDS),
            )
        ]
        try:
            await requested.wait()
        finally:
            self._is_stopping = True
            for each in loops:
                each.cancel()
            await asyncio.wait(loops, timeout=GIVE_BACK_AFTER)
            await self._stop()

    async def claim_until(self, job_id: str) -> None:
        """Claim jobs in queue order until this one is claimed, none is left or no slot is free.

        Notifications arrive in any order; the order of the queue is that of the rows.
        """
        while (claimed := await self._claim_one()) is not None and claimed != job_id:
            pass

    async def _claim_one(self) -> str | None:
        """Return the id of the job that was claimed; None when there is none or no slot is free."""
        # A claim cancelled half-way would leave a running row that no worker processes.
        claim = asyncio.create_task(self._claim_and_start())
        self._claims.add(claim)
        claim.add_done_callback(self._claims.discard)
        return await asyncio.shield(claim)

    async def _claim_and_start(self) -> str | None:
        async with self._claiming:
            if self._is_stopping or self._is_full:
                return None
            async with self._resources.database.begin(quick=True) as unit:
                busy = bool(self._attempts)
                job = await unit.jobs.claim_next(
                    self._id,
                    exclude=self._attempts,
                    busy=busy,
                    abilities=self._peers.own,
                    left=self._peers.left,
                )
            if job is None:
                return None
            self._start(job)
            return job.id

    @property
    def _is_full(self) -> bool:
        """Return whether no other job may start: a job with a death behind it runs alone."""
        runs_alone = any(attempt.job.crashes for attempt in self._attempts.values())
        return runs_alone or len(self._attempts) >= self._slots

    def _start(self, job: Job) -> None:
        attempt = self._attempts[job.id] = Attempt(job, self._resources)
        task = self._tasks[job.id] = asyncio.create_task(attempt.run(), name=f"job {job.id}")
        task.add_done_callback(lambda _: self._on_attempt_end(job.id))
        self._listener.accept(wanted=not self._is_full)

    def _on_attempt_end(self, job_id: str) -> None:
        del self._attempts[job_id], self._tasks[job_id]
        self._listener.accept(wanted=True)
        self._sweep_now.set()  # a notification may be lost: look for waiting jobs now

    async def _keep_sweeping(self) -> None:
        with HEALTH.loop("sweep"):
            await repeat(self._sweep, SWEEP_SECONDS, self._sweep_now)

    async def _sweep(self) -> None:
        """Handle what nobody notified: expired leases, waiting jobs, files of killed workers."""
        folders = self._resources.scratch.parent
        await asyncio.to_thread(clear_abandoned, folders)
        if killed := await asyncio.to_thread(killed_workers, folders):
            await self._resources.database.transact(lambda unit: unit.jobs.end_leases(killed))
        for job_id in await self._recover_expired():
            log.warning("lease expired, job taken over", job=job_id)
            LEASES_LOST.add(1, "other")
            await after_end(job_id, self._resources)
        while await self._claim_one() is not None:
            pass
        async with self._resources.database.read() as unit:
            drained = await unit.service_flags.drained_since() is not None
            waiting = [] if drained else await unit.jobs.waiting(limit=NOTIFY_LIMIT)
        if drained is not self._drained:
            self._drained = drained
            log.info(
                "drained, claiming no new jobs"
                if drained
                else "no longer drained, claiming jobs again"
            )
        for job in self._peers.runnable(waiting):
            await self._resources.queue.notify(job.id, job.attempt)

    async def _recover_expired(self) -> list[str]:
        """Take over the jobs of lost leases. Only crashes of workers count against the jobs."""
        async with self._resources.database.read() as unit:
            lost = await unit.jobs.workers_of_lost_jobs()
        if not lost:
            return []
        spared = await asyncio.to_thread(
            workers_without_crash, lost, self._resources.scratch.parent
        )
        # Apart: a transaction that locks several jobs locks all of them at once.
        await self._resources.database.transact(lambda unit: unit.jobs.forgive_crashes(spared))
        async with self._resources.database.begin() as unit:
            return await unit.jobs.recover_expired(spared)

    async def _follow_cancels(self) -> None:
        """Stop attempts when their job is cancelled. The heartbeat also finds a cancelled row,
        later."""
        async for job_id in self._resources.queue.cancels():
            attempt = self._attempts.get(job_id)
            try:
                if attempt:
                    attempt.stop.set()
                else:
                    await after_end(job_id, self._resources)
            except Exception:
                log.exception("cancel not handled, the heartbeat stops the job", job=job_id)

    async def _log_engine_states(self) -> None:
        """Log which engines are ready. Contacts servers, so it runs beside the work."""
        try:
            states = await asyncio.to_thread(check_engines, self._resources.engines)
        except Exception:
            log.exception("engines not checked")
            return
        for role, _, ready, sentence in states:
            log_state = log.info if ready else log.warning
            log_state("engine ready" if ready else "engine not ready", role=role, why=sentence)
            if role == "transcriber" and ready:
                self._device = sentence

    async def _delete_expired(self, days: int) -> None:
        resources = self._resources
        await forget_older_than(resources.database, resources.blobs, days, resources.keep_hours)
        await erase_deleted(resources.database.address)

    async def _stop(self) -> None:
        """Stop the attempts at their next progress report. Release the jobs of those that do not
        stop."""
        for attempt in self._attempts.values():
            attempt.stop.set()
        await asyncio.gather(*self._claims, return_exceptions=True)
        for attempt in self._attempts.values():
            attempt.stop.set()
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=GIVE_BACK_AFTER)
        stuck = list(self._attempts.values())
        for released in await asyncio.gather(
            *(it.give_back() for it in stuck), return_exceptions=True
        ):
            if isinstance(released, Exception):
                log.warning("job not released, its lease will run out", why=str(released))
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=END_WITHIN)
        if self._tasks:
            log.warning("exiting while attempts still run")
