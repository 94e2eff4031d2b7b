"""Corrections of transcripts: numbered, due, moved to newer answers, and gone with them."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from storage.database import Database
from storage.models import (
    Change,
    ChangeKind,
    Corrected,
    Correction,
    Job,
    JobState,
    Segment,
    Word,
)
from storage.repositories.pages import corrections
from storage.serialization import from_json
from tests.unit.storage.conftest import ANNA, NOON, RESULT, add, make_job


def made(version: int, base: str = "base", at: datetime = NOON) -> Correction:
    said = (Segment(0.0, 1.0, f"text {version}"),)
    return Correction(version, base, Change(ChangeKind.TEXT, 0, said, said), ANNA.platform, at)


async def answer(database: Database, number: int = 1, root: str | None = None) -> Job:
    job = replace(make_job(number), state=JobState.DONE, result=RESULT, again_of=root)
    job = replace(job, finished=job.created)
    await add(database, job)
    return job


async def store(database: Database, root: str, *made: Correction) -> list[bool]:
    async with database.begin() as unit:
        return [await unit.corrections.add(root, root, each) for each in made]


async def test_each_number_is_stored_once(database: Database) -> None:
    job = await answer(database)
    assert await store(database, job.id, made(1), made(2), made(2)) == [True, True, False]
    async with database.read() as unit:
        assert await unit.corrections.list_for(job.id, "base") == [made(1), made(2)]
        assert await unit.corrections.list_for(job.id, "base", after=1) == [made(2)]
        assert await unit.corrections.list_for(job.id, "other") == []
        assert await unit.corrections.latest(job.id, 1) == [made(2)]
        assert await unit.corrections.newest(job.id) == 2
        assert await unit.corrections.newest("none") == 0


async def test_files_are_due_when_nobody_corrects_any_more_or_for_long(database: Database) -> None:
    job = await answer(database)
    await store(database, job.id, made(1), made(2, at=NOON + timedelta(seconds=10)))

    async def due(quiet: float, oldest: float) -> list[int]:
        async with database.read() as unit:
            found = await unit.corrections.pending(
                NOON + timedelta(seconds=quiet), NOON + timedelta(seconds=oldest)
            )
        return [each.version for each in found]

    assert await due(9, -1) == []
    assert await due(11, -1) == [2]
    assert await due(9, 1) == [2]
    async with database.begin() as unit:
        await unit.corrections.follow(job.id, job.id, Corrected("base", 1))
    assert await due(11, 1) == [2]
    async with database.begin() as unit:
        await unit.corrections.follow(job.id, job.id, Corrected("other", 0))
    assert await due(11, 1) == []


async def test_corrections_go_with_the_newest_answer(database: Database) -> None:
    first = await answer(database)
    second = await answer(database, 2, root=first.id)
    await store(database, first.id, made(1))
    async with database.begin() as unit:
        await unit.corrections.follow(first.id, second.id, None)
        await unit.jobs.delete_ended_before(second.created)
    async with database.read() as unit:
        assert await unit.jobs.get(first.id) is None
        assert await unit.corrections.newest(first.id) == 1
    async with database.begin() as unit:
        await unit.jobs.delete_chain(first.id)
    async with database.read() as unit:
        assert await unit.corrections.newest(first.id) == 0


async def test_another_chat_gets_a_copy_of_its_own(database: Database) -> None:
    first, other = await answer(database), await answer(database, 2)
    await store(database, first.id, made(1), made(2, "other"))
    async with database.begin() as unit:
        await unit.corrections.copy(first.id, other.id)
        await unit.jobs.delete_chain(first.id)
    async with database.read() as unit:
        assert await unit.corrections.latest(other.id, 9) == [made(2, "other"), made(1)]
        assert await unit.corrections.pending(NOON + timedelta(days=1), NOON) == []


async def test_answer_has_only_so_many(database: Database, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    job = await answer(database)
    monkeypatch.setattr(corrections, "MOST", 2)
    await store(database, job.id, made(1))
    async with database.read() as unit:
        assert not await unit.corrections.is_full(job.id)
    await store(database, job.id, made(2))
    async with database.read() as unit:
        assert await unit.corrections.is_full(job.id)
    monkeypatch.setattr(corrections, "MOST", 99)
    monkeypatch.setattr(corrections, "MOST_BYTES", 100)
    async with database.read() as unit:
        assert await unit.corrections.is_full(job.id)


def large(version: int) -> Correction:
    """A correction of a long sentence."""
    words = tuple(Word(at / 2, at / 2 + 0.4, f"«word» {at}", 0.9) for at in range(2000))
    said = (Segment(0.0, 1000.0, " ".join(word.text for word in words), words=words),)
    return Correction(version, "base", Change(ChangeKind.TEXT, 0, said, said), ANNA.platform, NOON)


async def test_large_corrections_are_read_beside_the_event_loop(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading them takes tenths of a second, in which nobody else would be served."""
    job = await answer(database)
    await store(database, job.id, made(1), *(large(version) for version in range(2, 6)))
    threads = list[int]()

    def read(text: str, returns: type[Change]) -> Change:
        threads.append(threading.get_ident())
        return from_json(text, returns)

    monkeypatch.setattr(corrections, "from_json", read)
    async with database.read() as unit:
        assert await unit.corrections.list_for(job.id, "base", after=1) == [
            large(version) for version in range(2, 6)
        ]
        assert await unit.corrections.latest(job.id, 2) == [large(5), large(4)]
        assert len(threads) == 6
        assert threading.get_ident() not in threads
        threads.clear()
        assert await unit.corrections.names(job.id, "base", 0) == []
        assert await unit.corrections.newest_base(job.id) == "base"
        assert threads == []
    await another_answer(database, job.id)
    assert threads == []


async def another_answer(database: Database, root: str) -> None:
    """Copy corrections to another answer."""
    job = await answer(database, 2)
    async with database.begin() as unit:
        await unit.corrections.copy(root, job.id)
        assert await unit.corrections.newest(job.id) == 5


async def test_names_are_found_among_corrections_of_sentences(database: Database) -> None:
    job = await answer(database)
    sly = (Segment(0.0, 1.0, '"removed":[],"added":[],"speaker":"S1"'),)
    changes = [
        Change(ChangeKind.NAME, speaker="S1", names=("", 'Anna "A"')),
        Change(ChangeKind.TEXT, 0, sly, sly),
        Change(ChangeKind.UNDO, speaker="S1", names=('Anna "A"', ""), undoes=1),
        Change(ChangeKind.REDO, speaker="S1", names=("", 'Anna "A"'), undoes=3),
    ]
    each = [
        Correction(number, "base", change, ANNA.platform, NOON)
        for number, change in enumerate(changes, 1)
    ]
    await store(database, job.id, *each)
    async with database.read() as unit:
        assert await unit.corrections.names(job.id, "base", 0) == [changes[0], *changes[2:]]
        assert await unit.corrections.names(job.id, "base", 3) == [changes[3]]
        assert await unit.corrections.names(job.id, "other", 0) == []
        assert await unit.corrections.newest_base("none") == ""
