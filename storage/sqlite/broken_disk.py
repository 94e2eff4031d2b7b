"""Connections to a file whose disk failed: none of them is used again.

Their file may be that of a disk that was mounted anew meanwhile. Or it was opened while nothing
could be written: then SQLite opens the memory beside the WAL to read only, and all connections of
the process share that as long as one is open, so that nobody could write after the disk is back.
https://www.sqlite.org/walformat.html#the_wal_index_file_format
"""

from __future__ import annotations

from contextlib import suppress
from queue import Empty

from sqlalchemy import event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import AsyncAdaptedQueuePool, ConnectionPoolEntry
from sqlalchemy.util import greenlet_spawn

from storage.machine.disk import disk_trouble
from storage.uninterrupted import uninterrupted

_DISK = "disk"


class ClosingPool(AsyncAdaptedQueuePool):
    """Pool whose idle connections can be closed while others are in use."""

    _sqla_logger_namespace = "sqlalchemy.pool"  # else its notes on each pool come into the log

    def close_idle(self) -> None:
        """Close the idle connections. Each is opened anew when somebody needs it."""
        with suppress(Empty):
            for _ in range(self.checkedin()):
                entry = self._pool.get(block=False)
                entry.close()
                self._do_return_conn(entry)


async def close_idle(engine: AsyncEngine) -> None:
    """Close the idle connections of an engine."""
    if isinstance(engine.pool, ClosingPool):
        await uninterrupted(greenlet_spawn(engine.pool.close_idle))


def leave_broken_disks(engine: AsyncEngine) -> None:
    """Close every connection of an engine that was opened before an error of the disk: the one that
    met it at once, others when they come back, and idle ones by `close_idle`."""
    errors = 0

    def count(context: ExceptionContext) -> None:
        nonlocal errors
        if disk_trouble(context.original_exception):
            errors += 1
            context.is_disconnect = True

    def note(_connection: object, entry: ConnectionPoolEntry) -> None:
        entry.info[_DISK] = errors

    def close(connection: object, entry: ConnectionPoolEntry) -> None:
        if connection is not None and entry.info.get(_DISK) != errors:
            entry.invalidate()

    event.listen(engine.sync_engine, "handle_error", count)
    event.listen(engine.sync_engine, "connect", note)
    event.listen(engine.sync_engine, "checkin", close)
