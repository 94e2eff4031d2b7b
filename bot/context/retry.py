"""Retry of a call while a chat is too busy, or its platform away."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from bot.chat import ChatBusy, ChatDown
from bot.context.tasks import T
from storage import logs
from storage.backoff import Backoff
from storage.watch.catalogue import RETRIES

AWAY = Backoff(1.0, 30.0)
"""Seconds between tries while a platform does not answer."""
PATIENCE = 900.0
"""Seconds of tries while a platform does not answer. Later replies of the chat wait behind it."""

log = logs.get(__name__)


async def retry_when_busy(action: Callable[[], Awaitable[T]], tries: int = 5) -> T:
    """Call `action`, and call it again after the pause that a busy chat asks for. Raises ChatBusy
    after the last try, and any other error at once."""
    for _ in range(tries - 1):
        try:
            return await action()
        except ChatBusy as busy:
            RETRIES.add(1, "chat")
            await asyncio.sleep(busy.retry_after)
    return await action()


async def retry_when_away(action: Callable[[], Awaitable[T]]) -> T:
    """Call `action`, and call it again while the chat is busy or the platform does not answer.

    It has to do no harm late and twice: a message gets a key, an edit covers nothing newer. Raises
    ChatDown after PATIENCE, and other errors as `retry_when_busy` does.
    """
    started, tries = time.monotonic(), 0
    while True:
        try:
            return await retry_when_busy(action)
        except ChatDown as error:
            tries += 1
            pause = AWAY.delay(tries)
            if time.monotonic() + pause - started > PATIENCE:
                raise
            if tries.bit_count() == 1:  # 1, 2, 4, 8 …
                log.warning("reply not sent, trying again", tries=tries, error=str(error))
        await asyncio.sleep(pause)
