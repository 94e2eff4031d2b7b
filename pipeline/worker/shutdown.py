"""How a worker leaves: told by a signal, within ten seconds, whatever its threads are doing.

Recognition runs in native code that can't be interrupted, and a window can take longer than that on
a busy machine. So such threads are not waited for: jobs are given back and the scratch folder is
emptied first, then the process ends under them.
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
"""Seconds in which a step may stop by itself before its job is given back."""
END_WITHIN = 3.0
"""Seconds that are left to threads after that, to end the children that they started."""
LEAVE_WITHIN = 8.0
"""Seconds after the signal when this process ends, whatever hangs. `bot.app.worker_process` kills
it 1.5 s later."""

log = logs.get(__name__)


class Shutdown:
    """The word to leave, by SIGTERM, SIGINT or SIGHUP (where nohup does not hide it).

    Before `up` it cancels the task that made this, afterwards it sets `told`. The second word
    changes nothing. Must be made inside a running loop.
    """

    def __init__(self, scratch: Path) -> None:
        """`scratch` is removed when there is no time left."""
        self.told = asyncio.Event()
        self.up = False
        self._scratch = scratch
        self._task = asyncio.current_task()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                loop.add_signal_handler(number, self._tell)

    def _tell(self) -> None:
        if self.told.is_set():
            return
        self.told.set()
        last = threading.Timer(LEAVE_WITHIN, self._force)
        last.daemon = True
        last.start()
        if not self.up and self._task:
            self._task.cancel()

    def _force(self) -> None:
        log.warning("something hangs, leaving without it")
        remove_scratch(self._scratch)
        exit_now()


def exit_now() -> None:
    """End the process without waiting for its threads. What they may still write is fenced off by
    the number of their attempt."""
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(0)
