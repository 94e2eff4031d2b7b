"""Transient database errors: the same work, in a new transaction, may succeed in a moment.

A deadlock, a conflict, a lock that others hold for too long, a server that restarts or has too many
connections, a process that gets no memory now; a disk that is full, read-only or broken, and a
database that is gone, until an operator has acted. A damaged file and a mistake in a statement are
not transient: they fail again.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from storage import logs
from storage.backoff import Backoff
from storage.machine.disk import disk_trouble
from storage.machine.memory_errors import is_out_of_memory
from storage.watch.catalogue import RETRIES
from storage.watch.health import still_trying

BACKOFF = Backoff(0.05, 5.0)
"""Seconds before a transaction is tried again. A deadlock is over at once, a restart is not."""

_STATES = {
    "3D000",  # invalid_catalog_name: the database was dropped, or is not restored yet
    "25P03",  # idle_in_transaction_session_timeout
    "40001",  # serialization_failure
    "40003",  # statement_completion_unknown
    "40P01",  # deadlock_detected
    "53100",  # disk_full
    "53300",  # too_many_connections
    "55P03",  # lock_not_available
    "57P01",  # admin_shutdown, pg_terminate_backend
    "57P02",  # crash_shutdown
    "57P03",  # cannot_connect_now
    "57P04",  # database_dropped
    "57P05",  # idle_session_timeout
    "58030",  # io_error
}
_CONNECTION_STATES = "08"  # class: connection exceptions, those of PgBouncer as well
"""https://www.postgresql.org/docs/current/errcodes-appendix.html"""
_ROLLED_BACK = "40"
"""Class of errors after which the server has rolled back, whenever they come."""
_SQLITE_CODES = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,  # no statement of ours asks for it: the disk, or rights of the file
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOTADB,  # waits for the operator, as a read-only disk does
}
"""https://www.sqlite.org/rescode.html"""
_PRIMARY_CODE = 0xFF

log = logs.get(__name__)

T = TypeVar("T")


class TransientDatabaseError(Exception):
    """The transaction failed, and a new one may succeed.

    `is_uncertain`: the connection was lost while it was committed, so it may be committed.
    `disk`: what a disk has to do with it, in words.
    """

    passes = True
    """It is logged without a traceback (`storage.logs`)."""

    def __init__(self, detail: str, *, is_uncertain: bool = False, disk: str = "") -> None:
        super().__init__(f"{disk} ({detail})" if disk else detail)
        self.is_uncertain = is_uncertain
        self.disk = disk


@dataclass(slots=True)
class Phase:
    """Phase of a transaction."""

    now: Literal["connecting", "open", "committing"] = "connecting"


@contextmanager
def translate_errors() -> Iterator[Phase]:
    """Raise TransientDatabaseError in place of a transient error in a transaction.

    The block sets the phase. Errors of the network are the database's while it connects only.
    """
    phase = Phase()
    try:
        yield phase
    except Exception as error:
        if not _is_transient(error, phase):
            raise
        state = str(getattr(_cause(error), "sqlstate", None) or "")
        is_uncertain = phase.now == "committing" and not state.startswith(_ROLLED_BACK)
        raise TransientDatabaseError(
            _first_line(error), is_uncertain=is_uncertain, disk=disk_trouble(error)
        ) from error


async def retry_transient(
    action: Callable[[], Awaitable[T]], patience: float | None = None, backoff: Backoff = BACKOFF
) -> T:
    """Return the result of `action`, tried again after each transient error.

    Raises the error after `patience` seconds (None: tries until cancelled), and any other error at
    once. Each try has to begin its own transaction.
    """
    clock = asyncio.get_running_loop().time
    started, tries = clock(), 0
    while True:
        try:
            return await action()
        except TransientDatabaseError as error:
            tries += 1
            pause = backoff.delay(tries)
            if patience is not None and clock() + pause - started > patience:
                raise
            if tries.bit_count() == 1:  # 1, 2, 4, 8 …: many may wait, for long
                log.warning("database failed for now, retrying", tries=tries, problem=str(error))
            still_trying(pause)
            RETRIES.add(1, "database")
        await asyncio.sleep(pause)


def _is_transient(error: Exception, phase: Phase) -> bool:
    if phase.now == "connecting" and isinstance(error, OSError | TimeoutError):
        return True
    if isinstance(error, PoolTimeoutError) or is_out_of_memory(error):
        return True
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    cause = _cause(error)
    if isinstance(cause, sqlite3.DatabaseError):
        code = getattr(cause, "sqlite_errorcode", None) or 0
        return (code & _PRIMARY_CODE) in _SQLITE_CODES
    if type(cause).__name__ == "InvalidCachedStatementError":  # planned before a migration
        return True
    state = getattr(cause, "sqlstate", None)
    return isinstance(state, str) and (state in _STATES or state.startswith(_CONNECTION_STATES))


def _cause(error: Exception) -> object:
    return error.orig if isinstance(error, DBAPIError) else error


def _first_line(error: Exception) -> str:
    return (str(_cause(error)).splitlines() or [type(error).__name__])[0][:200]
