"""Transient database errors: the same work, in a new transaction, may succeed in a moment.

A deadlock, a conflict, a lock that others hold for too long, a server that restarts or has too many
connections, a process that gets no memory now, a full disk until an operator makes room. A damaged
file and a mistake in a statement are not transient: they fail again.
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
from storage.disk import is_out_of_space
from storage.machine.memory_errors import is_out_of_memory
from storage.watch.catalogue import RETRIES
from storage.watch.health import still_trying

BACKOFF = Backoff(0.05, 5.0)
"""Seconds before a transaction is tried again. A deadlock is over at once, a restart is not."""

_STATES = {
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
    "57P05",  # idle_session_timeout
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
}
"""https://www.sqlite.org/rescode.html"""
_PRIMARY_CODE = 0xFF

log = logs.get(__name__)

T = TypeVar("T")


class TransientDatabaseError(Exception):
    """The transaction failed, and a new one may succeed.

    `is_uncertain`: the connection was lost while it was committed, so it may be committed.
    """

    passes = True
    """It is logged without a traceback (`storage.logs`)."""

    def __init__(self, detail: str, *, is_uncertain: bool = False) -> None:
        super().__init__(detail)
        self.is_uncertain = is_uncertain


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
        detail = "no space left on the disk" if is_out_of_space(error) else _first_line(error)
        raise TransientDatabaseError(detail, is_uncertain=is_uncertain) from error


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
    if isinstance(cause, sqlite3.OperationalError):
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
