"""Wait of a job whose disk is full, read-only or broken, that gets no answer from the bucket or no
memory. An operator has to act, or the machine recovers, and nobody has to send the recording again.
"""

from __future__ import annotations

import asyncio
import shutil
import threading
from pathlib import Path

from storage import logs
from storage.backoff import Backoff
from storage.blob_store.trouble import trouble_in
from storage.machine.disk import disk_trouble

RETRY = Backoff(5.0, 300.0)
"""Seconds until the job returns to the queue, by its attempts."""

log = logs.get(__name__)


async def waited_for_storage(
    error: Exception, folder: Path, attempt: int, stop: threading.Event
) -> bool:
    """After a trouble of a disk or of the bucket, free what the attempt has written to its
    folder, wait, at most until `stop` is set, and return True. Return False after others."""
    pause = RETRY.delay(attempt)
    if words := disk_trouble(error):
        log.error("%s, the job waits", words, why=str(error)[:200], pause=pause)
    elif trouble := trouble_in(error):
        log.error("the bucket fails, the job waits", why=str(trouble), pause=pause)
    else:
        return False
    await _wait(folder, pause, stop)
    return True


async def wait_for_memory(
    error: MemoryError, folder: Path, attempt: int, stop: threading.Event
) -> None:
    """Wait as for storage: others may need less memory later."""
    pause = RETRY.delay(attempt)
    log.error("out of memory, the job waits", why=str(error)[:200], pause=pause)
    await _wait(folder, pause, stop)


async def _wait(folder: Path, pause: float, stop: threading.Event) -> None:
    await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
    await asyncio.to_thread(stop.wait, pause)
