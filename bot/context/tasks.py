"""Things to do after an event was heard: in order per lane (a chat), lanes side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

from storage import logs

log = logs.get(__name__)

T = TypeVar("T")
TaskFunction = Callable[[], Awaitable[None]]


class TaskLanes:
    """Tasks that outlive the event that started them. What must not be lost is a row already."""

    def __init__(self) -> None:
        """Empty."""
        self._last: dict[Hashable, asyncio.Task[None]] = {}
        self._all: set[asyncio.Task[None]] = set()

    def start(self, lane: Hashable, errand: TaskFunction) -> None:
        """Do `errand` when what was started before in this lane is over."""
        task = asyncio.create_task(_after(self._last.get(lane), errand))
        self._last[lane] = task
        self._all.add(task)
        task.add_done_callback(lambda done: self._forget(lane, done))

    def _forget(self, lane: Hashable, task: asyncio.Task[None]) -> None:
        self._all.discard(task)
        if self._last.get(lane) is task:
            del self._last[lane]

    async def wait_idle(self) -> None:
        """Wait until there is nothing left to do."""
        while self._all:
            await asyncio.wait(self._all)

    async def close(self) -> None:
        """Stop at once; rows say what is still owed."""
        tasks = list(self._all)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _after(before: asyncio.Task[None] | None, errand: TaskFunction) -> None:
    if before is not None:
        await asyncio.wait([before])
    try:
        await errand()
    except Exception:
        log.exception("an errand failed")


class FirstCardGate:
    """How many first cards are on their way: people look at them, so other work lets them pass."""

    def __init__(self) -> None:
        """None."""
        self._count = 0
        self._none = asyncio.Event()
        self._none.set()

    @contextmanager
    def hold(self) -> Iterator[None]:
        """One more, while this lasts."""
        self._count += 1
        self._none.clear()
        try:
            yield
        finally:
            self._count -= 1
            if not self._count:
                self._none.set()

    async def wait_clear(self, patience: float) -> None:
        """Wait until there are none, at most so many seconds."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._none.wait(), patience)
