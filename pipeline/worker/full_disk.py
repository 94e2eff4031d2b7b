"""Wait of a job for which the disk has no space. An operator has to make room, and nobody has to
send the recording again."""

from __future__ import annotations

import asyncio
import shutil
import threading
from pathlib import Path

from storage import logs
from storage.backoff import Backoff
from storage.disk import is_out_of_space

RETRY = Backoff(5.0, 300.0)
"""Seconds until the job returns to the queue, by its attempts."""

log = logs.get(__name__)


async def waited_for_space(
    error: Exception, folder: Path, attempt: int, stop: threading.Event
) -> bool:
    """After an error of a full disk, free what the attempt has written to its folder, wait, at most
    until `stop` is set, and return True. Return False after any other error."""
    if not is_out_of_space(error):
        return False
    pause = RETRY.delay(attempt)
    log.error("no space left on the disk, the job waits", why=str(error)[:200], pause=pause)
    await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
    await asyncio.to_thread(stop.wait, pause)
    return True
