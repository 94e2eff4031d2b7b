"""An event loop whose clock jumps to the next moment at which something happens."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

T = TypeVar("T")

START = datetime(2026, 1, 1, tzinfo=UTC)


class Clock:
    """Seconds since the start, in place of the modules `time` and `datetime`."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def monotonic(self) -> float:
        """Return what `time.monotonic` would."""
        return self.seconds

    def now(self, _zone: object = None) -> datetime:
        """Return what `datetime.now` would."""
        return START + timedelta(seconds=self.seconds)


class _Selector(selectors.SelectSelector):
    """Selector that lets time pass instead of waiting."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise RuntimeError("everybody waits for ever")
        self._clock.seconds += max(0.0, timeout)
        return []


def run(clock: Clock, work: Coroutine[Any, Any, T]) -> T:
    """Run `work` in virtual time: hours take milliseconds. Tasks that it leaves are cancelled.
    Raises what one of them raised."""
    loop = asyncio.SelectorEventLoop(_Selector(clock))
    loop.time = clock.monotonic  # type: ignore[method-assign]  # the loop has no other way
    try:
        done = loop.run_until_complete(work)
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        ended = loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        for error in ended:
            if isinstance(error, Exception):
                raise error
        return done
    finally:
        loop.close()
