"""Retry of a call while a chat is too busy."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from bot.chat import ChatBusy
from bot.context.tasks import T


async def retry_when_busy(action: Callable[[], Awaitable[T]], tries: int = 5) -> T:
    """Call `action`, and call it again after the pause that a busy chat asks for. Raises ChatBusy
    after the last try, and any other error at once."""
    for _ in range(tries - 1):
        try:
            return await action()
        except ChatBusy as busy:
            await asyncio.sleep(busy.retry_after)
    return await action()
