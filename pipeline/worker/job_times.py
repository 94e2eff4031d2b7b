"""Times of jobs: as metrics and spans, and as speeds by which later jobs are estimated."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from pipeline.run.checkpoint import Run
from pipeline.worker.resources import WorkerResources
from storage.database import Unit
from storage.models import Failure, Job, Result
from storage.watch import tracing
from storage.watch.catalogue import JOB_REALTIME, JOB_SECONDS, JOB_WAIT, RECORDING_SECONDS
from storage.watch.tracing import UNRECORDED


class JobTimes:
    """Times of one attempt, from its claim on."""

    def __init__(self, job: Job) -> None:
        self._started = time.monotonic()
        self._attempt, self._span = job.attempt, UNRECORDED
        self._waited = (datetime.now(UTC) - job.created).total_seconds()
        if job.attempt == 1:
            JOB_WAIT.observe(self._waited)

    @contextmanager
    def traced(self) -> Iterator[None]:
        """Record the block as the span of the attempt, and the wait before the first one."""
        if self._attempt == 1:
            tracing.record("queue", self._waited)
        with tracing.span("attempt", attempt=self._attempt) as self._span:
            yield

    def end(self, outcome: Result | Failure) -> None:
        """Record a stored outcome."""
        if isinstance(outcome, Failure):
            self._span.fail(outcome.code)
            return
        worked = time.monotonic() - self._started
        JOB_SECONDS.observe(worked)
        RECORDING_SECONDS.add(outcome.seconds)
        if outcome.seconds:
            JOB_REALTIME.observe(worked / outcome.seconds)


async def record_speeds(resources: WorkerResources, run: Run, media_seconds: float) -> None:
    """Store the speeds of a run's stages, but not of those that loaded their models in it."""
    measured = []
    for timing in run.timings:
        if (timing.stage, timing.engine) in resources.warmed_up:
            measured.append(timing)
        resources.warmed_up.add((timing.stage, timing.engine))

    async def record(unit: Unit) -> None:
        for it in measured:
            await unit.stage_speeds.record(it.stage, it.engine, media_seconds, it.seconds)

    await resources.database.transact(record)
