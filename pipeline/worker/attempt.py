"""One attempt at one job: from the claim of its row to the one write that ends it."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from pipeline.run.checkpoint import Run
from pipeline.worker.job_times import JobTimes, record_speeds
from pipeline.worker.known_voices import load_voices
from pipeline.worker.processing import load_corrections, process_job
from pipeline.worker.quota_check import check_quota
from pipeline.worker.resources import WorkerResources
from pipeline.worker.waiting import wait_for_memory, waited_for_storage
from storage import logs
from storage.database import Unit
from storage.errors import MediaGone, Stopped, UserError
from storage.job_context import about_job
from storage.machine.memory_errors import is_out_of_memory
from storage.models import (
    Ended,
    Failure,
    Job,
    JobState,
    Line,
    Progress,
    Result,
    Stage,
)
from storage.retention import release_media

RELEASE_SECONDS = 3.0  # of tries to release a job at the end of the process; else its lease ends
BUG = "bug"  # failure code of an unexpected exception

log = logs.get(__name__)


class Attempt:
    """One attempt at a claimed job. `stop` may be set from any thread; the attempt then ends at its
    next progress report."""

    def __init__(self, job: Job, resources: WorkerResources) -> None:
        self.job = job
        self.stop = threading.Event()
        self._resources = resources
        self._folder = resources.scratch / f"{job.id}-{job.attempt}"
        self._lines: tuple[Line, ...] = ()
        self._times = JobTimes(job)
        self._progressed = threading.Event()
        self._latest: asyncio.Queue[Progress] = asyncio.Queue(maxsize=1)

    async def run(self) -> None:
        """Process the job and write its outcome. Never raises.

        If the write fails, the lease expires and another worker takes the job over.
        """
        with about_job(self.job), self._times.traced():
            log.info("job claimed", attempt=self.job.attempt)
            await self._run()

    async def _run(self) -> None:
        self._resources.heartbeat.hold(self.job.id, self.job.attempt, self.stop)
        reporting = asyncio.create_task(self._report_progress())
        try:
            await self._finish(await self._work())
        except MemoryError as error:
            await self._lose(error)
        except TimeoutError:  # the database is away, or its disk
            log.warning("job not returned to the queue in time, its lease will run out")
        except Exception:
            log.exception("attempt outcome not written, its lease will run out")
        finally:
            self._resources.heartbeat.release(self.job.id)
            reporting.cancel()
            await asyncio.to_thread(shutil.rmtree, self._folder, ignore_errors=True)

    async def give_back(self) -> None:
        """Release the job to the queue, for another worker or a later start."""
        async with asyncio.timeout(RELEASE_SECONDS):
            is_current = await self._resources.database.transact(
                lambda unit: unit.jobs.release(self.job.id, self.job.attempt)
            )
        if is_current:
            log.info("job returned to the queue", job=self.job.id)
            await self._resources.queue.notify(self.job.id, self.job.attempt)

    async def _work(self) -> Result | Failure | None:
        """Return the result, the failure, or None when it was stopped or waited for storage."""
        try:
            run = await self._make_run()
            media = self._folder / "source"
            result = await process_job(self.job, self._resources, run, media, self._max_seconds)
        except Stopped:
            return None
        except UserError as error:
            log.warning("job failed", code=error.code, why=str(error))
            return Failure(error.code, error.values)
        except Exception as error:
            if is_out_of_memory(error):
                raise MemoryError(str(error)) from error
            if await waited_for_storage(error, self._folder, self.job.attempt, self.stop):
                return None
            log.exception("job failed with an unexpected exception")
            return Failure(BUG)
        self._lines = run.lines
        await record_speeds(self._resources, run, result.seconds)
        return result

    @property
    def _max_seconds(self) -> float:
        """Seconds after which decoding stops: the smaller limit of the service and the sender."""
        limit = self._resources.max_seconds
        return min(limit, self.job.quota.longest * 60) if self.job.quota.longest else limit

    async def _make_run(self) -> Run:
        assert self.job.media.blob, "a claim requires it"  # noqa: S101 - for mypy
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        factors = await self._resources.database.query(lambda unit: unit.stage_speeds.factors())
        loop = asyncio.get_running_loop()
        return Run(
            job=self.job.id,
            sha256=self.job.media.blob.sha256,
            media_bytes=self.job.media.blob.size,
            blobs=self._resources.blobs,
            scratch=self._folder,
            sink=lambda progress: _send_to_loop(loop, self._offer, progress),
            fetch=self._fetch,
            check_quota=lambda seconds: check_quota(self._resources.database, self.job, seconds),
            load_voices=lambda: load_voices(
                self._resources.database, self.job, remember=self._resources.remember_voices
            ),
            load_corrections=partial(load_corrections, self._resources.database, self.job),
            burn_seconds=self._resources.burn_seconds,
            unpacked_bytes=self._resources.unpacked_bytes,
            stop=self.stop,
            progressed=self._progressed,
            factors=factors,
            executor=self._resources.executor,
            steps_in_progress=self._resources.steps_in_progress,
            locale=self.job.locale,
        )

    def _fetch(self, into: Path) -> None:
        assert self.job.media.blob, "a claim requires it"  # noqa: S101 - for mypy
        try:
            self._resources.blobs.get_file(self.job.media.blob, into)
        except KeyError:
            raise MediaGone("no longer in the blob store") from None

    async def _finish(self, outcome: Result | Failure | None) -> None:
        if outcome is None:
            await self.give_back()
        else:
            is_current = await self._resources.database.transact(
                lambda unit: self._store(unit, outcome)
            )
            log.info("job ended", outcome=type(outcome).__name__, is_current=is_current)
            if is_current:
                self._times.end(outcome)
        await after_end(self.job.id, self._resources, self.job)

    async def _lose(self, error: MemoryError) -> None:
        """Count a crash: this process lives, but its child or its memory did not suffice."""
        await wait_for_memory(error, self._folder, self.job.attempt, self.stop)
        try:
            is_lost = await self._resources.database.transact(
                lambda unit: unit.jobs.lose(self.job.id, self.job.attempt)
            )
        except Exception:
            log.exception("crash not written, its lease will run out")
            return
        if is_lost:
            await self._resources.queue.notify(self.job.id, self.job.attempt)
        await after_end(self.job.id, self._resources, self.job)

    async def _store(self, unit: Unit, outcome: Result | Failure) -> bool:
        """Store the outcome. Returns False when the job is no longer this attempt's."""
        if isinstance(outcome, Failure):
            return await unit.jobs.fail(self.job.id, self.job.attempt, outcome)
        is_current = await unit.jobs.finish(self.job.id, self.job.attempt, outcome)
        if is_current:
            await unit.transcripts.save(self.job, self._lines)
            root = self.job.again_of or self.job.id
            await unit.follow_answer(root, self.job.id, outcome.corrected)
            await self._mark_voices_heard(unit, outcome)
        return is_current

    async def _mark_voices_heard(self, unit: Unit, result: Result) -> None:
        """Mark recognized voices as heard, which extends their retention."""
        names = [it.name for it in result.speakers if it.id in result.recognized]
        person = await unit.people.find(self.job.account) if names else None
        if person is not None:
            address, now = self.job.reply_to.address, datetime.now(UTC)
            await unit.voices.mark_heard(person.accounts, address, names, now)

    def _offer(self, progress: Progress) -> None:
        """Keep the newest progress only; older ones are dropped."""
        if self._latest.full():
            self._latest.get_nowait()
        self._latest.put_nowait(progress)

    async def _report_progress(self) -> None:
        stage: Stage | None = None
        # A death behind the job no longer counts once the job has got further.
        marked = not self.job.crashes
        while True:
            progress = await self._latest.get()
            try:
                if self._progressed.is_set() and not marked:
                    async with self._resources.database.begin() as unit:
                        await unit.jobs.mark_progressed(self.job.id, self.job.attempt)
                    marked = True
                if progress.stage is not stage:
                    async with self._resources.database.begin() as unit:
                        is_current = await unit.jobs.set_stage(
                            self.job.id, self.job.attempt, progress.stage
                        )
                    stage = progress.stage
                    if not is_current:
                        self.stop.set()
                await self._resources.queue.publish(progress)
            except Exception:
                log.exception("progress not published, the next report tries again")


async def after_end(job_id: str, resources: WorkerResources, claimed: Job | None = None) -> None:
    """Publish the end of a job whose row is final, and release its media. Idempotent.

    `claimed` is the job as it was claimed: its media is also released if the row was deleted since.
    """
    job = await resources.database.query(lambda unit: unit.jobs.get(job_id))
    if job and job.state in (JobState.QUEUED, JobState.RUNNING):
        return
    if job:
        await resources.queue.publish(Ended(job_id))
    if ended := job or claimed:
        await release_media(resources.database, resources.blobs, ended, resources.keep_hours)


def _send_to_loop(
    loop: asyncio.AbstractEventLoop, offer: Callable[[Progress], None], progress: Progress
) -> None:
    with contextlib.suppress(RuntimeError):  # the loop is closed and this thread ends soon
        loop.call_soon_threadsafe(offer, progress)
