"""Owners find their own transcripts, the newest first, as long as the job is kept."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, table, text

from storage.blobs import Blobs
from storage.database import Database
from storage.models import Account, Address, Line, MessageRef, Platform
from storage.repositories.transcripts import MAX_CHARACTERS
from storage.retention import forget_account
from tests.unit.storage.conftest import ANNA, BEN, make_job
from tests.unit.storage.repositories.transcripts.indexed import find_starts, save_transcript


async def test_search_returns_only_transcripts_of_the_given_accounts(database: Database) -> None:
    await save_transcript(database)
    await save_transcript(database, 2, BEN, Line(4.0, "", "A budget of Ben's."))
    assert await find_starts(database, "budget") == [2.5]
    assert await find_starts(database, "budget", BEN) == [4.0]
    assert await find_starts(database, "budget", ANNA, BEN) == [4.0, 2.5]
    assert await find_starts(database, "budget", Account(Platform.DISCORD, "1")) == []


async def test_search_in_a_chat_returns_transcripts_of_that_chat(database: Database) -> None:
    group = MessageRef(Address(Platform.TELEGRAM, "-100", "7"), "5")
    await save_transcript(database)
    job = await save_transcript(database, 2, ANNA, Line(7.0, "", "budget"), reply_to=group)
    assert await find_starts(database, "budget", chat="-100") == [7.0]
    assert await find_starts(database, "budget", chat="-10") == []
    async with database.read() as unit:
        (it,) = await unit.transcripts.search((ANNA,), "budget", 9, chat="-100")
    assert it.job.id == job.id


async def test_search_results_are_newest_first_in_pages(database: Database) -> None:
    for number in range(1, 6):
        await save_transcript(database, number, ANNA, Line(number, "", "budget"))
    assert await find_starts(database, "budget") == [5, 4, 3, 2, 1]
    async with database.read() as unit:
        page = await unit.transcripts.search((ANNA,), "budget", 2, 2)
    assert [it.line.start for it in page] == [3, 2]


async def test_redo_replaces_the_indexed_transcript(database: Database) -> None:
    first = await save_transcript(database)
    await save_transcript(database, 2, ANNA, Line(3.0, "Cem", "The budget."), again_of=first.id)
    assert await find_starts(database, "budget") == [3.0]
    assert await find_starts(database, "morning") == []


async def test_invalid_characters_of_a_model_are_stored_as_question_marks(
    database: Database,
) -> None:
    line = Line(1.0, "\ud83d \0", "half \ud83d a\0pair\n\n budget")
    await save_transcript(database, 1, ANNA, Line(0.0, "", ""), line)
    async with database.read() as unit:
        (it,) = await unit.transcripts.search((ANNA,), "half a budget", 9)
    assert it.line.text == "half ? a pair budget"


async def test_long_transcript_is_indexed_in_parts(database: Database) -> None:
    many = [Line(at, "", f"sentence{at} " + "word " * 30) for at in range(1000)]
    await save_transcript(
        database, 1, ANNA, *many, Line(5000, "", "y" * 3 * MAX_CHARACTERS + " end")
    )
    assert await find_starts(database, "sentence777") == [777]
    assert len(await find_starts(database, "word")) == 9
    await save_transcript(database, 2, ANNA, *())


async def test_forgetting_deletes_the_search_index(database: Database, blobs: Blobs) -> None:
    job = await save_transcript(database)
    await save_transcript(database, 2, BEN)
    await forget_account(database, blobs, ANNA)
    assert await find_starts(database, "budget") == []
    assert await find_starts(database, "budget", BEN) == [2.5]
    async with database.begin() as unit:
        await unit.jobs.delete_chain(make_job(2, BEN).id)
        counted = select(func.count())
        left = await unit.transcripts._ids(counted.select_from(table("spoken")))
        left += await unit.transcripts._ids(counted.select_from(table("transcripts")))
        assert left == [0, 0], job.id


async def test_sqlite_search_uses_the_index_of_the_owner(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('rows')}/rows.db"
    database = await Database.open(url)
    async with database.begin() as unit:
        steps = await unit.transcripts._connection.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT rowid FROM spoken WHERE spoken MATCH 'owner : (a)'"
                " ORDER BY rowid DESC LIMIT 6"
            )
        )
        (step,) = [it[3] for it in steps]
    await database.close()
    assert "VIRTUAL TABLE INDEX" in step
    assert "TEMP B-TREE" not in step


async def test_lines_of_a_job_are_in_order(database: Database) -> None:
    """A long text is stored in several rows."""
    long = [Line(float(place), f"S{place % 2}", f"{place} {'x' * 5000}") for place in range(12)]
    job = await save_transcript(database, 1, ANNA, *long)
    await save_transcript(database, 2, BEN)
    async with database.read() as unit:
        assert await unit.transcripts.lines(job.id) == long
        assert await unit.transcripts.lines("none") == []
