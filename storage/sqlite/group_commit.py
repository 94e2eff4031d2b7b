"""Writers of one process, one after the other; those who wait in line share a transaction.

SQLite has one writer at a time, and a commit waits for the disk. So everybody who has come to the
line by then is let into the same transaction, each behind a savepoint, so that what one takes back
is not taken from the others; and nobody is told that it is done before all of it is on the disk.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

MOST = 50
"""Writers in one transaction: other processes wait that long, too."""
LONGEST = 0.1
"""Seconds after which nobody more is let in."""


@dataclass(slots=True, eq=False)
class _Writer:
    """`turn` is when it may write, `over` when it has (False: not, or it failed), `kept` when that
    is on the disk. Whoever came to the line sets `over` in any case, even when it gives up."""

    turn: asyncio.Future[AsyncConnection] = field(default_factory=asyncio.Future)
    over: asyncio.Future[bool] = field(default_factory=asyncio.Future)
    kept: asyncio.Future[None] = field(default_factory=asyncio.Future)

    async def write(self, connection: AsyncConnection) -> bool:
        """Let it write. Whether that is to be kept."""
        if not self.turn.done():
            self.turn.set_result(connection)
        return await self.over

    def fail(self, error: BaseException) -> None:
        """Nothing of it was kept: it raises this."""
        told = self.kept if self.turn.done() else self.turn
        if not told.done():
            told.set_exception(error)


class WriteQueue:
    """The line in front of one database. Belongs to one event loop."""

    def __init__(self, engine: AsyncEngine) -> None:
        """`engine` begins transactions that may write."""
        self._engine = engine
        self._waiting: deque[_Writer] = deque()
        self._serving: asyncio.Task[None] | None = None
        self._now: asyncio.Task[object] | None = None

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """One transaction, as far as the writer can tell: on the disk when this ends, taken back on
        an exception. Raises RuntimeError when this task is in one already."""
        task = asyncio.current_task()
        if task is self._now:
            raise RuntimeError("a transaction was begun inside another one")
        writer = _Writer()
        self._waiting.append(writer)
        if self._serving is None or self._serving.done():
            self._serving = asyncio.create_task(self._serve())
        succeeded = False
        try:
            connection = await writer.turn
            self._now = task
            yield connection
            succeeded = True
        finally:
            if self._now is task:
                self._now = None
            writer.over.set_result(succeeded)
        await writer.kept

    async def _serve(self) -> None:
        """Until nobody waits any more."""
        while first := self._next():
            together = [first]
            try:
                await self._serve_some(together)
            except BaseException as error:
                for writer in together:
                    writer.fail(error)
                if not isinstance(error, Exception):
                    raise
            else:
                for writer in together:
                    if not writer.kept.done():  # else it was cancelled
                        writer.kept.set_result(None)

    async def _serve_some(self, together: list[_Writer]) -> None:
        """One transaction: of the first writer, and of those who come while it lasts."""
        async with self._engine.connect() as connection:
            try:
                await self._write_in_turn(connection, together)
            except BaseException:
                # After a commit that failed SQLite may be in the transaction still.
                await connection.invalidate()
                raise

    async def _write_in_turn(self, connection: AsyncConnection, together: list[_Writer]) -> None:
        transaction = await connection.begin()
        until = time.monotonic() + LONGEST
        if not await together[0].write(connection):
            await transaction.rollback()
            return
        while len(together) < MOST and time.monotonic() < until and (writer := self._next()):
            together.append(writer)
            # What breaks the whole transaction (a full disk) takes the savepoint with it, so
            # either of these raises, and nobody is told that it was kept.
            savepoint = await connection.begin_nested()
            if await writer.write(connection):
                await savepoint.commit()
            else:
                await savepoint.rollback()
        await transaction.commit()

    def _next(self) -> _Writer | None:
        while self._waiting:
            writer = self._waiting.popleft()
            if not writer.over.done():  # else it gave up waiting
                return writer
        return None
