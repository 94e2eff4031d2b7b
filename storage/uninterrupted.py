"""Work that a cancelled task finishes first: a thread can't be stopped while it works."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")


async def uninterrupted(work: Coroutine[Any, Any, T]) -> T:
    """Return the result of `work`, which a cancellation of this task does not reach.

    A cancelled task waits until `work` has ended, and raises CancelledError then. What `work`
    used (a connection, a file, a lock) is free for cleanup at that moment.
    """
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await settled(task)
        raise


async def settled(future: asyncio.Future[Any]) -> None:
    """Wait until `future` is done, however often this task is cancelled. Its error is dropped."""
    while not future.done():
        with suppress(asyncio.CancelledError):
            await asyncio.wait([future])
    if not future.cancelled():
        future.exception()  # retrieved, or asyncio logs it
