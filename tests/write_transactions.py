"""Watch of the product's write transactions: on SQLite every other writer waits for them.

Two things are faults. A transaction that awaits anything but its statements: it holds the lock
while a thread, a queue or a network is busy with others. A transaction that lasts over LIMIT: what
SQLite computes in its statements (a full scan of a large table), and the time for which it is
blocked beside them. Tests may hold one of their own as long as they like.

What a busy machine adds is not counted, or the same test would fail on one and pass on another:
waits for a CPU, and for a disk that others use.
"""

from __future__ import annotations

import asyncio
import functools
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database, Unit
from storage.sqlite.connection import _StatementConnection
from storage.sqlite.uninterrupted_connection import UninterruptedConnection

LIMIT = 0.25
"""Seconds that a transaction may last. Our own computing is not counted: a test loads all
catalogues at their first use, which a service does when it starts."""
STATEMENTS = ("execute", "exec_driver_sql", "run_sync")

_ROOT = Path(__file__).parents[1]
_PRODUCT = tuple(f"{_ROOT / package}/" for package in ("bot", "pipeline", "storage"))
_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


class Watch:
    """Watch of one transaction."""

    def __init__(self, place: str, report: Callable[[str], None]) -> None:
        """`place` is the line that began the transaction."""
        self._place, self._report = place, report
        self._task = asyncio.current_task()
        self._depth, self._lasted = 0, 0.0
        self._computed = 0.0  # by SQLite, when the statement began
        self._ended = self._waited = False
        self._resume()

    def is_mine(self) -> bool:
        """Return whether the current task is the one in the transaction."""
        return asyncio.current_task() is self._task

    def enter(self, computed: float) -> None:
        """Note that a statement begins. `computed` are the seconds of SQLite so far."""
        if self._depth == 0:
            self._pause()
            self._computed = computed
        self._depth += 1

    def leave(self, computed: float) -> None:
        """Note that a statement has ended."""
        self._depth -= 1
        if self._depth == 0:
            self._lasted += computed - self._computed
            self._resume()

    def end(self) -> None:
        """Note that the transaction has ended."""
        self._ended = True
        self._pause()
        if self._lasted > LIMIT and not self._waited:
            self._report(f"{self._place}: lasted {self._lasted:.2f} s")

    def _pause(self) -> None:
        self._lasted += _time_not_computing() - self._before

    def _resume(self) -> None:
        self._before = _time_not_computing()
        # The loop gets to it when the task suspends, which a statement announces beforehand.
        asyncio.get_running_loop().call_soon(self._look)

    def _look(self) -> None:
        if not (self._ended or self._depth or self._waited):
            self._waited = True
            self._report(f"{self._place}: awaits {_awaited(self._task)}")


@asynccontextmanager
async def _watched(
    transaction: AbstractAsyncContextManager[Unit], place: str, report: Callable[[str], None]
) -> AsyncIterator[Unit]:
    async with transaction as unit:
        watch = Watch(place, report)
        token = _watch.set(watch)
        try:
            yield unit
        finally:
            watch.end()
            with suppress(ValueError):  # closed by the garbage collector, in another context
                _watch.reset(token)


def watch_transactions(patch: pytest.MonkeyPatch, report: Callable[[str], None]) -> None:
    """Report the faults of transactions that the product begins."""
    begin = Database.begin

    def watched(self: Database, **options: Any) -> AbstractAsyncContextManager[Unit]:
        caller = sys._getframe(1)
        if not caller.f_code.co_filename.startswith(_PRODUCT):
            return begin(self, **options)
        return _watched(begin(self, **options), _line(caller), report)

    patch.setattr(Database, "begin", watched)
    for kind in (AsyncConnection, UninterruptedConnection):
        for name in STATEMENTS:
            patch.setattr(kind, name, _announced(getattr(kind, name)))
    for name in ("execute", "executemany"):
        patch.setattr(_StatementConnection, name, _timed(getattr(_StatementConnection, name)))


@pytest.fixture(scope="session")
def write_transaction_faults() -> Iterator[list[str]]:
    """Watch all transactions of the run."""
    found: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        watch_transactions(patch, found.append)
        yield found


@pytest.fixture(autouse=True)
def no_write_transaction_waits(write_transaction_faults: list[str]) -> Iterator[None]:
    """Fail a test in which the product held a write transaction while it waited."""
    write_transaction_faults.clear()
    yield
    assert not write_transaction_faults, "\n".join(write_transaction_faults)


@pytest.fixture(autouse=True)
def no_write_transaction_awaits(write_transaction_faults: list[str]) -> Iterator[None]:
    """Fail a test in which the product awaited anything but its statements in a write transaction.

    For tests with engines in their process: these hold the interpreter's lock, which blocks all.
    """
    write_transaction_faults.clear()
    yield
    awaits = [fault for fault in write_transaction_faults if ": awaits " in fault]
    assert not awaits, "\n".join(awaits)


def _announced(statement: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(statement)
    async def announced(connection: AsyncConnection, *args: Any, **options: Any) -> Any:
        watch = _watch.get()
        if watch is None or not watch.is_mine():
            return await statement(connection, *args, **options)
        watch.enter(_computed(connection))
        try:
            return await statement(connection, *args, **options)
        finally:
            watch.leave(_computed(connection))

    return announced


def _timed(run: Callable[..., Any]) -> Callable[..., Any]:
    """Add up what SQLite computes for a connection, in whatever thread."""

    @functools.wraps(run)
    def timed(connection: Any, *args: Any) -> Any:
        began = time.thread_time()
        try:
            return run(connection, *args)
        finally:
            spent = time.thread_time() - began
            connection.computed = getattr(connection, "computed", 0.0) + spent

    return timed


def _computed(connection: AsyncConnection) -> float:
    """Return the seconds that SQLite has computed for a connection; 0 for a server, on which others
    do not wait for a whole transaction."""
    opened = getattr(getattr(connection, "driver", None), "_opened", None)
    return float(getattr(opened, "computed", 0.0))


def _time_not_computing() -> float:
    """Return a clock of this thread that stands still while it computes or waits for a CPU: a slow
    or busy machine must not fail a test. https://docs.kernel.org/scheduler/sched-stats.html"""
    try:
        waited = int(Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError):  # a kernel without it: only awaits are reported
        return 0.0
    return time.monotonic() - waited / 1e9 - time.thread_time()


def _awaited(task: asyncio.Task[Any] | None) -> str:
    """Return the lines in which the task is suspended, the innermost first."""
    lines: list[str] = []
    coroutine: Any = task and task.get_coro()
    while coroutine is not None:
        frame = getattr(coroutine, "cr_frame", None) or getattr(coroutine, "gi_frame", None)
        if frame is not None:
            lines.insert(0, _line(frame))
        coroutine = getattr(coroutine, "cr_await", None) or getattr(coroutine, "gi_yieldfrom", None)
    return " from ".join(lines[:6])


def _line(frame: FrameType) -> str:
    path = Path(frame.f_code.co_filename)
    shown = path.relative_to(_ROOT) if path.is_relative_to(_ROOT) else path.name
    return f"{shown}:{frame.f_lineno} in {frame.f_code.co_name}"
