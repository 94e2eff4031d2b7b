"""Repeats a call that a chat is too busy for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from bot.chat import ChatBusy
from bot.context.tasks import T


async def retry_when_busy(action: Callable[[], Awaitable[T]], tries: int = 5) -> T:
    """Do what a chat may be too busy for, waiting as long as it asks."""
    for _ in range(tries - 1):
        try:
            return await action()
        except ChatBusy as busy:
            await asyncio.sleep(busy.retry_after)
    return await action()
