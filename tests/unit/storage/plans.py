"""Pragmas of a database and query plans of statements, for tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection

from storage.database import Database

T = TypeVar("T")


async def run(database: Database, work: Callable[[Connection], T]) -> T:
    async with database._write_engine.begin() as connection:
        return await connection.run_sync(work)


async def pragma(database: Database, name: str) -> object:
    def ask(connection: Connection) -> object:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

    return await run(database, ask)


async def plan(database: Database, statement: str, values: Any = ()) -> list[str]:
    def explain(connection: Connection) -> list[str]:
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        return [step[3] for step in steps]

    return await run(database, explain)
