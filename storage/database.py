"""The database: opened once, migrated to the newest version, used in short transactions."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import TypeVar

from sqlalchemy import Connection, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.compiled_statements import CompiledStatements
from storage.config.database_address import POOL
from storage.database_errors.opening import bad_setting, refuse_remote
from storage.database_errors.transient import (
    Phase,
    TransientDatabaseError,
    retry_transient,
    translate_errors,
)
from storage.postgresql.engine import allow_pauses, end_when_idle, postgresql_engine
from storage.repositories import Unit, new_unit
from storage.schema_version import migrate
from storage.sqlite.broken_disk import close_idle
from storage.sqlite.engine import database_file, sqlite_engine
from storage.sqlite.group_commit import WriteQueue
from storage.sqlite.uninterrupted_connection import UninterruptedConnection
from storage.uninterrupted import uninterrupted

__all__ = ["Database", "Unit"]

T = TypeVar("T")
Work = Callable[[Unit], Awaitable[T]]

_KEPT = 5
"""Connections to PostgreSQL that stay open in a process; further ones end with their work."""
TROUBLE_SECONDS = 30.0
"""Seconds for which a trouble of the disk is told after a transaction that met it. Others prove
nothing: those that change no row succeed on a disk that is read-only."""


class Database:
    """The database at `address`. Belongs to the event loop that it was opened in."""

    def __init__(self, engine: AsyncEngine, address: str) -> None:
        self.address = address
        self._write_engine = engine.execution_options(begin="BEGIN IMMEDIATE")
        self._read_engine = engine.execution_options(begin="BEGIN")
        # PostgreSQL stops the statement of a cancelled task; SQLite's thread can't be stopped.
        self._connection = (
            UninterruptedConnection if engine.dialect.name == "sqlite" else AsyncConnection
        )
        self._trouble, self._trouble_at = "", float("-inf")
        # SQLite allows one writer at a time. Processes poll for the lock; writers of one process
        # queue, which is faster and fair.
        self._write_queue = (
            WriteQueue(self._write_engine, database_file(address))
            if engine.dialect.name == "sqlite"
            else None
        )
        self._statements = CompiledStatements(engine)
        self._writing = set[asyncio.Task[object] | None]()

    @classmethod
    async def open(
        cls, url: str, prepare: Callable[[Connection], None] = migrate, *, pool: int = POOL
    ) -> Database:
        """Connect and migrate the tables to the newest version.

        `prepare` does so in one transaction. Several processes may call this at once. With
        PostgreSQL at most `pool` transactions run at a time. Raises BadSetting when it fails.
        """
        with _name_setting_on_error(url):
            database = cls(_engine(url, pool), url)
            try:
                async with database._write_engine.begin() as connection:
                    await allow_pauses(connection)
                    await connection.run_sync(prepare)
            except BaseException:
                await database.close()
                raise
        return database

    @asynccontextmanager
    async def begin(self, *, quick: bool = False) -> AsyncIterator[Unit]:
        """Begin a transaction that may write: committed at the end, rolled back on an exception.

        On SQLite it waits for every other writer, of all processes. Inside, await statements of the
        unit and nothing else: no thread, file, queue or network. With `quick` they find few rows
        by an index, and SQLite runs them in the event loop. Raises RuntimeError inside another
        transaction, and TransientDatabaseError when a new transaction may succeed.
        """
        queue = self._write_queue
        begun = queue.begin(quick=quick) if queue else self._begin_on_a_server()
        async with self._translated() as phase, begun as connection:
            phase.now = "open"
            yield new_unit(connection)
            phase.now = "committing"

    @asynccontextmanager
    async def _begin_on_a_server(self) -> AsyncIterator[AsyncConnection]:
        """Begin a transaction on a server: one inside another may wait for its own connection."""
        task = asyncio.current_task()
        if task in self._writing:
            raise RuntimeError("a transaction was begun inside another one")
        self._writing.add(task)
        try:
            async with self._write_engine.begin() as connection:
                await end_when_idle(connection)
                yield connection
        finally:
            self._writing.discard(task)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Unit]:
        """Begin a read-only transaction.

        It never waits for writers, and is always rolled back. Raises TransientDatabaseError.
        """
        async with self._translated() as phase, self._connection(self._read_engine) as connection:
            phase.now = "open"
            yield new_unit(connection)

    async def transact(self, work: Work[T], *, quick: bool = False) -> T:
        """Return the result of `work` in a committed transaction, tried until it is committed.

        `work` may run again after it was committed, when the confirmation was lost: it only writes
        what it may write twice, and has no effect outside of the transaction. `quick`: see `begin`.
        """

        async def once() -> T:
            async with self.begin(quick=quick) as unit:
                return await work(unit)

        return await retry_transient(once)

    async def query(self, work: Work[T]) -> T:
        """Return the result of `work` in a read-only transaction, tried until it succeeds."""

        async def once() -> T:
            async with self.read() as unit:
                return await work(unit)

        return await retry_transient(once)

    async def read_snapshot(self, work: Callable[[Connection], T]) -> T:
        """Return the result of `work`, which reads the state of one moment, however long it takes.

        `work` blocks the event loop. Writers do not wait for it.
        """
        async with self._connection(self._read_engine) as connection:
            if connection.dialect.name == "postgresql":  # SQLite has no weaker level
                await connection.execution_options(isolation_level="REPEATABLE READ")
                await allow_pauses(connection)
            return await connection.run_sync(work)

    @property
    def trouble(self) -> str:
        """Words about the disk of the database, as a transaction met it a moment ago; or ""."""
        return self._trouble if time.monotonic() - self._trouble_at < TROUBLE_SECONDS else ""

    @asynccontextmanager
    async def _translated(self) -> AsyncIterator[Phase]:
        self._statements.forget_old()
        try:
            with translate_errors() as phase:
                yield phase
        except TransientDatabaseError as error:
            if error.disk:
                self._trouble, self._trouble_at = error.disk, time.monotonic()
                await close_idle(self._write_engine)
            raise

    async def close(self) -> None:
        """Close the connections, after the transaction that is under way."""
        if self._write_queue is not None:
            await self._write_queue.close()
        await uninterrupted(self._write_engine.dispose())


def _engine(url: str, pool: int) -> AsyncEngine:
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        kept = min(_KEPT, pool)
        return postgresql_engine(
            address, short=True, pool_pre_ping=True, pool_size=kept, max_overflow=pool - kept
        )
    if file := database_file(address):
        refuse_remote(file)
    return sqlite_engine(address)


@contextmanager
def _name_setting_on_error(url: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        try:
            address = make_url(url)
        except ArgumentError:
            address = None
        if named := bad_setting(error, address):
            raise named from error
        raise
