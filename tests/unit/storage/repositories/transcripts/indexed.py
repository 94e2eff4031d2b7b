"""Transcripts in the search index, and what a search finds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from storage.database import Database
from storage.models import Account, Job, JobState, Line
from tests.unit.storage.conftest import ANNA, RESULT, add, make_job

TALK = (
    Line(0.0, "Anna", "Good morning, everybody."),
    Line(2.5, "Ben", "The budget of March isn't done: e-mail me."),
    Line(9.0, "Anna", "March was a café in İzmir; ISPARTA too. 日本語を話します。 Straße!"),
)


async def save_transcript(
    database: Database, number: int = 1, account: Account = ANNA, *lines: Line, **more: Any
) -> Job:
    job = replace(make_job(number, account), state=JobState.DONE, result=RESULT, **more)
    job = replace(job, finished=job.created)
    await add(database, job)
    async with database.begin() as unit:
        await unit.transcripts.save(job, lines or TALK)
    return job


async def find_starts(database: Database, words: str, *who: Account, **more: Any) -> list[float]:
    """Return the start times of the lines that are found."""
    async with database.read() as unit:
        answer = await unit.transcripts.search(who or (ANNA,), words, 10, **more)
    return [each.line.start for each in answer]
