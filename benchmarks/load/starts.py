"""Time from the notification of a job to its start in an idle worker, a process of its own.

    python -m benchmarks.load.starts [JOBS]

The worker is the real one, without engines: what it does before the claim is the same, and nothing
else wants its core. The start is the moment of the claim by the database's clock.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.load.fairness import percentile, running_service
from benchmarks.recordings import talk
from benchmarks.table import Row, show
from storage.models import JobState

JOBS = 100
WITHOUT_ENGINES = ("-m", "tests.integration.worker.slow_worker")


async def seconds_to_start(folder: Path, jobs: int) -> list[float]:
    """Return the sorted seconds from the notification to the start of single jobs."""
    note, found = talk(2, folder), list[float]()
    settings = (f"JOURNAL={folder / 'journal'}", "WINDOWS=1", "WINDOW_SECONDS=0")
    command = ("env", *settings, sys.executable, *WITHOUT_ENGINES)
    async with running_service(folder, command=command) as service:
        for number in range(jobs + 1):
            await asyncio.sleep(0.3)  # the sweep behind the last job would find this one, too
            job = await service.store(note, f"note {number}")
            queued = datetime.now(UTC)
            await service.queue.notify(job, 0)
            await service.until(job, JobState.DONE)
            started = (await service.job(job)).started
            if started is None:
                raise RuntimeError("the job has no start")
            found.append((started - queued).total_seconds())
    return sorted(found[1:])  # the worker was starting at the first one


def rows(folder: Path, jobs: int = JOBS) -> Iterator[Row]:
    """Yield the row about starts."""
    place = folder / "starts"
    place.mkdir()
    starts = [1000 * seconds for seconds in asyncio.run(seconds_to_start(place, jobs))]
    yield Row(
        f"from the queue to the start of a job, {jobs} jobs one by one",
        f"p50 {percentile(starts, 0.5):.0f} ms, p95 {percentile(starts, 0.95):.0f} ms (load of the "
        f"machine {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores)",
        "p50 at most 15 ms, p95 25 ms",
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        show("starts", rows(Path(place), *map(int, sys.argv[1:])))
