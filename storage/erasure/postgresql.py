"""Erasure of deleted texts from PostgreSQL: VACUUM of the tables, a new index of the words.

A deleted row stays in its table until VACUUM, which the server may put off for ever: it waits for
the change of a fifth of a table. Words stay in a GIN index even then, since VACUUM never removes a
key (https://www.postgresql.org/docs/current/gin.html), so that index is built anew, beside the old
one. Neither keeps anybody from reading or writing.
"""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

INDEX = "ix_spoken_words"
_TOGETHER = {"jobs": ("jobs", "deliveries", "questions"), "transcripts": ("transcripts", "spoken")}
"""Tables whose rows are deleted with those of another one."""
_LOCK = 0x65726173  # "eras": any number that no other lock uses


async def erase(address: str) -> None:
    """Erase what is left of deleted rows, and the notes of it, unless another process does."""
    engine = create_async_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            found = await connection.execute(text("SELECT id, name FROM erasures"))
            notes = {row.id: row.name for row in found}
            locked = text("SELECT pg_try_advisory_lock(:key)")
            if notes and await connection.scalar(locked, {"key": _LOCK}):
                await _vacuum(connection, set(notes.values()))
                done = text("DELETE FROM erasures WHERE id = ANY(:ids)")
                await connection.execute(done, {"ids": list(notes)})
    finally:
        await engine.dispose()


async def _vacuum(connection: AsyncConnection, tables: set[str]) -> None:
    """Erase what is left of deleted rows of these tables."""
    wanted = sorted({one for name in tables for one in _TOGETHER.get(name, (name,))})
    await connection.execute(text(f"VACUUM {', '.join(wanted)}"))
    if "spoken" in wanted:
        await _renew_index(connection)


async def _renew_index(connection: AsyncConnection) -> None:
    """Build the index anew. A crash leaves an invalid half-built one, which goes first:
    https://www.postgresql.org/docs/current/sql-reindex.html."""
    invalid = await connection.scalars(
        text(
            "SELECT c.oid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
            " WHERE NOT i.indisvalid AND i.indrelid = 'spoken'::regclass"
            " AND c.relname LIKE :name"
        ),
        {"name": f"{INDEX}_cc%"},
    )
    for name in invalid.all():
        await connection.execute(text(f"DROP INDEX CONCURRENTLY IF EXISTS {name}"))
    await connection.execute(text(f"REINDEX INDEX CONCURRENTLY {INDEX}"))
