"""Handling of Ctrl-C and SIGTERM: cancellation, cleanup and a forced exit."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from typing import Any

GRACE = 30.0
"""Seconds that running work has to stop: recognition can't be interrupted inside a window, which
takes many seconds on a slow machine. A second signal does not wait."""

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


async def until_signal(
    work: Coroutine[Any, Any, int], threads: Executor, tidy: Callable[[], None]
) -> int:
    """Run `work` until it ends or a signal cancels it. Return its status, or 130 after SIGINT and
    143 after SIGTERM. After a signal wait for `threads`, then call `tidy`. A second signal, or
    the end of GRACE, calls `tidy` and exits at once."""
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(work)
    received: list[int] = []
    timers: list[threading.Timer] = []

    def give_up() -> None:
        tidy()
        os._exit(128 + received[0])

    def stop(number: int) -> None:
        received.append(number)
        if len(received) > 1:
            give_up()
        task.cancel()
        timers.append(threading.Timer(GRACE, give_up))
        timers[0].daemon = True
        timers[0].start()

    for number in _SIGNALS:
        loop.add_signal_handler(number, stop, number)
    try:
        return await task
    except asyncio.CancelledError:
        if not received:
            raise
        await asyncio.to_thread(threads.shutdown, cancel_futures=True)
        tidy()
        return 128 + received[0]
    finally:
        for timer in timers:
            timer.cancel()
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
