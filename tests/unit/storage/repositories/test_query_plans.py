"""No query reads a whole table on SQLite (PostgreSQL: tests/integration)."""

from __future__ import annotations

import re

from sqlalchemy import select

from storage.database import Database, Unit
from storage.tables.jobs import JobRow
from tests.unit.storage.conftest import make_job
from tests.unit.storage.plans import plan
from tests.unit.storage.repository_statements import (
    Statement,
    every_method,
    fill_tables,
    statements_of,
    statements_of_all,
    unexpected_scans,
    without_statements,
)

_SCAN = re.compile(r"SCAN (?P<table>[a-z]+(?:_[a-z]+)*)\w*(?P<how>.*)")
"""https://www.sqlite.org/eqp.html; `jobs_1` is another name of `jobs`."""


async def read_whole(database: Database, statements: list[Statement]) -> set[str]:
    """Return the tables that these statements read from end to end, or whole indexes of them."""
    tables = set()
    for statement, values in statements:
        for step in await plan(database, statement, values):
            found = _SCAN.match(step)
            if found and ":M" not in found["how"]:  # a full-text question
                tables.add(found["table"])
    return tables


async def test_no_repository_method_scans_a_whole_table(database: Database) -> None:
    statements = await statements_of_all(database)
    assert len(statements) > 80
    assert not without_statements(statements)
    read = {
        (name, it) for name in statements for it in await read_whole(database, statements[name])
    }
    assert not unexpected_scans(read)


async def test_query_without_an_index_is_reported_as_a_scan(database: Database) -> None:
    await fill_tables(database)

    async def careless(unit: Unit) -> None:
        await unit.jobs._connection.execute(select(JobRow.id).where(JobRow.locale == "en"))

    read = await read_whole(database, await statements_of(database, careless))
    assert unexpected_scans({("jobs.careless", it) for it in read}) == [
        "jobs.careless reads all of jobs"
    ]


def test_every_method_finds_repository_methods_by_reflection() -> None:
    methods = set(every_method())
    assert {
        ("jobs", "get"),
        ("jobs", "claim"),
        ("jobs", "add"),
        ("transcripts", "search"),
    } <= methods
    assert {repository for repository, _ in methods} == set(Unit.__dataclass_fields__)


async def test_queue_query_uses_an_index_without_sorting(database: Database) -> None:
    statement = (
        "SELECT id FROM jobs WHERE state = 'queued' ORDER BY turn, round, created, id LIMIT 1"
    )
    index = "ix_jobs_queue"
    assert await plan(database, statement) == [
        f"SEARCH jobs USING COVERING INDEX {index} (state=?)"
    ]
    statement = "SELECT min(turn) FROM jobs WHERE state = 'queued'"
    assert await plan(database, statement) == [
        f"SEARCH jobs USING COVERING INDEX {index} (state=?)"
    ]


async def test_round_of_a_new_job_reads_indexes_only(database: Database) -> None:
    async def add_one(unit: Unit) -> None:
        await unit.jobs.add(make_job())

    ((statement, values), *_) = await statements_of(database, add_one)
    steps = await plan(database, statement, values)
    assert any("ix_jobs_rounds (platform=? AND account=?)" in step for step in steps), steps
    assert not [step for step in steps if step.startswith("SCAN jobs")]
