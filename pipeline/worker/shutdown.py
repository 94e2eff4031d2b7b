"""Shutdown of a worker: within ten seconds of a signal, whatever its threads are doing.

Recognition runs in native code that can't be interrupted, and one window can take longer than that
on a busy machine. The worker does not wait for such threads: it releases its jobs and empties the
scratch folder. Then the process exits while they still run.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
import threading
from pathlib import Path

from pipeline.run.scratch import remove_scratch
from storage import logs

GIVE_BACK_AFTER = 1.0
"""Seconds that a step gets to stop by itself before its job is released."""
END_WITHIN = 3.0
"""Seconds that threads get after that to end their child processes."""
EXIT_WITHIN = 8.0
"""Seconds after the signal when this process exits, whatever still runs. `bot.app.worker_process`
kills it 1.5 s later."""

log = logs.get(__name__)


class Shutdown:
    """Request to shut down, by SIGTERM, SIGINT or SIGHUP (unless nohup ignores it).

    A signal sets `requested`; before `is_ready` it also cancels the task that created this object.
    Later signals change nothing. Must be created inside a running loop.
    """

    def __init__(self, scratch: Path) -> None:
        """Handle the signals from now on. `scratch` is removed on a forced exit."""
        self.requested = asyncio.Event()
        self.is_ready = False
        self._scratch = scratch
        self._task = asyncio.current_task()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                loop.add_signal_handler(number, self._request)

    def _request(self) -> None:
        if self.requested.is_set():
            return
        self.requested.set()
        timer = threading.Timer(EXIT_WITHIN, self._force_exit)
        timer.daemon = True
        timer.start()
        if not self.is_ready and self._task:
            self._task.cancel()

    def _force_exit(self) -> None:
        log.warning("threads still run, forcing the exit")
        remove_scratch(self._scratch)
        exit_now()


def exit_now() -> None:
    """Exit without waiting for the threads. The attempt number fences off their later writes."""
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(0)
