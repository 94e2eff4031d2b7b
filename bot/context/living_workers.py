"""Workers that are there, as cards and `/queue` know them: some seconds old."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from pipeline.queue.client import Queue, WorkerStatus
from storage.models import Job, JobState, Lack
from storage.models.abilities import lack_of

SECONDS = 5.0
ABSENT_SECONDS = 15.0
"""Seconds without any worker until people are told: a worker that is started again is soon back."""


class LivingWorkers:
    """Workers with a current status. None are known without `follow`, or without the queue."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Know none."""
        self.found: Sequence[WorkerStatus] = ()
        self._clock = clock
        self._absent_since: float | None = None
        """When there was no worker for the first time; None while one is there, or unknown."""

    async def follow(self, queue: Queue) -> None:
        """Read them again and again, until cancelled."""
        while True:
            self.found = await queue.workers()
            if self.found or not queue.is_connected:
                self._absent_since = None
            elif self._absent_since is None:
                self._absent_since = self._clock()
            await asyncio.sleep(SECONDS)

    def lack(self, job: Job) -> Lack | None:
        """Return why none of them runs an unfinished job; None when one does or will, or when a
        worker may be back in a moment."""
        if job.media.blob is None or job.state not in (JobState.QUEUED, JobState.RUNNING):
            return None
        since = self._absent_since
        if since is not None and self._clock() - since >= ABSENT_SECONDS:
            return Lack.WORKER
        if job.state is JobState.RUNNING:
            return None
        abilities = [each.abilities for each in self.found]
        return lack_of(job.options, job.media.seconds, abilities)
