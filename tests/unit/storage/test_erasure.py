"""After a deletion no byte of the text is in any file of the database."""

from __future__ import annotations

import asyncio
import itertools
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.blobs import Blobs
from storage.database import Database
from storage.erasure import sqlite
from storage.erasure.background import erase_deleted, keep_erasing, sqlite_path
from storage.erasure.index_levels import without_empty_levels
from storage.models import (
    Account,
    Change,
    ChangeKind,
    Correction,
    JobState,
    Line,
    Options,
    Segment,
    Word,
)
from storage.retention import forget_account, forget_older_than
from storage.sqlite.wal import wal_size
from storage.tables.jobs import JobRow
from storage.tables.service import ErasureRow
from tests.unit.storage.conftest import ANNA, BEN, RESULT, add, make_job

SECRET = "quokkazebrine"
"""Word of one person, which begins like no other: the index leaves out what a word shares with the
one before it."""
WORDS = " ".join(f"{letter}{number}word" for letter in "abcxyz" for number in range(60))


async def store(database: Database, number: int, account: Account, words: str) -> str:
    job = replace(
        make_job(number, account),
        state=JobState.DONE,
        result=replace(RESULT, opening=words, headline=words),
        options=Options(hints=(words,), names=(("1", words),), replacements=((words, words),)),
    )
    job = replace(job, finished=job.created)
    await add(database, job)
    async with database.begin() as unit:
        await unit.transcripts.save(job, [Line(1.0, words, f"{words} {WORDS}")])
        said = (Segment(0.0, 1.0, words, (Word(0.0, 1.0, words, 1.0),)),)
        change = Change(ChangeKind.TEXT, 0, said, said, "S1", (words, words))
        made = Correction(1, "base", change, account.platform, job.created)
        assert await unit.corrections.add(job.id, job.id, made)
    return job.id


async def fill(database: Database, rows: range, account: Account = BEN) -> None:
    for number in rows:
        await store(database, number, account, f"said{number}")


async def notes(database: Database) -> set[str]:
    """Return the tables of which something waits to be erased."""
    async with database.read() as unit:
        return set(await unit.jobs._connection.scalars(select(ErasureRow.name)))


def files_with(folder: Path, word: str) -> list[str]:
    """Return the files in which the end of a word is; its beginning may be shared with others."""
    end = word[3:].encode()
    return [path.name for path in folder.rglob("*") if path.is_file() and end in path.read_bytes()]


async def find(database: Database, account: Account, word: str) -> int:
    async with database.read() as unit:
        return len(await unit.transcripts.search([account], word, 100))


@pytest.mark.parametrize("before", [0, 30])
async def test_deleted_words_are_in_no_file_of_the_database(
    database: Database, url: str, blobs: Blobs, tmp_path: Path, before: int
) -> None:
    await fill(database, range(before))
    await store(database, 100, ANNA, SECRET)
    await fill(database, range(101, 110))
    async with database.begin() as unit:
        await unit.people.get_or_create(ANNA, "en")
        await unit.people.set_options(ANNA, Options(hints=(SECRET,)))
    await erase_deleted(url)
    assert files_with(tmp_path / "rows", SECRET), "the test looks at the right files"
    await forget_account(database, blobs, ANNA)
    await erase_deleted(url)
    assert files_with(tmp_path / "rows", SECRET) == []
    assert await find(database, BEN, "a1word") == before + 9
    assert await notes(database) == set()


async def test_one_deleted_result_is_in_no_file_of_the_database(
    database: Database, url: str, tmp_path: Path
) -> None:
    await fill(database, range(20))
    job = await store(database, 100, BEN, SECRET)
    await fill(database, range(101, 110))
    async with database.begin() as unit:
        await unit.jobs.delete_chain(job)
    await erase_deleted(url)
    assert files_with(tmp_path / "rows", SECRET) == []
    assert await find(database, BEN, "a1word") == 29


async def test_words_of_replaced_transcripts_are_erased(
    database: Database, url: str, tmp_path: Path
) -> None:
    await fill(database, range(5))
    first = await store(database, 100, BEN, SECRET)
    again = replace(make_job(101, BEN), again_of=first)
    await add(database, again)
    async with database.begin() as unit:
        await unit.transcripts.save(again, [Line(0.0, "", "other")])
        await unit.jobs._delete(JobRow.id == first)
    await erase_deleted(url)
    assert files_with(tmp_path / "rows", SECRET) == []


