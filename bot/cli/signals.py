"""Ends work at the command line by Ctrl-C or SIGTERM: at once, cleanly, and in any case."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from typing import Any

PATIENCE = 30.0
"""Seconds in which what was begun may end: a recognizer can't be interrupted inside a window, which
takes a slow machine many seconds. A second signal does not wait."""

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


async def until_signal(
    work: Coroutine[Any, Any, int], threads: Executor, tidy: Callable[[], None]
) -> int:
    """The work's status, or 130 (SIGINT) and 143 (SIGTERM) when it was cancelled by one. Then its
    `threads` are waited for; a second signal, or PATIENCE, ends the process after `tidy`."""
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(work)
    got: list[int] = []
    timers: list[threading.Timer] = []

    def give_up() -> None:
        tidy()
        os._exit(128 + got[0])

    def stop(number: int) -> None:
        got.append(number)
        if len(got) > 1:
            give_up()
        task.cancel()
        timers.append(threading.Timer(PATIENCE, give_up))
        timers[0].daemon = True
        timers[0].start()

    for number in _SIGNALS:
        loop.add_signal_handler(number, stop, number)
    try:
        return await task
    except asyncio.CancelledError:
        if not got:
            raise
        await asyncio.to_thread(threads.shutdown, cancel_futures=True)
        tidy()
        return 128 + got[0]
    finally:
        for timer in timers:
            timer.cancel()
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
