"""Cancellations that redis-py loses."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def cancellation_kept() -> Iterator[None]:
    """Raise CancelledError at the end of the block when this task was cancelled in it, whatever
    became of that there.

    redis-py 5.3.1 goes on with a call that is cancelled while it checks a connection of the pool:
    the task would work on for ever, and who waits for its end with it. A task that was cancelled
    before may still make calls, to clean up.
    """
    task = asyncio.current_task()
    before = task.cancelling() if task else 0
    try:
        yield
    finally:
        if task and task.cancelling() > before:
            raise asyncio.CancelledError
