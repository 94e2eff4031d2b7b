"""Rows as JSON that every database reads: the values of columns by kind, without its dialect.

Tables are read from the database itself and not from the code, so rows of an older version can be
put into tables of that version before they are migrated.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    DateTime,
    LargeBinary,
    MetaData,
    Table,
    func,
    inspect,
    select,
    text,
    tuple_,
)

_DERIVED = (
    *("alembic_version", "erasures", "platform_leases", "platform_bots", "spoken"),
    *("web_sessions", "api_tokens", "shares", "uploads", "upload_parts"),
    *("used_proofs", "webhooks", "webhook_deliveries", "login_notices"),
)
"""Not part of a backup: the version stands in the manifest, the search index is made anew, and
notes, leases and bots belong to running processes, and a browser that was signed out after the
backup must not be signed in by it, nor a token or a shared link come back that was revoked.
Webhooks have secrets, and what was delivered must not be delivered again, nor a notice be sent
again. The bytes of uploads are
not in it. Proofs that were used are too old by then. `spoken_…` are the parts of FTS5's index."""
_AT_ONCE = 500
"""Rows in memory."""


class IncompatibleRows(Exception):
    """A table or column of the rows does not exist in the database."""


def tables_of(connection: Connection) -> list[Table]:
    """Return the tables with rows of their own, each behind those that it refers to."""
    names = [
        name
        for name in inspect(connection).get_table_names()
        if name not in _DERIVED and not name.startswith("spoken_")
    ]
    metadata = MetaData()
    metadata.reflect(connection, only=names)
    return metadata.sorted_tables


def is_empty(connection: Connection) -> bool:
    """Return whether no table has a row."""
    return not any(
        connection.execute(select(1).select_from(table).limit(1)).first()
        for table in tables_of(connection)
    )


def dump(connection: Connection, table: Table) -> Iterator[str]:
    """Yield a table as lines of JSON: the names of its columns, then a list of values for each
    row, in the order of the primary key."""
    yield json.dumps([column.name for column in table.columns])
    key = list(table.primary_key.columns)
    rows = select(table).order_by(*key).limit(_AT_ONCE)
    last: tuple[Any, ...] | None = None
    while True:
        page = rows if last is None else rows.where(tuple_(*key) > tuple_(*last))
        found = connection.execute(page).all()
        for row in found:
            yield json.dumps([_to_json(value) for value in row])
        if len(found) < _AT_ONCE:
            return
        last = tuple(getattr(found[-1], column.name) for column in key)


def load(connection: Connection, table: Table, lines: Iterable[str]) -> int:
    """Insert the lines of `dump` into an empty table. Return the number of rows.

    Raises IncompatibleRows for a column that the table has not.
    """
    reader = iter(lines)
    names = json.loads(next(reader))
    if unknown := set(names) - set(table.columns.keys()):
        raise IncompatibleRows(f"{table.name}: {', '.join(sorted(unknown))}")
    columns = [table.columns[name] for name in names]
    count, insert = 0, table.insert()
    batch: list[dict[str, Any]] = []
    for line in reader:
        values = zip(columns, json.loads(line), strict=True)
        batch.append(
            {column.name: _from_json(value, column, connection) for column, value in values}
        )
        if len(batch) == _AT_ONCE:
            connection.execute(insert, batch)
            count, batch = count + len(batch), []
    if batch:
        connection.execute(insert, batch)
    _continue_numbers(connection, table)
    return count + len(batch)


def _to_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return (value.replace(tzinfo=value.tzinfo or UTC)).astimezone(UTC).isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


def _from_json(value: Any, column: Column[Any], connection: Connection) -> Any:
    sqlite = connection.dialect.name == "sqlite"
    if value is None:
        return None
    if isinstance(column.type, DateTime):
        moment = datetime.fromisoformat(value)
        return moment.replace(tzinfo=None) if sqlite else moment
    if isinstance(column.type, LargeBinary):
        return base64.b64decode(value)
    if isinstance(column.type, Boolean):
        return bool(value)
    # SQLite stores the character NUL in a text, PostgreSQL refuses it.
    return value.replace("\0", "") if isinstance(value, str) and not sqlite else value


def _continue_numbers(connection: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows behind the inserted ones; SQLite does so by itself.

    https://www.postgresql.org/docs/current/functions-sequence.html
    """
    (first, *others) = table.primary_key.columns
    if connection.dialect.name != "postgresql" or others:
        return
    sequence = connection.scalar(select(func.pg_get_serial_sequence(table.name, first.name)))
    if sequence and (newest := connection.scalar(select(func.max(first)))):
        connection.execute(
            text("SELECT setval(CAST(:name AS regclass), :last)"),
            {"name": sequence, "last": newest},
        )
