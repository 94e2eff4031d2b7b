"""Response times of /stats, /history, /search and the like in a large installation.

Each is measured completely: from the incoming event to the last outgoing message, with its picture
if it has one. Both databases are measured, with jobs of a year and with all of them in 30 days.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from benchmarks import crowd
from benchmarks.table import Row
from bot.admin.stats_chart import draw
from bot.chat import ButtonPress, Command, Event
from bot.dispatch.dispatcher import make_dispatcher
from storage.database import Database
from storage.models import Account, Day
from tests.postgresql_server import postgresql_server
from tests.unit.bot.fakes import BotHarness

YEAR, MONTH = 365, 30
AIM = "300 ms"
TIMES = 7
ADMIN, HEAVY = crowd.account(1), crowd.account(0)
ASKED: dict[str, tuple[Account, str]] = {
    "/stats": (ADMIN, "/stats"),
    "/stats 7": (ADMIN, "/stats 7"),
    "/stats 365": (ADMIN, "/stats 365"),
    "/who": (ADMIN, f"/who {HEAVY.id}"),
    "/quota": (HEAVY, "/quota"),
    "/queue": (ADMIN, "/queue"),
    "/failures": (ADMIN, "/failures"),
    "/history, 5,000 jobs": (HEAVY, "/history"),
    "/history, 5,000 jobs, page 600": (HEAVY, f"hist:600:{HEAVY.id}"),
    "/search, a rare word": (HEAVY, "/search w19997"),
    "/search, the most frequent word": (HEAVY, "/search w0"),
    "/search, two frequent words": (HEAVY, "/search w1 w3"),
    "/search, what nobody said": (HEAVY, "/search giraffe"),
}


def rows(folder: Path) -> Iterator[Row]:
    """Yield the rows about queries of operators and users."""
    yield _picture(folder)
    with ExitStack() as stack:
        server = stack.enter_context(postgresql_server())
        for days, name in ((YEAR, "a year"), (MONTH, "30 days")):
            sqlite = f"sqlite+aiosqlite:///{folder}/{days}.db"
            for kind, url in (("SQLite", sqlite), ("PostgreSQL", server.create(f"house{days}"))):
                house = folder / f"{kind}-{days}"
                house.mkdir()
                for what, took in asyncio.run(measure(house, url, days)):
                    yield Row(f"{what}; {kind}, jobs of {name}", took, AIM)


async def measure(
    folder: Path,
    url: str,
    days: int,
    jobs: int = crowd.JOBS,
    asked: Mapping[str, tuple[Account, str]] = ASKED,
) -> list[tuple[str, str]]:
    """Return the times of commands in a new house with so many jobs of the last days."""
    admins = f"{ADMIN.platform}:{ADMIN.id}"
    house = await BotHarness.build(folder, admins=admins)
    small, house.services = (
        house.services.database,
        replace(house.services, database=await Database.open(url)),
    )
    await small.close()
    try:
        await crowd.fill(house.services.database, days, jobs)
        return [(what, await _measure_command(house, *each)) for what, each in asked.items()]
    finally:
        await house.services.tasks.close()
        await house.services.database.close()


async def _measure_command(house: BotHarness, account: Account, line: str) -> str:
    """Return the median without the first, which reads files for the first time."""
    hear, wall, cpu = make_dispatcher(house.services), list[float](), list[float]()
    for _ in range(TIMES + 1):
        event, said = _event(house, account, line), len(house.chat.log)
        began, worked = time.perf_counter(), time.process_time()
        await hear(event)
        await house.services.tasks.wait_idle()
        wall.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - worked))
        expected = 2 if "/stats" in line else 1
        assert len(house.chat.log) == said + expected, line  # noqa: S101 - words, and a picture
    middle, worst = statistics.median(wall[1:]), max(wall[1:])
    return f"{middle:.0f} ms, at most {worst:.0f}, {statistics.median(cpu[1:]):.0f} of them here"


def _event(house: BotHarness, account: Account, line: str) -> Event:
    origin = house.origin(account, account.id)
    if line.startswith("/"):
        name, _, arguments = line[1:].partition(" ")
        return Command(origin, name, arguments)
    action, _, argument = line.partition(":")
    return ButtonPress(origin, action, argument)


def _picture(folder: Path) -> Row:
    days = [Day(f"2026-01-{number % 28 + 1:02d}", number, 3, 1, 3e4) for number in range(YEAR)]
    times = [_milliseconds(lambda: draw(days, folder / "chart.png")) for _ in range(6)]
    return Row("the picture of /stats, of a year, alone", f"{statistics.median(times[1:]):.0f} ms")


def _milliseconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)
