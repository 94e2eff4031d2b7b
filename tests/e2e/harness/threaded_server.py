"""A server in a thread of its own, so that tests read from top to bottom without `await`; and a
wait for a change of its state."""

from __future__ import annotations

import asyncio
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from aiohttp import web

T = TypeVar("T")

PATIENCE = 60.0
"""Seconds that every wait for a service lasts at least: a busy machine fails no test."""


class ThreadedServer(ABC):
    """A server that listens for the time of a `with` block."""

    address = "127.0.0.1"

    def __init__(self, name: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name=name)
        self._runners: list[web.AppRunner] = []

    @abstractmethod
    async def _start(self) -> None: ...

    async def _stop(self) -> None:
        for runner in self._runners:
            await runner.cleanup()
        # aiohttp leaves a handler alone whose client was killed. A loop closes with no task.
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _listen(self, app: web.Application) -> str:
        """Serve an application on a free port of its address. Return its URL."""
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        self._runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, self.address, 0).start()
        host, port = runner.addresses[0][:2]
        return f"http://{host}:{port}"

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(PATIENCE)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(PATIENCE)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()


def wait_for_change(
    changed: threading.Condition,
    condition: Callable[[], T | None],
    timeout: float,
    what: str,
    describe: Callable[[], list[str]],
) -> T:
    """Return the first true value of `condition`, called after every change. After `timeout`
    seconds, and PATIENCE at least, the error lists `describe()`."""
    started = time.monotonic()
    deadline = started + max(timeout, PATIENCE)
    with changed:
        while not (value := condition()):
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(
                    f"waited {time.monotonic() - started:.0f} s for {what or condition}; "
                    f"saw {describe()}"
                )
            changed.wait(min(left, 0.5))
    return value
