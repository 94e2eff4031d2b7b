"""Locks of media: between tasks, between processes, and after a cancellation."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import IO

import pytest

from storage import media_lock
from storage.blobs import Blobs
from storage.media_lock import lock_media

ONE, OTHER = "a" * 64, "b" * 64
_HOLD = """
import asyncio, sys
from pathlib import Path
from storage.blobs import Blobs
from storage.media_lock import lock_media

async def hold():
    async with lock_media(Blobs(Path(sys.argv[1])), "a" * 64):
        print("locked", flush=True)
        await asyncio.sleep(600)

asyncio.run(hold())
"""


async def take(blobs: Blobs, sha256: str) -> None:
    async with lock_media(blobs, sha256):
        pass


async def test_decisions_about_one_media_are_serialized(blobs: Blobs) -> None:
    async with lock_media(blobs, ONE):
        second = asyncio.create_task(take(blobs, ONE))
        await asyncio.wait_for(take(blobs, OTHER), 60)
        await asyncio.sleep(0.2)
        assert not second.done()
    await asyncio.wait_for(second, 60)


async def test_tasks_that_wait_for_one_media_try_its_file_once_each_and_come_in_order(
    blobs: Blobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries, lock, order = [], media_lock._lock, []

    def count(path: Path) -> IO[bytes] | None:
        tries.append(path)
        return lock(path)

    async def take_turn(number: int) -> None:
        async with lock_media(blobs, ONE):
            order.append(number)

    monkeypatch.setattr(media_lock, "_lock", count)
    async with lock_media(blobs, ONE):
        waiting = [asyncio.create_task(take_turn(number)) for number in range(50)]
        await asyncio.sleep(0.2)  # ten pauses
        assert len(tries) == 1
    await asyncio.gather(*waiting)
    assert len(tries) == 51
    assert order == list(range(50))


async def test_killed_process_leaves_no_lock(blobs: Blobs) -> None:
    command = [sys.executable, "-c", _HOLD, blobs.store.place]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:  # noqa: ASYNC220 - as a stranger
        assert other.stdout is not None
        assert await asyncio.to_thread(other.stdout.readline) == b"locked\n"
        waiting = asyncio.create_task(take(blobs, ONE))
        await asyncio.sleep(0.2)
        assert not waiting.done()
        other.kill()
        await asyncio.wait_for(waiting, 60)


async def test_task_cancelled_while_a_thread_takes_the_lock_leaves_none(blobs: Blobs) -> None:
    busy = Event()
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(1))
    loop.run_in_executor(None, busy.wait)
    cancelled = asyncio.create_task(take(blobs, ONE))
    await asyncio.sleep(0.05)
    cancelled.cancel()
    with pytest.raises(asyncio.CancelledError):
        await cancelled
    busy.set()
    await asyncio.wait_for(take(blobs, ONE), 60)
