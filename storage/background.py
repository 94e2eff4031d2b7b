"""Background tasks of a process that run until they are cancelled, whatever fails in them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from storage import logs
from storage.backoff import Backoff
from storage.watch.health import still_trying

BACKOFF = Backoff(0.5, 30.0)
"""Seconds before a task that ended is started again."""
STABLE_SECONDS = 60.0
"""A task that ran this long is started again with the shortest pause."""

log = logs.get(__name__)


async def run_with_restarts(
    work: Callable[[], Awaitable[None]], name: str, backoff: Backoff = BACKOFF
) -> None:
    """Run `work` until cancelled; log its end and start it again whenever it ends or fails."""
    failures = 0
    clock = asyncio.get_running_loop().time
    while True:
        started = clock()
        try:
            await work()
        except Exception:
            log.exception("background task failed", task=name)
        failures = 0 if clock() - started > STABLE_SECONDS else failures + 1
        pause = backoff.delay(failures + 1)
        log.error("background task ended, restarting it", task=name, pause=pause)
        await asyncio.sleep(pause)


async def repeat(
    work: Callable[[], Awaitable[None]], seconds: float, wake: asyncio.Event | None = None
) -> None:
    """Do `work` now, every `seconds` and whenever `wake` is set, until cancelled. Failures are
    logged and retried. A watched loop around it moves with each turn."""
    wake = wake or asyncio.Event()
    while True:
        wake.clear()
        try:
            await work()
        except Exception:
            log.exception("background task failed, retrying", work=str(work))
        still_trying(seconds)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(wake.wait(), seconds)
