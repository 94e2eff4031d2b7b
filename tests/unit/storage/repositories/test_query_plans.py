"""No question reads a whole table on SQLite, whoever asks it (PostgreSQL: tests/integration)."""

from __future__ import annotations

import re

from sqlalchemy import select

from storage.database import Database, Unit
from storage.tables.jobs import JobRow
from tests.unit.storage.plans import plan
from tests.unit.storage.questions_asked import (
    Said,
    all_asked,
    asked,
    beyond,
    every_method,
    in_vain,
    settle,
)

_SCAN = re.compile(r"SCAN (?P<table>[a-z]+)\w*(?P<how>.*)")
"""https://www.sqlite.org/eqp.html; `jobs_1` is another name of `jobs`."""


async def read_whole(database: Database, said: list[Said]) -> set[str]:
    """The tables that these statements read from end to end, be it in an index."""
    tables = set()
    for statement, values in said:
        for step in await plan(database, statement, values):
            found = _SCAN.match(step)
            if found and ":M" not in found["how"]:  # a full-text question
                tables.add(found["table"])
    return tables


async def test_no_method_of_any_repository_reads_a_whole_table(database: Database) -> None:
    found = await all_asked(database)
    assert len(found) > 80
    assert not in_vain(found)
    read = {(name, it) for name in found for it in await read_whole(database, found[name])}
    assert not beyond(read)


async def test_a_question_without_an_index_is_found(database: Database) -> None:
    await settle(database)

    async def careless(unit: Unit) -> None:
        await unit.jobs._connection.execute(select(JobRow.id).where(JobRow.locale == "en"))

    read = await read_whole(database, await asked(database, careless))
    assert beyond({("jobs.careless", it) for it in read}) == ["jobs.careless reads all of jobs"]


def test_a_new_method_is_found_by_itself() -> None:
    methods = set(every_method())
    assert {
        ("jobs", "get"),
        ("jobs", "claim"),
        ("jobs", "add"),
        ("transcripts", "search"),
    } <= methods
    assert {repository for repository, _ in methods} == set(Unit.__dataclass_fields__)


async def test_the_queue_is_read_in_order_and_not_sorted(database: Database) -> None:
    said = "SELECT id FROM jobs WHERE state = 'queued' ORDER BY turn, created, id LIMIT 1"
    index = "ix_jobs_state_turn_created_id"
    assert await plan(database, said) == [f"SEARCH jobs USING COVERING INDEX {index} (state=?)"]
    said = "SELECT min(turn) FROM jobs WHERE state = 'queued'"
    assert await plan(database, said) == [f"SEARCH jobs USING COVERING INDEX {index} (state=?)"]
