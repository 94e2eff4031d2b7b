"""Large installation: 10,000 people, 200,000 jobs, 20,000 transcripts, on SQLite or PostgreSQL."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from storage.database import Database
from storage.models import (
    Account,
    Address,
    Blob,
    Failure,
    Job,
    JobState,
    Line,
    Media,
    MessageRef,
    Options,
    Platform,
    Result,
    Role,
    job_id,
)
from storage.repositories.daily_totals import count as count_days
from storage.repositories.jobs.rows import values_of
from storage.tables.jobs import JobRow
from storage.tables.people import AccountRow, PersonRow

PEOPLE, JOBS, TRANSCRIPTS = 10_000, 200_000, 20_000
OF_ONE, SAID_BY_ONE = 5_000, 1_000
"""Jobs and transcripts of the most active person; the others have about twenty jobs."""
RUNNING, WAITING = 4, 300
LINES, WORDS = 40, 12
"""Words of a transcript and of a line: about three minutes of speech."""

STATES = (JobState.DONE,) * 92 + (JobState.FAILED,) * 6 + (JobState.CANCELLED,) * 2
LANGUAGES = ("en",) * 5 + ("tr",) * 3 + ("de", "fr", "es")
CODES = ("not_media", "no_audio", "engine_too_slow", "bug")
OPENING = "And so it was said, at some length and in many words. " * 30
_AT_ONCE = 5_000
_OTHERS = PEOPLE - 1


def account(number: int) -> Account:
    """Return an account; 0 is the most active person."""
    return Account(Platform.TELEGRAM, f"{100_000 + number}")


async def fill(database: Database, days: int, count: int = JOBS) -> None:
    """Insert all people, and their jobs of the last `days` days; 200,000 take about a minute."""
    dice, now = random.Random(4), datetime.now(UTC)  # noqa: S311 - the same house in every run
    born = now - timedelta(days=days)
    people = ({"id": n + 1, "created": born} for n in range(PEOPLE))
    accounts = (
        {"platform": it.platform, "id": it.id, "person_id": n + 1}
        for n, it in enumerate(map(account, range(PEOPLE)))
    )
    person = {"role": Role.USER, "locale": "en", "options": Options(), "invited": False}
    await _insert(database, PersonRow, ({**person, **one} for one in people))
    await _insert(database, AccountRow, accounts)
    jobs = (
        _job(number, count, dice, now - (now - born) * dice.random()) for number in range(count)
    )
    await _insert(database, JobRow, map(values_of, jobs))
    async with database._write_engine.begin() as connection:  # noqa: SLF001 - as when each one ended
        await count_days(connection, JobRow.finished.is_not(None))
    await _speak(database, dice, count)


async def _insert(database: Database, table: type[Any], rows: Iterator[dict[str, Any]]) -> None:
    while some := list(itertools.islice(rows, _AT_ONCE)):
        async with database._write_engine.begin() as connection:  # noqa: SLF001 - in bulk
            await connection.execute(insert(table), some)


def _job(number: int, count: int, dice: random.Random, made: datetime) -> Job:
    whose = account(0 if number < OF_ONE else 1 + number % _OTHERS)
    seconds, begun = dice.uniform(5, 3600), made + timedelta(seconds=dice.expovariate(1 / 20))
    state = JobState.DONE if _has_text(number) else dice.choice(STATES)
    if number >= count - WAITING - RUNNING:
        state = JobState.QUEUED if number >= count - WAITING else JobState.RUNNING
    ended = state not in (JobState.QUEUED, JobState.RUNNING)
    done = begun + timedelta(seconds=seconds * dice.uniform(0.1, 0.5)) if ended else None
    result = Result("A talk", dice.choice(LANGUAGES), seconds, OPENING, None, (), ())
    return Job(
        id=_id(number),
        account=whose,
        reply_to=MessageRef(Address(Platform.TELEGRAM, whose.id), str(number)),
        media=Media("handle", "talk.mp4", 1 << 20, seconds, Blob("key", f"{number:064x}", 1 << 20)),
        options=Options(),
        created=made,
        state=state,
        result=result if state is JobState.DONE else None,
        failure=Failure(dice.choice(CODES)) if state is JobState.FAILED else None,
        started=begun if state is not JobState.QUEUED else None,
        finished=done,
        delivered=done,
        again_of=_first(number),
    )


def _id(number: int) -> str:
    return job_id(Platform.TELEGRAM, "chat", str(number))


def _has_text(number: int) -> bool:
    return number < SAID_BY_ONE or OF_ONE <= number < OF_ONE + TRANSCRIPTS - SAID_BY_ONE


def _first(number: int) -> str | None:
    """Return an earlier job of the same person for one job in twenty, which is a redo of it."""
    if number % 20 or _has_text(number):
        return None
    return _id(number - SAID_BY_ONE if number < OF_ONE else number - _OTHERS)


async def _speak(database: Database, dice: random.Random, count: int) -> None:
    """Insert texts with word frequencies as in a language: the second word is half as frequent."""
    vocabulary = [f"w{number}" for number in range(20_000)]
    weights = list(itertools.accumulate(1 / (number + 2) for number in range(20_000)))
    numbers = iter([number for number in range(count) if _has_text(number)])
    while some := list(itertools.islice(numbers, 500)):
        async with database.begin() as unit:
            for number in some:
                words = dice.choices(vocabulary, cum_weights=weights, k=LINES * WORDS)
                lines = [
                    Line(5.0 * at, "Speaker 1", " ".join(words[at * WORDS : (at + 1) * WORDS]))
                    for at in range(LINES)
                ]
                job = await unit.jobs.get(_id(number))
                assert job is not None  # noqa: S101 - it was written above
                await unit.transcripts.save(job, lines)
