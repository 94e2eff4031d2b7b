"""Background tasks after an event: in order within a lane (a chat), lanes side by side."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar
from weakref import WeakValueDictionary

from storage import logs

log = logs.get(__name__)

MANY = 20
"""Updates at once behind which more are expected."""
A_SECOND = 200
"""Updates a second above which their intake takes a third of a core, and more are expected, however
few come at once: what begins between two of them would make the next ones wait."""
LINGER = 0.1
"""Seconds in which these come: Telegram's server may be far away."""

T = TypeVar("T")
TaskFunction = Callable[[], Awaitable[None]]


class TaskLanes:
    """Tasks that outlive their event. They are not durable: persist first."""

    def __init__(self) -> None:
        """Start without tasks."""
        self._last: dict[Hashable, asyncio.Task[None]] = {}
        self._all: set[asyncio.Task[None]] = set()

    def start(self, lane: Hashable, work: TaskFunction) -> None:
        """Run `work` after the tasks that were started earlier in this lane."""
        task = asyncio.create_task(_after(self._last.get(lane), work))
        self._last[lane] = task
        self._all.add(task)
        task.add_done_callback(lambda done: self._forget(lane, done))

    def _forget(self, lane: Hashable, task: asyncio.Task[None]) -> None:
        self._all.discard(task)
        if self._last.get(lane) is task:
            del self._last[lane]

    async def wait_idle(self) -> None:
        """Wait until no task is left."""
        while self._all:
            await asyncio.wait(self._all)

    async def close(self) -> None:
        """Cancel all tasks. The rows say what is still owed."""
        tasks = list(self._all)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _after(before: asyncio.Task[None] | None, work: TaskFunction) -> None:
    if before is not None:
        await asyncio.wait([before])
    try:
        await work()
    except Exception:
        log.exception("background task failed, going on with the next one")


class Locks:
    """A lock for each thing that is sent. A first card has two senders, the intake and the delivery
    of a quick answer, and a slow send must not make two cards. A question may be replied to before
    its row is committed."""

    def __init__(self) -> None:
        """Start without locks."""
        self._locks: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()

    def of(self, key: Hashable) -> asyncio.Lock:
        """Return the lock with this key."""
        return self._locks.setdefault(key, asyncio.Lock())

    async def wait(self, key: Hashable, patience: float) -> None:
        """Wait until nobody holds the lock with this key, at most so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(patience), self.of(key):
                pass


class Gate:
    """Counts what goes first: updates that are taken in, first cards on their way. People wait for
    them, so other work lets them pass."""

    def __init__(self) -> None:
        """Start open."""
        self._count = 0
        self._none = asyncio.Event()
        self._none.set()

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Count one more for the length of the block."""
        self._count += 1
        self._none.clear()
        try:
            yield
        finally:
            self._count -= 1
            if not self._count:
                self._open()

    def _open(self) -> None:
        self._none.set()

    @property
    def is_clear(self) -> bool:
        """Return whether there are none."""
        return self._none.is_set()

    async def wait_clear(self, patience: float) -> None:
        """Wait until there are none, at most so many seconds."""
        if self.is_clear:
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(self._none.wait(), patience)


class UpdateGate(Gate):
    """Counts the updates that are taken in. Many at once, or in a second, mean that more wait on
    the platform's server, so the gate stays closed until these come, or for LINGER."""

    def __init__(self) -> None:
        """Start open."""
        super().__init__()
        self._most = 0
        self._rate = 0.0
        self._counted = 0.0
        self._opening: asyncio.TimerHandle | None = None

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Count one more for the length of the block."""
        if self._opening is not None:
            self._opening.cancel()
            self._opening = None
        self._count_in()
        with super().hold():
            self._most = max(self._most, self._count)
            yield

    def _count_in(self) -> None:
        """Add one to the rate, a mean of the last seconds that forgets by 1/e in one."""
        now = asyncio.get_running_loop().time()
        self._rate = self._rate * math.exp(self._counted - now) + 1
        self._counted = now

    def _open(self) -> None:
        many, self._most = self._most >= MANY or self._rate >= A_SECOND, 0
        if many:
            self._opening = asyncio.get_running_loop().call_later(LINGER, super()._open)
        else:
            super()._open()
