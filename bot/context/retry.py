"""Retry of a call while a chat is too busy, and of a transaction while the disk is full."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from bot.chat import ChatBusy
from bot.context.tasks import T
from storage import logs
from storage.backoff import Backoff
from storage.database import Database, Work
from storage.disk import is_out_of_space

_SPACE = Backoff(1.0, 60.0)  # seconds between tries while the disk is full

log = logs.get(__name__)


async def retry_when_busy(action: Callable[[], Awaitable[T]], tries: int = 5) -> T:
    """Call `action`, and call it again after the pause that a busy chat asks for. Raises ChatBusy
    after the last try, and any other error at once."""
    for _ in range(tries - 1):
        try:
            return await action()
        except ChatBusy as busy:
            await asyncio.sleep(busy.retry_after)
    return await action()


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
