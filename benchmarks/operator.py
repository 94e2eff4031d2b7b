"""What an operator's commands take on a large house: 10,000 people, 200,000 jobs."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.table import Row
from storage.database import Database
from storage.models import (
    Address,
    Failure,
    JobState,
    Media,
    MessageRef,
    Options,
    Platform,
    Result,
    job_id,
)
from storage.nouns import to_json

PEOPLE, JOBS = 10_000, 200_000
YEAR = 365
STATES = (JobState.DONE,) * 92 + (JobState.FAILED,) * 6 + (JobState.CANCELLED,) * 2
LANGUAGES = ("en",) * 5 + ("tr",) * 3 + ("de", "fr", "es")
CODES = ("not_media", "no_audio", "engine_too_slow", "bug")
AIM = "at most 300 ms"


def fill(path: Path, days: int, people: int = PEOPLE, jobs: int = JOBS) -> None:
    """Write people and jobs of the last `days` days into migrated tables; some seconds."""
    dice, now = random.Random(4), datetime.now(UTC).replace(tzinfo=None)  # noqa: S311
    options = to_json(Options())
    born = f"{now - timedelta(days=days):%Y-%m-%d %H:%M:%S.000000}"
    with closing(sqlite3.connect(path)) as rows:
        rows.execute("PRAGMA synchronous = OFF")
        rows.executemany(
            "INSERT INTO people (id, role, locale, options, created)"
            " VALUES (?, 'user', 'en', ?, ?)",
            ((number, options, born) for number in range(1, people + 1)),
        )
        rows.executemany(
            "INSERT INTO accounts (platform, id, person_id) VALUES ('telegram', ?, ?)",
            ((str(number), number) for number in range(1, people + 1)),
        )
        columns = (
            "id, platform, account, reply_to, media, media_sha, seconds, options, locale, state,"
            " attempt, crashes, result, failure, created, started, finished, delivered,"
            " language, failed_with"
        )
        places = ", ".join("?" * 20)
        rows.executemany(
            f"INSERT INTO jobs ({columns}) VALUES ({places})",  # noqa: S608
            (
                _job(number, dice, now - timedelta(days=days) * dice.random())
                for number in range(jobs)
            ),
        )
        rows.commit()


def _job(number: int, dice: random.Random, made: datetime) -> tuple[object, ...]:
    who, state, seconds = str(dice.randint(1, PEOPLE)), dice.choice(STATES), dice.uniform(5, 3600)
    begun = made + timedelta(seconds=dice.expovariate(1 / 20))
    ended = begun + timedelta(seconds=seconds * dice.uniform(0.1, 0.5))
    language, code = dice.choice(LANGUAGES), dice.choice(CODES)
    done, failed = state is JobState.DONE, state is JobState.FAILED
    opening = "And so it was said, at some length and in many words. " * 30
    result = Result("A talk", language, seconds, opening, None, (), ())
    moments = [f"{each:%Y-%m-%d %H:%M:%S.%f}" for each in (made, begun, ended, ended)]
    return (
        job_id(Platform.TELEGRAM, who, str(number)),
        "telegram",
        who,
        to_json(MessageRef(Address(Platform.TELEGRAM, who), str(number))),
        to_json(Media("handle", "talk.mp4", 1 << 20, seconds)),
        f"{number:064x}",
        seconds,
        to_json(Options()),
        "en",
        state.value,
        1,
        0,
        to_json(result) if done else None,
        to_json(Failure(code)) if failed else None,
        *moments,
        language if done else None,
        code if failed else None,
    )


async def measured(folder: Path, days: int) -> list[tuple[int, float]]:
    """Milliseconds of the figures of 30 days and of a year, when the jobs are of `days` days."""
    path = folder / f"operator-{days}.db"
    database = await Database.open(f"sqlite+aiosqlite:///{path}")
    try:
        await asyncio.to_thread(fill, path, days)
        return [(period, await _took(database, period)) for period in (30, YEAR)]
    finally:
        await database.close()


async def _took(database: Database, period: int) -> float:
    """The median of five; the first, which reads the file, does not count."""
    times = []
    for _ in range(6):
        started = time.perf_counter()
        async with database.read() as unit:
            await unit.figures.of(period)
        times.append(1000 * (time.perf_counter() - started))
    return sorted(times[1:])[2]


def rows(folder: Path) -> Iterator[Row]:
    """The table's part on the operator's commands."""
    for spread in (YEAR, 30):
        for period, took in asyncio.run(measured(folder, spread)):
            what = f"/stats {period} of {JOBS:,} jobs in {spread} days, {PEOPLE:,} people"
            yield Row(what, f"{took:.0f} ms", AIM)
