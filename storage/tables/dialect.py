"""Statements that differ between SQL dialects."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables.columns import Table


async def insert_new(connection: AsyncConnection, table: type[Table], **values: Any) -> bool:
    """Insert a row unless its key exists. Returns True when it is new.

    Unlike catching the error of a plain insert, this leaves the transaction usable.
    """
    statement = _insert(connection.dialect.name, table)
    return bool((await connection.execute(statement, values)).all())


@cache
def _insert(dialect: str, table: type[Table]) -> Insert:
    """Build the statement once: building takes longer than executing."""
    statement: Insert
    rows = table.metadata.tables[table.__tablename__]
    if dialect == "postgresql":
        statement = postgresql.insert(rows).on_conflict_do_nothing()
    else:
        statement = sqlite.insert(rows).on_conflict_do_nothing()
    return statement.returning(next(iter(rows.primary_key)))
