"""Locks of media beside a bucket: PostgreSQL is what all machines share."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from storage.blobs import Blobs
from storage.media_lock import lock_media

ONE, OTHER = "a" * 64, "b" * 64
_HOLD = """
import asyncio, sys
from pathlib import Path
from storage.blobs import Blobs
from storage.media_lock import lock_media

async def hold():
    async with lock_media(Blobs(Path(sys.argv[1]), sys.argv[2]), "a" * 64):
        print("locked", flush=True)
        await asyncio.sleep(600)

asyncio.run(hold())
"""


@pytest.fixture
def shared(tmp_path: Path, url: str) -> Blobs:
    return Blobs(tmp_path / "blobs", url)


async def take(blobs: Blobs, sha256: str) -> None:
    async with lock_media(blobs, sha256):
        pass


async def test_decisions_about_one_media_are_serialized(shared: Blobs, tmp_path: Path) -> None:
    async with lock_media(shared, ONE):
        second = asyncio.create_task(take(shared, ONE))
        await asyncio.wait_for(take(shared, OTHER), 60)
        await asyncio.sleep(0.3)
        assert not second.done()
    await asyncio.wait_for(second, 60)
    assert not (tmp_path / "blobs" / "locks").exists()


async def test_killed_process_leaves_no_lock(shared: Blobs, tmp_path: Path, url: str) -> None:
    command = [sys.executable, "-c", _HOLD, str(tmp_path / "blobs"), url]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:  # noqa: ASYNC220 - as a stranger
        assert other.stdout is not None
        assert await asyncio.to_thread(other.stdout.readline) == b"locked\n"
        waiting = asyncio.create_task(take(shared, ONE))
        await asyncio.sleep(0.3)
        assert not waiting.done()
        other.kill()
        await asyncio.wait_for(waiting, 60)


async def test_cancelled_task_leaves_no_lock(shared: Blobs) -> None:
    async with lock_media(shared, ONE):
        waiting = asyncio.create_task(take(shared, ONE))
        await asyncio.sleep(0.3)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    await asyncio.wait_for(take(shared, ONE), 60)
