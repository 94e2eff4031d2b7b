"""The list of recordings: pages, filters, their combination with the search, and their plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from storage.database import Database
from storage.models import (
    Account,
    Failure,
    Job,
    JobState,
    LibraryFilter,
    Line,
    Platform,
    RecordingKind,
    SpeakerShare,
    recording_kind,
)
from storage.repositories.jobs.rows import values_of
from storage.search_text import fold
from tests.unit.storage.conftest import ANNA, BEN, NOON, RESULT, add, make_job

ELSEWHERE = Account(Platform.DISCORD, "1")
ACCOUNTS = (ANNA, ELSEWHERE)
DAY = timedelta(days=1)


def done(number: int, account: Account = ANNA, language: str = "en", name: str = "a.mp3") -> Job:
    job = make_job(number, account)
    media = replace(job.media, name=name)
    created = NOON + number * DAY
    return replace(
        job, state=JobState.DONE, result=replace(RESULT, language=language), media=media,
        created=created, finished=created,
    )  # fmt: skip


async def listed(database: Database, limit: int = 50, **wanted: Any) -> list[str]:
    async with database.read() as unit:
        jobs = await unit.library.list_for(ACCOUNTS, limit, LibraryFilter(**wanted))
    return [job.id for job in jobs]


async def test_list_of_several_accounts_goes_on_behind_a_job(database: Database) -> None:
    same = [replace(done(number), created=NOON) for number in range(1, 4)]
    await add(database, *same, done(8, ELSEWHERE), done(9, BEN), make_job(7))
    async with database.read() as unit:
        seen, last = [], None
        while page := await unit.library.list_for(ACCOUNTS, 2, before=last):
            seen += [job.id for job in page]
            last = page[-1]
        assert await unit.library.list_for((), 2) == []
    assert seen == [
        done(8, ELSEWHERE).id,
        *sorted((job.id for job in same), reverse=True),
    ]


async def test_each_filter_leaves_out_what_does_not_fit(database: Database) -> None:
    german, film, other = done(1, language="de"), done(2, name="b.MP4"), done(3, ELSEWHERE)
    failed = replace(done(4), state=JobState.FAILED, result=None, failure=Failure("bug"))
    redo = replace(done(5, language="fr"), again_of=german.id)
    await add(database, german, film, other, failed, redo)
    async with database.begin() as unit:
        assert await unit.tags.add(film, "Work")
    assert await listed(database) == [redo.id, other.id, film.id]
    assert await listed(database, platform=Platform.DISCORD) == [other.id]
    assert await listed(database, kind=RecordingKind.FILM) == [film.id]
    assert await listed(database, language="fr") == [redo.id]
    assert await listed(database, language="de") == [], "the redo took its place"
    assert await listed(database, state=JobState.FAILED) == [failed.id]
    assert await listed(database, since=NOON + 3 * DAY) == [redo.id, other.id]
    assert await listed(database, until=NOON + 3 * DAY) == [film.id]
    assert await listed(database, tag="work") == [film.id]
    assert await listed(database, tag="work", platform=Platform.DISCORD) == []
    async with database.read() as unit:
        assert await unit.library.languages(ACCOUNTS) == ["de", "en", "fr"]
        assert set(await unit.library.several([film.id, "none"])) == {film.id}


async def test_search_finds_only_what_fits(database: Database) -> None:
    jobs = [done(1, language="de"), done(2), done(3, name="b.mov")]
    await add(database, *jobs)
    async with database.begin() as unit:
        for job in jobs:
            await unit.transcripts.save(job, [Line(0.0, "", "Marigold spoke")])

    async def found(limit: int = 9, skip: int = 0, **wanted: Any) -> list[str]:
        async with database.read() as unit:
            hits = await unit.transcripts.search(
                ACCOUNTS, "marigold", limit, skip, wanted=LibraryFilter(**wanted)
            )
        return [hit.job.id for hit in hits]

    assert await found() == [jobs[2].id, jobs[1].id, jobs[0].id]
    assert await found(language="en") == [jobs[2].id, jobs[1].id]
    assert await found(1, 1, language="en") == [jobs[1].id]
    assert await found(kind=RecordingKind.FILM) == [jobs[2].id]
    assert await found(tag="none") == []


async def test_kind_follows_the_name_of_what_was_downloaded(database: Database) -> None:
    job = make_job(1)
    await add(database, replace(job, media=replace(job.media, name="watch", blob=None)))
    async with database.begin() as unit:
        assert await unit.jobs.set_media(job.id, replace(job.media, name="talk.webm"))
        worker = await unit.jobs.claim(job.id, "worker")
        assert worker
        assert await unit.jobs.finish(job.id, worker.attempt, RESULT)
    assert await listed(database, kind=RecordingKind.FILM) == [job.id]


async def test_speakers_are_found_by_a_part_of_their_name(database: Database) -> None:
    shares = [
        SpeakerShare(f"S{number}", name, 1.0) for number, name in enumerate(("Élan 100%", "Ben"))
    ]
    job, others = make_job(1), done(2)
    await add(database, job, others)
    async with database.begin() as unit:
        worker = await unit.jobs.claim(job.id, "worker")
        assert worker
        named = replace(RESULT, speakers=tuple(shares))
        assert await unit.jobs.finish(job.id, worker.attempt, named)
    for asked in ("elan", "ÉLAN 100", "ben"):
        assert await listed(database, speaker=fold(asked)) == [job.id], asked
    for asked in ("%", "_", "n 100 b", "anna"):
        assert await listed(database, speaker=asked) == [], asked


def test_rows_of_jobs_have_the_same_columns_with_and_without_a_result() -> None:
    """An insert of several rows has the columns of the first one."""
    assert values_of(done(1)).keys() == values_of(make_job(2)).keys()


@pytest.mark.parametrize(
    ("name", "is_film"),
    [
        ("a.mp4", True),
        ("A.MOV", True),
        ("mp4", True),
        ("a.mp3", False),
        ("", False),
        ("ö.x", False),
    ],
)
def test_kind_is_that_of_the_ending(name: str, is_film: bool) -> None:
    assert (recording_kind(name) is RecordingKind.FILM) == is_film
