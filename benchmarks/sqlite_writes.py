"""Gain of storage/sqlite: group commit, and quick statements in the event loop.

    python -m benchmarks.sqlite_writes

Needs an idle machine. What was found is in docs/DECISIONS.md, «Intake».
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.table import Row, show
from storage.database import Database
from storage.models import Account, Address, Job, Media, MessageRef, Options, Platform, job_id

WRITERS = (1, 10, 100)
ROUNDS = 7
RATE, UPDATES = 500, 2500
"""Messages in a second, and in all."""


def _job(name: str) -> Job:
    return Job(
        id=job_id(Platform.CONSOLE, "bench", name),
        account=Account(Platform.CONSOLE, "bench"),
        reply_to=MessageRef(Address(Platform.CONSOLE, "bench"), name),
        media=Media("handle", "talk.mp3", 5, 60.0),
        options=Options(),
        created=datetime.now(UTC),
    )


@asynccontextmanager
async def _open_database(folder: Path, *, group: bool) -> AsyncIterator[Database]:
    """Open a new database with or without group commit."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        database = await Database.open(f"sqlite+aiosqlite:///{place}/bench.db")
        if not group:
            database._write_queue = None  # noqa: SLF001 - what is measured
        try:
            yield database
        finally:
            await database.close()


async def _write(database: Database, writers: int) -> float:
    """Return the seconds in which so many writers add one job each."""

    async def add(name: str) -> None:
        async with database.begin() as unit:
            await unit.jobs.add(_job(name))

    async def write(number: int) -> None:
        await asyncio.gather(*(add(f"{number}-{writer}") for writer in range(writers)))

    return await _fastest(write)


async def _fastest(work: Callable[[int], Awaitable[None]]) -> float:
    """Return the seconds of the fastest round: the others were disturbed by other processes."""
    durations = []
    for number in range(ROUNDS + 1):
        started = time.perf_counter()
        await work(number)
        durations.append(time.perf_counter() - started)
    return min(durations[1:])  # the first round compiles the statements


async def _take_in(database: Database, *, quick: bool) -> list[float]:
    """Return the seconds of each of UPDATES messages, RATE in a second: from the moment at which it
    came until it is on disk."""

    async def take(number: int, due: float) -> float:
        account = Account(Platform.CONSOLE, f"person {number % 50}")
        await asyncio.sleep(due - time.perf_counter())
        async with database.begin(quick=quick) as unit:
            await unit.received_updates.add(Platform.CONSOLE, str(number))
            await unit.people.get_or_create(account, "en")
            await unit.jobs.count_unfinished(account)
            await unit.jobs.add(_job(str(number)))
        return time.perf_counter() - due

    await take(-1, time.perf_counter())  # compiles the statements
    begun = time.perf_counter() + 0.1
    return sorted(
        await asyncio.gather(*(take(number, begun + number / RATE) for number in range(UPDATES)))
    )


async def _compare_intake(folder: Path) -> AsyncIterator[Row]:
    for what, quick in (("statements in a thread", False), ("in the event loop", True)):
        async with _open_database(folder, group=True) as database:
            used = time.process_time()
            seconds = await _take_in(database, quick=quick)
            used = time.process_time() - used
        half, slow = (1000 * seconds[int(UPDATES * part)] for part in (0.5, 0.99))
        yield Row(
            f"{RATE} updates/s, {what}",
            f"p50 {half:.0f} ms, p99 {slow:.0f} ms; {1000 * used / UPDATES:.2f} ms of CPU each",
            "15 and 100 ms",
        )


async def _compare(folder: Path) -> list[Row]:
    found = []
    for writers in WRITERS:
        seconds = {}
        for group in (False, True):
            async with _open_database(folder, group=group) as database:
                seconds[group] = await _write(database, writers)
        found.append(_row(f"{writers} writers, group commit", seconds, writers))
    return found + [row async for row in _compare_intake(folder)]


def _row(what: str, seconds: dict[bool, float], count: int) -> Row:
    without, used = (1000 * seconds[each] / count for each in (False, True))
    return Row(
        what, f"{without:.2f} ms each without, {used:.2f} ms with: {without / used:.1f} times"
    )


def rows(folder: Path) -> Iterator[Row]:
    """Yield the rows of the table."""
    yield from asyncio.run(_compare(folder))


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        show("SQLite", rows(Path(folder)))


if __name__ == "__main__":
    main()
