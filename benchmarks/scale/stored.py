"""Commands and claims beside a million stored jobs on PostgreSQL."""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Iterator
from pathlib import Path

from benchmarks import crowd, operator
from benchmarks.scale.waiting import milliseconds
from benchmarks.table import Row
from storage.database import Database
from tests.postgresql_server import postgresql_server

JOBS, DAYS = 1_000_000, 365
COMMANDS = ("/stats 365", "/history, 5,000 jobs", "/search, the most frequent word", "/queue")
AIMS = ("300 ms", "50 ms", "300 ms", "")


async def _claims(url: str) -> float:
    database = await Database.open(url)
    try:
        found = await milliseconds(
            lambda _: database.transact(lambda unit: unit.jobs.claim_next("worker"))
        )
    finally:
        await database.close()
    return statistics.median(found)


def rows(folder: Path) -> Iterator[Row]:
    """Yield the rows about many stored jobs. Filling takes minutes."""
    house = folder / "million"
    house.mkdir()
    with postgresql_server() as server:
        url = server.create("million")
        asked = {name: operator.ASKED[name] for name in COMMANDS}
        found = asyncio.run(operator.measure(house, url, DAYS, jobs=JOBS, asked=asked))
        for (what, took), aim in zip(found, AIMS, strict=True):
            yield Row(f"{what}; PostgreSQL, {JOBS:,} jobs, {crowd.PEOPLE:,} people", took, aim)
        claim = asyncio.run(_claims(url))
        yield Row(f"a claim; PostgreSQL, {JOBS:,} jobs", f"median {claim:.1f} ms", "20 ms")
