"""Time to find words among 20,000 transcripts of 10,000 people: what /search waits for."""

from __future__ import annotations

import asyncio
import itertools
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.table import Row
from storage.database import Database
from storage.models import (
    Account,
    Address,
    Job,
    JobState,
    Line,
    Media,
    MessageRef,
    Options,
    Platform,
    Result,
    job_id,
)

PEOPLE, TRANSCRIPTS, OF_ONE = 10_000, 20_000, 1_000
LINES, WORDS = 40, 12
"""Of a transcript, and of a line: about three minutes of talk."""
AIM = "300 ms"
_START = datetime(2026, 1, 1, tzinfo=UTC)
_QUESTIONS = {
    "a common word": "w0",
    "two common words": "w1 w3",
    "a rare word": "w19997",
    "the beginning of many words": "w1 w12",
    "what nobody said": "giraffe",
}


def rows(folder: Path) -> Iterator[Row]:
    """The table's part on finding words again."""
    yield from asyncio.run(_measured(folder))


async def _measured(folder: Path) -> list[Row]:
    path = folder / "search.db"
    database = await Database.open(f"sqlite+aiosqlite:///{path}")
    try:
        started = time.perf_counter()
        await _fill(database)
        took = time.perf_counter() - started
        size = path.stat().st_size / 2**20
        table = [Row(f"{TRANSCRIPTS} transcripts written", f"{took:.0f} s, {size:.0f} MB")]
        for who, account in (("1,000", _account(0)), ("2", _account(77))):
            for what, question in _QUESTIONS.items():
                measured = await _asked(database, account, question)
                table.append(Row(f"/search, {what}, {who} recordings of one's own", measured, AIM))
        return table
    finally:
        await database.close()


async def _asked(database: Database, account: Account, question: str) -> str:
    times = []
    for _ in range(7):
        started = time.perf_counter()
        async with database.read() as unit:
            await unit.transcripts.find((account,), question, 6)
        times.append((time.perf_counter() - started) * 1000)
    return f"median {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms"


async def _fill(database: Database) -> None:
    """Words as frequent as in a language: the second half as often as the first, and so on."""
    chance = random.Random(7)  # noqa: S311 - the same text in every run
    vocabulary = [f"w{number}" for number in range(20_000)]
    weights = list(itertools.accumulate(1 / (number + 2) for number in range(20_000)))
    for start in range(0, TRANSCRIPTS, 500):
        async with database.begin() as unit:
            for number in range(start, start + 500):
                job = _job(number)
                words = chance.choices(vocabulary, cum_weights=weights, k=LINES * WORDS)
                lines = [
                    Line(5.0 * at, "Speaker 1", " ".join(words[at * WORDS : (at + 1) * WORDS]))
                    for at in range(LINES)
                ]
                await unit.jobs.add(job)
                await unit.transcripts.keep(job, lines)


def _account(number: int) -> Account:
    return Account(Platform.TELEGRAM, f"{100_000 + number}")


def _job(number: int) -> Job:
    """One person has very many recordings, the others about two each."""
    account = _account(0 if number % (TRANSCRIPTS // OF_ONE) == 0 else number % PEOPLE)
    here = Address(account.platform, account.id)
    moment = _START + timedelta(minutes=number)
    job = Job(
        id=job_id(account.platform, account.id, f"{number}"),
        account=account,
        reply_to=MessageRef(here, f"{number}"),
        media=Media("handle", f"talk {number}.mp4", 1, 200.0),
        options=Options(),
        created=moment,
    )
    result = Result("A talk", "en", 200.0, "", None, (), ())
    return replace(job, state=JobState.DONE, result=result, finished=moment, delivered=moment)
