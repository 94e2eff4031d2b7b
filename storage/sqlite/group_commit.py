"""Group commit: concurrent writers of one process share a transaction.

SQLite has one writer at a time, and a commit waits for the disk. All writers that wait at the same
moment therefore run one after the other in one transaction, each behind a savepoint: a rollback of
one does not affect the others. `begin` returns only after the commit is on disk. A cancelled writer
ends after its statement and is rolled back like any other. What may wait for another process or for
the disk, BEGIN and COMMIT, runs in the connection's thread; savepoints, and the statements of
`quick` writers, run in the event loop.

Benchmark: `python -m benchmarks.sqlite_writes`.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.sqlite.connection import StatementConnection
from storage.sqlite.uninterrupted_connection import UninterruptedConnection
from storage.sqlite.wal import WalMover
from storage.uninterrupted import settled, uninterrupted

MAX_WRITERS = 50
"""Writers in one transaction; other processes wait for all of them."""
MAX_SECONDS = 0.1
"""Seconds after which no more writers join."""


@dataclass(slots=True, eq=False)
class _Writer:
    """Writer in the queue.

    `turn` is set when it may write, `finished` when it has written (False: it failed), `committed`
    when the transaction is on disk. `begin` always sets `finished`, even when it is cancelled, and
    `error` before it when there was one.
    """

    quick: bool
    error: BaseException | None = None
    turn: asyncio.Future[AsyncConnection] = field(default_factory=asyncio.Future)
    finished: asyncio.Future[bool] = field(default_factory=asyncio.Future)
    committed: asyncio.Future[None] = field(default_factory=asyncio.Future)

    async def write(self, connection: UninterruptedConnection) -> bool:
        """Let the writer write. Return whether it succeeded."""
        connection.quick = self.quick
        if not self.turn.done():
            self.turn.set_result(connection)
        try:
            return await asyncio.shield(self.finished)
        except asyncio.CancelledError:
            await settled(self.finished)  # its statement may be running
            raise
        finally:
            connection.quick = False

    def fail(self, error: BaseException) -> None:
        """Let the writer raise this error: nothing was committed."""
        future = self.committed if self.turn.done() else self.turn
        if not future.done():
            future.set_exception(error)
            future.exception()  # a writer that was cancelled never asks


class WriteQueue:
    """Queue of the writers of one database. Belongs to one event loop."""

    def __init__(self, engine: AsyncEngine, path: Path | None = None) -> None:
        """`engine` begins writing transactions; `path` is the file of the database."""
        self._engine = engine
        self._wal = WalMover(path) if path else None
        self._waiting: deque[_Writer] = deque()
        self._server: asyncio.Task[None] | None = None
        self._active: asyncio.Task[object] | None = None

    @asynccontextmanager
    async def begin(self, *, quick: bool = False) -> AsyncIterator[AsyncConnection]:
        """Begin one transaction, as the writer sees it.

        It is on disk when the context ends, and rolled back on an exception. The statements of a
        `quick` writer run in the event loop. Raises RuntimeError when this task is already in a
        transaction.
        """
        task = asyncio.current_task()
        if task is self._active:
            raise RuntimeError("a transaction was begun inside another one")
        writer = _Writer(quick)
        self._waiting.append(writer)
        self._start_server()
        succeeded = False
        try:
            connection = await writer.turn
            self._active = task
            yield connection
            succeeded = True
        except BaseException as error:
            writer.error = error
            raise
        finally:
            if self._active is task:
                self._active = None
            writer.finished.set_result(succeeded)
        await writer.committed

    async def close(self) -> None:
        """Wait for the transaction that is under way: its rollback outlives a failed writer."""
        if self._server is not None:
            await settled(self._server)

    def _start_server(self, _ended: object = None) -> None:
        if (self._server is None or self._server.done()) and self._is_awaited:
            self._server = asyncio.create_task(self._serve())
            # A cancelled server ends later: nobody else would serve those who came meanwhile.
            self._server.add_done_callback(self._start_server)

    @property
    def _is_awaited(self) -> bool:
        return any(not writer.finished.done() for writer in self._waiting)

    async def _serve(self) -> None:
        """Serve writers until none waits."""
        while first := self._next():
            batch = [first]
            try:
                await self._run_transaction(batch)
            except BaseException as error:
                for writer in batch:
                    writer.fail(error)
                if not isinstance(error, Exception):
                    raise
            else:
                for writer in batch:
                    if not writer.committed.done():  # else it was cancelled
                        writer.committed.set_result(None)
                if self._wal:
                    await self._wal.move_if_grown()

    async def _run_transaction(self, batch: list[_Writer]) -> None:
        """Run one transaction: the first writer, and those that arrive while it runs."""
        connection = UninterruptedConnection(self._engine)
        async with connection:
            try:
                await self._run_writers(connection, batch)
            except BaseException:
                # After a failed commit SQLite may still be in the transaction.
                await uninterrupted(connection.invalidate())
                raise

    async def _run_writers(self, connection: UninterruptedConnection, batch: list[_Writer]) -> None:
        transaction = await uninterrupted(connection.begin().start())
        driver = await connection.find_driver()
        until = time.monotonic() + MAX_SECONDS
        if not await batch[0].write(connection):
            await uninterrupted(transaction.rollback())
            return
        while len(batch) < MAX_WRITERS and time.monotonic() < until and (writer := self._next()):
            batch.append(writer)
            # An error that breaks the whole transaction (a full disk) also removes the savepoint.
            # One of the next statements then raises, and no writer believes it was committed.
            _run(driver, "SAVEPOINT writer")
            if not await writer.write(connection):
                _run(driver, "ROLLBACK TO writer", writer.error)
            _run(driver, "RELEASE writer", writer.error)
        await uninterrupted(transaction.commit())

    def _next(self) -> _Writer | None:
        while self._waiting:
            writer = self._waiting.popleft()
            if not writer.finished.done():  # else it stopped waiting
                return writer
        return None


def _run(driver: StatementConnection, sql: str, broken: BaseException | None = None) -> None:
    """Run a statement that waits for nothing. Raises DBAPIError, as SQLAlchemy does for a lost
    connection, and caused by the error that broke the transaction: others may try again."""
    try:
        driver.run(sql)
    except sqlite3.Error as error:
        lost = DBAPIError.instance(sql, None, error, sqlite3.Error, connection_invalidated=True)
        raise lost from broken or error
