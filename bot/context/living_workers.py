"""Workers that are there, as cards and `/queue` know them: some seconds old."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from pipeline.queue.client import Queue, WorkerStatus
from storage.models import Job, JobState, Lack
from storage.models.abilities import lack_of

SECONDS = 5.0


class LivingWorkers:
    """Workers with a current status. None are known without `follow`, or without the queue."""

    def __init__(self) -> None:
        """Know none."""
        self.found: Sequence[WorkerStatus] = ()

    async def follow(self, queue: Queue) -> None:
        """Read them again and again, until cancelled."""
        while True:
            self.found = await queue.workers()
            await asyncio.sleep(SECONDS)

    def lack(self, job: Job) -> Lack | None:
        """Return why none of them will start a queued job; None when one will, or none is there."""
        if job.state is not JobState.QUEUED or job.media.blob is None:
            return None
        abilities = [each.abilities for each in self.found]
        return lack_of(job.options, job.media.seconds, abilities)
