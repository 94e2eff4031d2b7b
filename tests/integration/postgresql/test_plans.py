"""No question needs to read a whole table on PostgreSQL: with that forbidden, an index serves.

A few rows are read fastest as a whole, so what the planner would do of itself says nothing here.
https://www.postgresql.org/docs/current/runtime-config-query.html#GUC-ENABLE-SEQSCAN
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from storage.database import Database, Unit
from storage.tables.jobs import JobRow
from tests.unit.storage.plans import run
from tests.unit.storage.repository_statements import (
    Statement,
    fill_tables,
    statements_of,
    statements_of_all,
    unexpected_scans,
    without_statements,
)

Node = dict[str, Any]


def nodes(node: Node) -> Iterator[Node]:
    """A step of a plan and all below it."""
    yield node
    for below in node.get("Plans", ()):
        yield from nodes(below)


def whole(node: Node) -> bool:
    """Whether it reads all rows, or all of an index."""
    if node["Node Type"] in ("Index Scan", "Index Only Scan"):
        return "Index Cond" not in node
    return bool(node["Node Type"] == "Seq Scan")


async def read_whole(database: Database, statements: list[Statement]) -> set[str]:
    """The tables that these statements read from end to end."""

    def explain(connection: Connection) -> set[str]:
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        tables = set()
        for statement, values in statements:
            told = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values).scalar()
            plans: Any = json.loads(told) if isinstance(told, str) else told
            tables |= {it["Relation Name"] for it in nodes(plans[0]["Plan"]) if whole(it)}
        return tables

    return await run(database, explain)


async def test_no_method_of_any_repository_has_to_read_a_whole_table(database: Database) -> None:
    found = await statements_of_all(database)
    assert not without_statements(found)
    read = {(name, it) for name in found for it in await read_whole(database, found[name])}
    assert not unexpected_scans(read)


async def test_a_question_without_an_index_is_found(database: Database) -> None:
    await fill_tables(database)

    async def careless(unit: Unit) -> None:
        await unit.jobs._connection.execute(select(JobRow.id).where(JobRow.locale == "en"))

    read = await read_whole(database, await statements_of(database, careless))
    assert unexpected_scans({("jobs.careless", it) for it in read}) == [
        "jobs.careless reads all of jobs"
    ]
