"""Four long recordings at once against one after the other, and by two worker processes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.load.fairness import running_service
from benchmarks.recordings import talk
from benchmarks.table import Row
from storage.models import JobState

FILES = 4
SECONDS = 300.0


async def seconds_for(folder: Path, files: list[Path], *, at_once: bool, workers: int = 1) -> float:
    """Return the seconds until all files are done, in a new service whose models are loaded."""
    async with running_service(folder, workers) as service:
        short = [talk(10, folder, first=90 + number) for number in range(workers)]
        warm = [await service.send(path, path.name) for path in short]
        for job in warm:
            await service.until(job, JobState.DONE)
        started = time.perf_counter()
        jobs = []
        for path in files:
            jobs.append(await service.send(path, path.name))
            if not at_once:
                await service.until(jobs[-1], JobState.DONE)
        for job in jobs:
            await service.until(job, JobState.DONE)
        return time.perf_counter() - started


def rows(folder: Path) -> Iterator[Row]:
    """Yield the rows about throughput."""
    files = [talk(SECONDS, folder, first=4 * number) for number in range(FILES)]
    ways = {"alone": (False, 1), "together": (True, 1), "by two": (True, 2)}
    took = {}
    for name, (at_once, workers) in ways.items():
        place = folder / f"throughput {name}"
        place.mkdir()
        took[name] = asyncio.run(seconds_for(place, files, at_once=at_once, workers=workers))
    alone = took["alone"]
    what = f"{FILES} recordings of {SECONDS / 60:.0f} min, text only"
    yield Row(f"{what}, one after the other", f"{alone:.0f} s")
    together, by_two = took["together"], took["by two"]
    value = f"{together:.0f} s (throughput {alone / together:.2f} times)"
    yield Row("… at once, one worker", value, "at least 1.0 times")
    yield Row("… at once, two workers", f"{by_two:.0f} s (throughput {alone / by_two:.2f} times)")
