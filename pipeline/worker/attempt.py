"""One attempt at one job: from the claim of its row to the one write that ends it."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pipeline.engines.protocols import Engines
from pipeline.process import process
from pipeline.queue.client import Queue
from pipeline.run.checkpoint import Run
from pipeline.worker.heartbeat import Heartbeat
from pipeline.worker.quota_check import admit
from storage import logs
from storage.blobs import Blobs
from storage.database import Database, Unit
from storage.errors import MediaGone, Stopped, UserError
from storage.models import (
    Ended,
    Failure,
    Job,
    JobState,
    Line,
    NamedVoice,
    Progress,
    Result,
    Stage,
    VoiceConsent,
)
from storage.retention import release_media

BUG = "bug"
"""The code of a failure that we did not foresee."""

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class WorkerResources:
    """What the attempts of one worker share."""

    database: Database
    blobs: Blobs
    queue: Queue
    kit: Engines
    heartbeat: Heartbeat
    executor: Executor
    scratch: Path
    max_seconds: float
    keep_hours: float = 0
    remember_voices: bool = False
    warm: set[tuple[Stage, str]] = field(default_factory=set)
    """The engines that have loaded their models: only then their speed says something."""


class Attempt:
    """A claimed job under way. `stop` may be set from any thread, and ends it soon."""

    def __init__(self, job: Job, bench: WorkerResources) -> None:
        self.job = job
        self.stop = threading.Event()
        self._bench = bench
        self._folder = bench.scratch / f"{job.id}-{job.attempt}"
        self._said: tuple[Line, ...] = ()
        self._news: asyncio.Queue[Progress] = asyncio.Queue(maxsize=1)

    async def run(self) -> None:
        """Work, then write how it ended. Raises nothing: what can't be written is taken over."""
        with logs.about(self.job.id):
            await self._run()

    async def _run(self) -> None:
        self._bench.heartbeat.hold(self.job.id, self.job.attempt, self.stop)
        telling = asyncio.create_task(self._tell())
        try:
            outcome = await self._work()
            await self._end(outcome)
        except Exception:
            log.exception("an attempt could not be ended; its lease will run out")
        finally:
            self._bench.heartbeat.release(self.job.id)
            telling.cancel()
            await asyncio.to_thread(shutil.rmtree, self._folder, ignore_errors=True)

    async def give_back(self) -> None:
        """Put the job back into the queue, for another worker or a later start."""
        async with self._bench.database.begin() as unit:
            ours = await unit.jobs.release(self.job.id, self.job.attempt)
        if ours:
            log.info("gave a job back to the queue", job=self.job.id)
            await self._bench.queue.notify(self.job.id, self.job.attempt)

    async def _work(self) -> Result | Failure | None:
        """The result, why there is none, or None when the job was stopped."""
        run = await self._make_run()
        try:
            result = await process(
                self._folder / "source",
                self.job.media.name,
                self.job.options,
                self._bench.kit,
                run,
                self._max_seconds,
            )
        except Stopped:
            return None
        except UserError as error:
            log.warning("the job failed", code=error.code, why=str(error))
            return Failure(error.code, error.values)
        except Exception:
            log.exception("the job failed over a bug")
            return Failure(BUG)
        self._said = run.said
        await self._record(run, result.seconds)
        return result

    @property
    def _max_seconds(self) -> float:
        """Where to stop decoding: what nobody may send, or not this person."""
        most = self._bench.max_seconds
        return min(most, self.job.quota.longest * 60) if self.job.quota.longest else most

    async def _make_run(self) -> Run:
        assert self.job.media.blob, "a claim requires it"  # noqa: S101 - for mypy
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        async with self._bench.database.read() as unit:
            factors = await unit.stage_speeds.factors()
        loop = asyncio.get_running_loop()
        return Run(
            job=self.job.id,
            sha256=self.job.media.blob.sha256,
            blobs=self._bench.blobs,
            scratch=self._folder,
            sink=lambda progress: _post(loop, self._hear, progress),
            fetch=self._fetch,
            admit=lambda seconds: admit(self._bench.database, self.job, seconds),
            recall=self._recall,
            stop=self.stop,
            factors=factors,
            executor=self._bench.executor,
        )

    def _fetch(self, into: Path) -> None:
        assert self.job.media.blob, "a claim requires it"  # noqa: S101 - for mypy
        try:
            self._bench.blobs.get_file(self.job.media.blob.key, into)
        except KeyError:
            raise MediaGone("no longer in the blob store") from None

    async def _recall(self) -> Sequence[NamedVoice]:
        """Read when they are needed: a voice that was just forgotten is not recognized."""
        if not self._bench.remember_voices or self.job.options.voices is VoiceConsent.NO:
            return ()
        async with self._bench.database.read() as unit:
            person = await unit.people.find(self.job.account)
            if person is None or person.options.voices is not VoiceConsent.YES:
                return ()
            return await unit.voices.of(person.accounts, self.job.reply_to.address)

    async def _record(self, run: Run, media_seconds: float) -> None:
        async with self._bench.database.begin() as unit:
            for took in run.took:
                if (took.stage, took.engine) not in self._bench.warm:
                    self._bench.warm.add((took.stage, took.engine))
                    continue
                await unit.stage_speeds.record(took.stage, took.engine, media_seconds, took.seconds)

    async def _end(self, outcome: Result | Failure | None) -> None:
        if outcome is None:
            await self.give_back()
        else:
            async with self._bench.database.begin() as unit:
                match outcome:
                    case Result():
                        ours = await unit.jobs.finish(self.job.id, self.job.attempt, outcome)
                        if ours:
                            await unit.transcripts.keep(self.job, self._said)
                            await self._note_voices(unit, outcome)
                    case Failure():
                        ours = await unit.jobs.fail(self.job.id, self.job.attempt, outcome)
            log.info("the job ended", outcome=type(outcome).__name__, ours=ours)
        await after_end(self.job.id, self._bench, self.job)

    async def _note_voices(self, unit: Unit, result: Result) -> None:
        """Voices that are heard are kept for longer."""
        names = [it.name for it in result.speakers if it.id in result.recognized]
        person = await unit.people.find(self.job.account) if names else None
        if person is not None:
            address, now = self.job.reply_to.address, datetime.now(UTC)
            await unit.voices.heard(person.accounts, address, names, now)

    def _hear(self, progress: Progress) -> None:
        """Only the newest hint is worth telling."""
        if self._news.full():
            self._news.get_nowait()
        self._news.put_nowait(progress)

    async def _tell(self) -> None:
        stage: Stage | None = None
        while True:
            progress = await self._news.get()
            try:
                if progress.stage is not stage:
                    stage = progress.stage
                    async with self._bench.database.begin() as unit:
                        ours = await unit.jobs.at_stage(self.job.id, self.job.attempt, stage)
                    if not ours:
                        self.stop.set()
                await self._bench.queue.publish(progress)
            except Exception:
                log.exception("could not tell how far the job is")


async def after_end(job_id: str, bench: WorkerResources, known: Job | None = None) -> None:
    """When the row is final: tell the front ends, and let go of the media. Harmless twice.

    `known` is the job as it was claimed: if its row was forgotten since, what it left goes too.
    """
    async with bench.database.read() as unit:
        job = await unit.jobs.get(job_id)
    if job and job.state in (JobState.QUEUED, JobState.RUNNING):
        return
    if job:
        await bench.queue.publish(Ended(job_id))
    if ended := job or known:
        await release_media(bench.database, bench.blobs, ended, bench.keep_hours)


def _post(
    loop: asyncio.AbstractEventLoop, hear: Callable[[Progress], None], progress: Progress
) -> None:
    with contextlib.suppress(RuntimeError):  # the loop has ended; so will this thread
        loop.call_soon_threadsafe(hear, progress)
