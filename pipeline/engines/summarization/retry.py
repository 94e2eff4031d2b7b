"""Waiting for a server: again after a refusal that passes, never past a wish to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type

from pipeline.engines.protocols import Report
from storage.errors import EngineTrouble

T = TypeVar("T")

_LOOK_UP = 0.5  # seconds between two looks at whether to stop


class Busy(Exception):
    """A trouble that may pass; `after` is the seconds that the server asked us to wait."""

    def __init__(self, trouble: EngineTrouble, after: float | None = None) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble
        self.after = after


@dataclass(frozen=True, slots=True)
class Patience:
    """How often to ask a busy server: after `first` seconds, twice that, and so on. A server that
    wants more than `longest` seconds of waiting is not asked again."""

    attempts: int = 4
    first: float = 1.0
    longest: float = 60.0


PATIENT, ONCE = Patience(), Patience(attempts=1)


async def patiently(call: Callable[[], Awaitable[T]], patience: Patience) -> T:
    """What the call returns, asked again while it is Busy. Raises the trouble that did not pass."""

    async def once() -> T:  # tenacity awaits what is declared async, a lambda is not
        return await call()

    def pause(state: RetryCallState) -> float:
        usual = patience.first * 2.0 ** (state.attempt_number - 1)
        return max(usual, _asked_for(state))

    def enough(state: RetryCallState) -> bool:
        tried = state.attempt_number >= patience.attempts
        return tried or _asked_for(state) > patience.longest

    try:
        return await AsyncRetrying(
            stop=enough,
            wait=pause,
            retry=retry_if_exception_type(Busy),
            reraise=True,
        )(once)
    except Busy as busy:
        raise busy.trouble from busy


def _asked_for(state: RetryCallState) -> float:
    """The seconds that the server asked us to wait, 0 if it did not."""
    trouble = state.outcome.exception() if state.outcome else None
    return (trouble.after or 0.0) if isinstance(trouble, Busy) else 0.0


class Meter:
    """How far a call is, 0..1: written by the work, read by the one who reports."""

    fraction: float = 0.0


def watched(work: Coroutine[Any, Any, T], report: Report, meter: Meter) -> T:
    """Run in an event loop of this thread and report twice a second: `Stopped` ends the work,
    and with it the connection, at once."""

    async def watch() -> T:
        task = asyncio.ensure_future(work)
        try:
            while not task.done():
                report(meter.fraction)
                await asyncio.wait({task}, timeout=_LOOK_UP)
            return task.result()
        finally:
            task.cancel()
            await asyncio.wait({task})

    return asyncio.run(watch())


def at_once(work: Coroutine[Any, Any, T]) -> T:
    """Run to the end, also where this thread has a running event loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
