"""A server in a thread of its own, so that stories read from top to bottom without being
asynchronous; and looking at what it holds until something is there."""

from __future__ import annotations

import asyncio
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

T = TypeVar("T")


class Aside(ABC):
    """`with` it, the server listens."""

    def __init__(self, name: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name=name)

    @abstractmethod
    async def _start(self) -> None: ...

    @abstractmethod
    async def _stop(self) -> None: ...

    def __enter__(self) -> Self:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()


def look_again(
    changed: threading.Condition,
    seen: Callable[[], T | None],
    timeout: float,
    what: str,
    shown: Callable[[], list[str]],
) -> T:
    """The first true value of `seen`, looked at whenever something changes; `shown` is told when
    there is none in time."""
    deadline = time.monotonic() + timeout
    with changed:
        while not (value := seen()):
            left = deadline - time.monotonic()
            if left <= 0:
                raise AssertionError(f"waited {timeout:g} s for {what or seen}; saw {shown()}")
            changed.wait(min(left, 0.5))
    return value
