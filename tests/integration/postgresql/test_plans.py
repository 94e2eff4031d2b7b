"""No query needs to scan a whole table on PostgreSQL: with scans disabled, an index is used.

A few rows are read fastest by a scan, so the default plan of the planner proves nothing here.
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
    """Yield a step of a plan and all steps below."""
    yield node
    for below in node.get("Plans", ()):
        yield from nodes(below)


OF_FEW_ROWS = {"ix_jobs_rounds"}
"""Indexes that hold a few rows of their table only: queued jobs."""


def whole(node: Node) -> bool:
    """Return whether a step reads all rows, or a whole index of them."""
    if node["Node Type"] in ("Index Scan", "Index Only Scan"):
        return "Index Cond" not in node and node["Index Name"] not in OF_FEW_ROWS
    return bool(node["Node Type"] == "Seq Scan")


async def read_whole(database: Database, statements: list[Statement]) -> set[str]:
    """Return the tables that these statements scan."""

    def explain(connection: Connection) -> set[str]:
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        tables = set()
        for statement, values in statements:
            plan = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values).scalar()
            plans: Any = json.loads(plan) if isinstance(plan, str) else plan
            tables |= {it["Relation Name"] for it in nodes(plans[0]["Plan"]) if whole(it)}
        return tables

    return await run(database, explain)


async def test_no_repository_method_must_scan_a_whole_table(database: Database) -> None:
    statements = await statements_of_all(database)
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
