"""Rows in every table, of values that are easily spoilt on their way through a file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Boolean, Column, Connection, DateTime, Float, Integer, LargeBinary
from sqlalchemy.types import TypeEngine

from storage.backup.portable_rows import dump, tables_of
from storage.database import Database

MANY = 1203
"""Rows of tables without a parent: three pages of a dump."""
FEW = 3
SHORT = 20
"""Characters of a column that holds codes and no text of people."""
NOON = datetime(2026, 1, 1, 12, 0, 0, 123_456, tzinfo=UTC)


def fill(connection: Connection) -> None:
    """Insert rows in every table."""
    sqlite = connection.dialect.name == "sqlite"
    for table in tables_of(connection):
        count = MANY if table.name == "inbox" else FEW
        rows = [
            {column.name: _value(column, number, sqlite=sqlite) for column in table.columns}
            for number in range(1, count + 1)
        ]
        connection.execute(table.insert(), rows)


def _value(column: Column[Any], number: int, *, sqlite: bool) -> Any:
    if column.nullable and number == 1:
        return None
    moment = NOON + timedelta(seconds=number)
    values: list[tuple[type[TypeEngine[Any]], Any]] = [
        (Boolean, number % 2 == 0),
        (Integer, number),
        (Float, number / 3),
        (DateTime, moment.replace(tzinfo=None) if sqlite else moment),
        (LargeBinary, bytes([0, 255, number % 256])),
    ]
    for kind, value in values:
        if isinstance(column.type, kind):
            return value
    length = getattr(column.type, "length", None) or 100
    return f"{number:04d}" if length < SHORT else f"{number:04d} '\"\\ 語\n\u2028🎬"


async def contents(database: Database) -> dict[str, list[str]]:
    """Return what a backup would hold of each table."""
    return await database.read_snapshot(
        lambda connection: {
            table.name: list(dump(connection, table)) for table in tables_of(connection)
        }
    )
