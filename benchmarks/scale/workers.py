"""Jobs a minute of 1, 2, 4 and 8 worker processes, and the turns of two people."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load.fairness import Service, running_service
from benchmarks.recordings import talk
from benchmarks.table import Row
from storage.models import JobState

PROCESSES = (1, 2, 4, 8)
EACH = 6
"""Jobs for each worker."""
SECONDS, SLEEP = 20.0, 1.0
"""Length of a recording, and seconds of sleep for each of them."""
MANY = 3
"""Jobs of somebody who sends a lot, for each job of somebody else."""
COMMAND = ("JOBS_AT_ONCE=1", f"SLEEP={SLEEP}", sys.executable, "-m")


@dataclass(frozen=True, slots=True)
class Run:
    """Jobs a minute, and the share of the time after which the last job of the person with few
    jobs was done, who sent them after all of the other one's."""

    rate: float
    turn: float


async def _ends(service: Service, jobs: list[str]) -> list[float]:
    ends = []
    for job in jobs:
        await service.until(job, JobState.DONE)
        finished = (await service.job(job)).finished
        assert finished is not None  # noqa: S101  it is done
        ends.append(finished.timestamp())
    return ends


async def measure(folder: Path, workers: int) -> Run:
    """Let some workers do their share of jobs, once all have started."""
    count = workers * EACH
    notes = [talk(SECONDS, folder, number, copy=number) for number in range(count + workers)]
    few = count // (MANY + 1)
    command = ("env", *COMMAND, "benchmarks.scale.sleeping_worker")
    async with running_service(folder / "service", workers, command) as service:
        warm = [await service.send(each, f"warm {n}") for n, each in enumerate(notes[count:])]
        await _ends(service, warm)
        began = time.time()
        busy = [
            await service.send(it, f"many {n}", "many") for n, it in enumerate(notes[few:count])
        ]
        other = [await service.send(it, f"few {n}", "few") for n, it in enumerate(notes[:few])]
        last = max(await _ends(service, [*busy, *other]))
        turn = (max(await _ends(service, other)) - began) / (last - began)
    return Run(60 * count / (last - began), turn)


def rows(folder: Path) -> Iterator[Row]:
    """Yield the rows about worker processes."""
    rates: dict[int, float] = {}
    for workers in PROCESSES:
        place = folder / f"workers {workers}"
        place.mkdir()
        found = asyncio.run(measure(place, workers))
        rates[workers] = found.rate
        share = found.rate / (workers * rates[PROCESSES[0]])
        yield Row(
            f"{workers} worker processes, recognition sleeps {SLEEP * SECONDS:.0f} s a job",
            f"{found.rate:.1f} jobs a minute, {share:.2f} of linear",
            "at least 0.95 of linear up to 4",
        )
        yield Row(
            f"… the last job of somebody with a quarter of the jobs, sent after {MANY} times as "
            "many of somebody else",
            f"after {found.turn:.2f} of the time",
            f"about {2 / (MANY + 1):.2f}",
        )
