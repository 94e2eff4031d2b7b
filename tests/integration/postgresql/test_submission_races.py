"""Recordings of pages and programs in several processes at once: quotas and keys hold."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.context.services import Services
from bot.jobs.submission import Submission, submit_file, submit_link
from bot.jobs.uploads import begin_upload
from storage.database import Database
from storage.errors import TooManyJobs
from storage.models import Job, Quota
from tests.unit.bot.fakes import ANNA, BotHarness

AT_ONCE = 20


@pytest.fixture
async def processes(tmp_path: Path, url: str) -> AsyncIterator[Sequence[Services]]:
    """Services of four processes with one database. Anna may have one job."""
    harness = await BotHarness.build(tmp_path)
    await harness.services.database.close()
    opened = [await Database.open(url) for _ in range(4)]
    await opened[0].transact(lambda unit: unit.people.get_or_create(ANNA, "en"))
    await opened[0].transact(lambda unit: unit.people.set_quota(ANNA, Quota(jobs=1)))
    yield [replace(harness.services, database=database) for database in opened]
    for database in opened:
        await database.close()


async def test_one_of_twenty_files_at_once_fits_a_quota_of_one(
    processes: Sequence[Services], tmp_path: Path
) -> None:
    async def send(number: int) -> Job:
        path = tmp_path / f"{number}"
        await asyncio.to_thread(path.write_bytes, b"RIFF0000WAVE%d" % number)
        services = processes[number % len(processes)]
        return await submit_file(services, Submission(ANNA, f"{number}"), "a.wav", path)

    found = await asyncio.gather(*map(send, range(AT_ONCE)), return_exceptions=True)
    assert [each for each in found if isinstance(each, Job)] != []
    assert len([each for each in found if isinstance(each, TooManyJobs)]) == AT_ONCE - 1
    blobs = await asyncio.to_thread(processes[0].blobs.keys, "media/")
    assert len(blobs) == 1


async def test_one_of_twenty_uploads_at_once_fits_a_quota_of_one(
    processes: Sequence[Services],
) -> None:
    found = await asyncio.gather(
        *(
            begin_upload(processes[number % len(processes)], ANNA, "a.wav", "", "", 10)
            for number in range(AT_ONCE)
        ),
        return_exceptions=True,
    )
    assert len([each for each in found if isinstance(each, TooManyJobs)]) == AT_ONCE - 1


async def test_one_key_in_twenty_requests_at_once_is_one_job(
    processes: Sequence[Services],
) -> None:
    found = await asyncio.gather(
        *(
            submit_link(
                processes[number % len(processes)],
                Submission(ANNA, "key"),
                "https://a.example/b.ogg",
            )
            for number in range(AT_ONCE)
        )
    )
    assert len({job.id for job in found}) == 1


async def test_any_name_and_words_are_stored(processes: Sequence[Services]) -> None:
    """PostgreSQL refuses NUL in a text."""
    file = await begin_upload(processes[0], ANNA, "a\0b.wav", "hello \0 there", "", 10)
    assert (file.name, file.options) == ("a b.wav", "hello   there")
