"""Retries of calls to a server, run in such a way that a job can be stopped."""

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

_POLL_SECONDS = 0.5  # seconds between two checks for a stopped job


class TemporaryTrouble(Exception):
    """An error that may pass; `after` is the wait in seconds that the server requested."""

    def __init__(self, trouble: EngineTrouble, after: float | None = None) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble
        self.after = after


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Number of attempts, and waits in seconds: `first` before the second attempt, then doubled.

    A server that requests a wait over `longest` is not called again.
    """

    attempts: int = 4
    first: float = 1.0
    longest: float = 60.0


RETRY, NO_RETRY = RetryPolicy(), RetryPolicy(attempts=1)


async def with_retries(call: Callable[[], Awaitable[T]], retry_policy: RetryPolicy) -> T:
    """Return the result of `call`, which is repeated while it raises TemporaryTrouble.

    Raises the EngineTrouble inside the last one.
    """

    async def once() -> T:  # tenacity awaits async functions, but not a lambda
        return await call()

    def pause(state: RetryCallState) -> float:
        pause_seconds = retry_policy.first * 2.0 ** (state.attempt_number - 1)
        return max(pause_seconds, _requested_wait(state))

    def is_last(state: RetryCallState) -> bool:
        tried = state.attempt_number >= retry_policy.attempts
        return tried or _requested_wait(state) > retry_policy.longest

    try:
        return await AsyncRetrying(
            stop=is_last,
            wait=pause,
            retry=retry_if_exception_type(TemporaryTrouble),
            reraise=True,
        )(once)
    except TemporaryTrouble as busy:
        raise busy.trouble from busy


def _requested_wait(state: RetryCallState) -> float:
    """Return the wait in seconds that the server requested, 0 without one."""
    trouble = state.outcome.exception() if state.outcome else None
    return (trouble.after or 0.0) if isinstance(trouble, TemporaryTrouble) else 0.0


class Meter:
    """Progress of a summary, 0..1: the summarizer writes it, `run_reporting` reads it."""

    fraction: float = 0.0


def run_reporting(work: Coroutine[Any, Any, T], report: Report, meter: Meter) -> T:
    """Run `work` in an event loop of this thread and report twice a second.

    When `report` raises Stopped, the work and its connection end at once.
    """

    async def watch() -> T:
        task = asyncio.ensure_future(work)
        try:
            while not task.done():
                report(meter.fraction)
                await asyncio.wait({task}, timeout=_POLL_SECONDS)
            return task.result()
        finally:
            task.cancel()
            await asyncio.wait({task})

    return asyncio.run(watch())


def run_to_end(work: Coroutine[Any, Any, T]) -> T:
    """Run `work` to its end in a thread: the caller's thread may have a running event loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
