"""Waiting, in tests, for what other processes do: there is nothing to be woken by."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable


async def until(true: Callable[[], bool | Awaitable[bool]], seconds: float = 150) -> None:
    """Return once `true` says so; TimeoutError when it does not even on a busy machine."""
    async with asyncio.timeout(seconds):
        while True:
            answer = true()
            if await answer if inspect.isawaitable(answer) else answer:
                return
            await asyncio.sleep(0.02)
