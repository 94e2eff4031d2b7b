"""Entry point of Alembic. It works inside the transaction that `storage.database` began."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy import Enum
from sqlalchemy.types import TypeDecorator

from storage.tables import (  # noqa: F401 - registers the tables
    jobs,
    pages,
    people,
    service,
    uploads,
    voices,
    webhooks,
)
from storage.tables.columns import Table


def as_plain_type(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Render columns in SQL's own types: the project's types may be renamed, versions stay."""
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String({item.length})"
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Return whether the code declares this table. `spoken` and the tables that FTS5 adds are
    written by hand."""
    return kind != "table" or not (name or "").startswith("spoken")


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Table.metadata,
    # DDL of SQLite can be transactional: a version is applied as a whole or not at all.
    transactional_ddl=True,
    # SQLite can't alter much; Alembic copies the table instead.
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=as_plain_type,
    include_name=is_ours,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
