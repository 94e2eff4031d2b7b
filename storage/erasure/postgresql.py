"""Erasure of deleted texts from PostgreSQL: VACUUM of the tables, a new index of the words.

A deleted row stays in its table until VACUUM, which the server may put off for ever: it waits for
the change of a fifth of a table. Words stay in a GIN index even then, since VACUUM never removes a
key (https://www.postgresql.org/docs/current/gin.html), so that index is built anew, beside the old
one. Neither keeps anybody from reading or writing.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.pool import NullPool

from storage.postgresql.engine import postgresql_engine

INDEX = "ix_spoken_words"
_TOGETHER = {
    "jobs": ("jobs", "deliveries", "questions", "tags"),
    "transcripts": ("transcripts", "spoken"),
    "webhooks": ("webhooks", "webhook_deliveries"),
}
"""Tables whose rows are deleted with those of another one."""
_LOCK = 0x65726173  # "eras": any number that no other lock uses
_TAKE_LOCK = f"SET LOCAL lock_timeout = '1ms'; SELECT pg_advisory_xact_lock({_LOCK})"


async def erase(address: str) -> None:
    """Erase what is left of deleted rows, and the notes of it, unless another process does.

    A transaction holds the lock meanwhile: that of a session would stay with one of a pooler's. It
    has no snapshot, for which the new index would wait.
    """
    from asyncpg import InterfaceError, LockNotAvailableError, PostgresError  # noqa: PLC0415  an extra

    engine = postgresql_engine(address, poolclass=NullPool)
    try:
        async with engine.connect() as holder, engine.connect() as connection:
            found = await connection.execute(text("SELECT id, name FROM erasures"))
            notes = {row.id: row.name for row in found}
            await connection.rollback()
            if not notes:
                return
            lock = await _driver(holder)
            async with lock.transaction():
                await lock.execute(_TAKE_LOCK)
                await _vacuum(connection, set(notes.values()))
                done = text("DELETE FROM erasures WHERE id = ANY(:ids)")
                await connection.execute(done, {"ids": list(notes)})
                await connection.commit()
    except LockNotAvailableError:
        return
    except (PostgresError, InterfaceError) as error:  # of statements beside SQLAlchemy
        raise SQLAlchemyError(str(error)) from error
    finally:
        await engine.dispose()


async def _driver(connection: AsyncConnection) -> Any:
    """Return the driver's connection. It runs what may be in no transaction as one message: behind
    a pooler, a prepared statement would be unknown to the session that executes it."""
    return (await connection.get_raw_connection()).driver_connection


async def _vacuum(connection: AsyncConnection, tables: set[str]) -> None:
    """Erase what is left of deleted rows of these tables."""
    wanted = sorted({one for name in tables for one in _TOGETHER.get(name, (name,))})
    await (await _driver(connection)).execute(f"VACUUM {', '.join(wanted)}")
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
    await connection.rollback()  # the statements below may be in no transaction
    for name in invalid.all():
        await (await _driver(connection)).execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
    await (await _driver(connection)).execute(f"REINDEX INDEX CONCURRENTLY {INDEX}")
