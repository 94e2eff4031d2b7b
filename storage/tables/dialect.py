"""Statements that differ between SQL dialects."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Insert, and_, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables.columns import Table

MOST_LOCKED = 10_000
"""Rows that one call locks: a statement has at most 32,767 values."""


async def insert_new(connection: AsyncConnection, table: type[Table], **values: Any) -> bool:
    """Insert a row unless its key exists. Returns True when it is new.

    Unlike catching the error of a plain insert, this leaves the transaction usable.
    """
    statement = _insert(connection.dialect.name, table)
    return bool((await connection.execute(statement, values)).all())


async def lock_rows(
    connection: AsyncConnection, table: type[Table], *conditions: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Lock the rows that meet these conditions. Return the condition that a row is one of them.

    A transaction that writes several rows of a table locks all of them first, at most MOST_LOCKED.
    All transactions lock in the order of the keys, so that none waits for another one in a circle.
    SQLite needs no lock: it has one writer at a time.
    https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS
    """
    if connection.dialect.name != "postgresql":
        return and_(*conditions)
    key = tuple(table.metadata.tables[table.__tablename__].primary_key.columns)
    rows = select(*key).where(*conditions).order_by(*key).limit(MOST_LOCKED).with_for_update()
    found = [tuple(row) for row in await connection.execute(rows)]
    return tuple_(*key).in_(found) if len(key) > 1 else key[0].in_([only for (only,) in found])


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
