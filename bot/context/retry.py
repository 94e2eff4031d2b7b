"""Retry of a call while a chat is too busy, its platform away or the disk full."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from bot.chat import ChatBusy, ChatDown
from bot.context.tasks import T
from storage import logs
from storage.backoff import Backoff
from storage.database import Database, Work
from storage.disk import is_out_of_space
from storage.watch.catalogue import RETRIES

AWAY = Backoff(1.0, 30.0)
"""Seconds between tries while a platform does not answer."""
PATIENCE = 900.0
"""Seconds of tries while a platform does not answer. Later replies of the chat wait behind it."""
_SPACE = Backoff(1.0, 60.0)  # seconds between tries while the disk is full

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


async def record(database: Database, work: Work[T]) -> T:
    """Commit what a platform has already shown, and return the result of `work`. On a full disk it
    waits for room: a message that is not recorded would be sent again."""
    tries = 0
    while True:
        try:
            return await database.transact(work)
        except Exception as error:
            if not is_out_of_space(error):
                raise
            tries += 1
            log.warning("no space left on the disk, a sent message is recorded later", tries=tries)
        await asyncio.sleep(_SPACE.delay(tries))
