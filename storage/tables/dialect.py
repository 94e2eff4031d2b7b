"""Statements that differ between SQL dialects."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Insert, ScalarSelect, Select, and_, select, tuple_
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


async def insert_computed(
    connection: AsyncConnection,
    table: type[Table],
    computed: tuple[str, ScalarSelect[Any]],
    values: Mapping[str, object],
) -> bool:
    """Insert a row as `insert_new` does, with one column that a query with these values computes.
    Names of its parameters are no names of columns: SQLAlchemy keeps those for itself."""
    statement = _insert(connection.dialect.name, table, computed)
    return bool((await connection.execute(statement, values)).all())


async def insert_selected(
    connection: AsyncConnection,
    table: type[Table],
    rows: Select[Any],
    values: Mapping[str, object],
) -> bool:
    """Insert the rows that a query with these values finds, unless their keys exist. Returns True
    when one is new. The query has a condition: https://www.sqlite.org/lang_upsert.html#parsing_ambiguity
    """
    statement = _insert_selected(connection.dialect.name, table, rows)
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
def _insert(
    dialect: str, table: type[Table], computed: tuple[str, ScalarSelect[Any]] | None = None
) -> Insert:
    """Build the statement once: building takes longer than executing."""
    statement = _unless_there(dialect, table)
    if computed is not None:
        column, query = computed
        statement = statement.values({column: query})
    return statement.returning(_key_of(table))


@cache
def _insert_selected(dialect: str, table: type[Table], rows: Select[Any]) -> Insert:
    statement = _unless_there(dialect, table)
    return statement.from_select(list(rows.selected_columns.keys()), rows).returning(_key_of(table))


def _unless_there(dialect: str, table: type[Table]) -> Insert:
    rows = table.metadata.tables[table.__tablename__]
    if dialect == "postgresql":
        return postgresql.insert(rows).on_conflict_do_nothing()
    return sqlite.insert(rows).on_conflict_do_nothing()


def _key_of(table: type[Table]) -> ColumnElement[Any]:
    return next(iter(table.metadata.tables[table.__tablename__].primary_key))
