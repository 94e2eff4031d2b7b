"""The few statements that need care: what SQL dialects say differently."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Table


async def insert_new(session: AsyncSession, table: type[Table], **values: Any) -> bool:
    """Insert a row unless its key exists; True when it is new.

    Unlike catching the error of a plain insert, this leaves the transaction usable.
    """
    statement: Insert
    if session.get_bind().dialect.name == "postgresql":
        statement = postgresql.insert(table).values(**values).on_conflict_do_nothing()
    else:
        statement = sqlite.insert(table).values(**values).on_conflict_do_nothing()
    first_key = next(iter(table.__table__.primary_key))
    return bool((await session.execute(statement.returning(first_key))).all())