async def test_index_survives_any_number_of_deletions(
    database: Database, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "PAUSE", 0)
    path = sqlite_path(url)
    assert path is not None
    with closing(sqlite3.connect(path, isolation_level=None)) as rows:
        rows.execute("PRAGMA synchronous = OFF")
        into = "INSERT INTO spoken (rowid, owner, place, words) VALUES (?, 'a', 'b', ?)"
        for number in range(1, 1301):  # each would leave two empty levels behind
            rows.execute(into, (2 * number, f"c{number} d"))
            rows.execute(into, (2 * number + 1, f"{SECRET}{number} d"))
            rows.execute("DELETE FROM spoken WHERE rowid = ?", (2 * number + 1,))
            await asyncio.to_thread(sqlite.erase_from_index, path)
        rows.execute("INSERT INTO spoken (spoken) VALUES ('integrity-check')")
        found = rows.execute("SELECT count(*) FROM spoken WHERE spoken MATCH 'd'").fetchone()
        assert found == (1300,)
    await asyncio.to_thread(sqlite.clear_wal, path)
    assert files_with(path.parent, SECRET) == []


async def p95_of_writes(
    database: Database, numbers: Iterator[int], goes_on: Callable[[], bool]
) -> float:
    """Return the seconds that most writes took. Not the worst: the machine is shared."""
    waits: list[float] = []
    while goes_on():
        began = time.monotonic()
        await add(database, make_job(next(numbers)))
        waits.append(time.monotonic() - began)
    return sorted(waits)[len(waits) * 19 // 20]


async def test_writers_wait_less_than_a_quarter_of_a_second(database: Database, url: str) -> None:
    await fill(database, range(300))
    async with database.begin() as unit:
        await unit.jobs.delete_for(BEN, 100)
    numbers = itertools.count(1000)
    alone = await p95_of_writes(database, numbers, lambda: next(numbers) < 1060)
    erasing = asyncio.create_task(erase_deleted(url))
    beside = await p95_of_writes(database, numbers, lambda: not erasing.done())
    await erasing
    assert beside < alone + 0.25
    assert await find(database, BEN, "a1word") == 100


async def test_reader_delays_the_checkpoint_and_no_writer(
    database: Database, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAL_TRIES", 4)
    path = sqlite_path(url)
    assert path is not None
    async with database.read() as unit:
        assert await unit.jobs.list_for(ANNA) == []
        await add(database, make_job(1))
        checkpoint = asyncio.create_task(asyncio.to_thread(sqlite.clear_wal, path))
        number = 1
        while not checkpoint.done():
            await asyncio.wait_for(add(database, make_job(number := number + 1)), 1)
            await asyncio.sleep(0.05)
        assert not await checkpoint
    assert await asyncio.to_thread(sqlite.clear_wal, path)
    assert wal_size(path) < 5000, "one page"


async def test_erasure_goes_on_after_an_interruption(
    database: Database, url: str, blobs: Blobs, tmp_path: Path
) -> None:
    await store(database, 1, ANNA, SECRET)
    await fill(database, range(2, 5))
    await forget_account(database, blobs, ANNA)
    assert "transcripts" in await notes(database)
    loop = asyncio.create_task(keep_erasing(url))  # as after a restart
    for _ in range(600):
        await asyncio.sleep(0.05)
        if not files_with(tmp_path / "rows", SECRET):
            break
    loop.cancel()
    assert files_with(tmp_path / "rows", SECRET) == []


def test_record_of_the_levels() -> None:
    # Cookie; three levels, two segments, 5 writes; each level: segments being merged, segments.
    segment = bytes([7, 1, 0x81, 0x00])
    levels = bytes([0, 0]) + bytes([0, 1]) + segment + bytes([0, 1]) + segment
    head = b"cook"
    assert without_empty_levels(head + bytes([3, 2, 5]) + levels) == head + bytes(
        [2, 2, 5]
    ) + levels.removeprefix(bytes([0, 0]))
    assert without_empty_levels(head + bytes([2, 2, 5]) + levels[2:]) is None
    merging = levels.replace(bytes([0, 1, 7]), bytes([1, 1, 7]))
    assert without_empty_levels(head + bytes([3, 2, 5]) + merging) is None
    with pytest.raises(ValueError, match="format"):
        without_empty_levels(head + bytes([3, 9, 5]) + levels)


async def test_expired_results_are_in_no_file_of_the_database(
    database: Database, url: str, blobs: Blobs, tmp_path: Path
) -> None:
    await store(database, 1, ANNA, SECRET)  # ended on a day long ago
    young = make_job(2, BEN)
    await add(database, young)
    forgotten = await forget_older_than(database, blobs, 30)
    await erase_deleted(url)
    assert forgotten.jobs == 1
    assert files_with(tmp_path / "rows", SECRET) == []
    async with database.read() as unit:
        assert await unit.jobs.get(young.id)
