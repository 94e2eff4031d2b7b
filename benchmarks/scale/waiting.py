"""Places in a queue of 10,000 waiting jobs, and the claim of the next one."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

from benchmarks.load.fairness import percentile
from benchmarks.load.intake import fill_queue
from benchmarks.table import Row
from storage.database import Database
from tests.postgresql_server import postgresql_server

WAITING, TIMES = 10_000, 50


async def milliseconds(work: Callable[[int], Awaitable[object]]) -> list[float]:
    """Return the sorted times of some calls, without the first."""
    found = []
    for number in range(TIMES + 1):
        began = time.perf_counter()
        await work(number)
        found.append(1000 * (time.perf_counter() - began))
    return sorted(found[1:])


async def measure(url: str) -> tuple[list[float], list[float]]:
    """Return the times of one place in the queue, and of one claim."""
    await fill_queue(url, WAITING)
    database = await Database.open(url)
    step = WAITING // (TIMES + 1)
    try:
        places = await milliseconds(
            lambda it: database.query(lambda unit: unit.jobs.position(f"waiting-{it * step}"))
        )
        claims = await milliseconds(
            lambda _: database.transact(lambda unit: unit.jobs.claim_next("worker"))
        )
    finally:
        await database.close()
    return places, claims


def rows(folder: Path) -> Iterator[Row]:
    """Yield the rows about long queues."""
    with postgresql_server() as server:
        urls = {"SQLite": f"sqlite+aiosqlite:///{folder}/waiting.db", "PostgreSQL": ""}
        urls["PostgreSQL"] = server.create("waiting")
        for name, url in urls.items():
            places, claims = asyncio.run(measure(url))
            for what, found, aim in (
                ("a place in the queue", places, 50),
                ("the claim of the next", claims, 20),
            ):
                yield Row(
                    f"{what}, {WAITING:,} jobs waiting; {name}",
                    f"p50 {statistics.median(found):.1f} ms, p95 {percentile(found, 0.95):.1f} ms",
                    f"at most {aim} ms",
                )
