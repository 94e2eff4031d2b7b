"""Locks of media: one task of one process decides about the blobs of a media at a time.

A file lock, which a database's lock would not replace: blobs are deleted while nothing waits for
the database. The kernel releases it when a process dies. https://man7.org/linux/man-pages/man2/flock.2.html
"""

from __future__ import annotations

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO
from weakref import WeakKeyDictionary, WeakValueDictionary

from storage.blobs import Blobs

_PAUSE = 0.02
"""Seconds between two tries to take a lock."""
_DIGITS = 2
"""Digits of the hash that name the lock file: 256 files, which stay. Removing a lock file that
another process is opening would give two locks of one media."""
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, WeakValueDictionary[Path, asyncio.Lock]] = (
    WeakKeyDictionary()
)
"""Turns of the tasks of this process: only the first one of them tries the file. A thousand jobs on
one recording would otherwise try it fifty times a second each."""


@asynccontextmanager
async def lock_media(blobs: Blobs, sha256: str) -> AsyncIterator[None]:
    """Lock this media against other tasks and processes. A task may lock one media at a time.

    Take it before a transaction, never inside one: it may be held while files are copied. Raises
    OSError on a file system without locks.
    """
    path = blobs.folder / "locks" / sha256[:_DIGITS]
    async with _turn(path):
        while (lock := await _try(path)) is None:  # noqa: ASYNC110 - other processes have it
            await asyncio.sleep(_PAUSE)  # no thread waits for it
        try:
            yield
        finally:
            _unlock(lock)


def _turn(path: Path) -> asyncio.Lock:
    """Return what the tasks of this event loop wait for in their order."""
    turns = _turns.setdefault(asyncio.get_running_loop(), WeakValueDictionary())
    return turns.setdefault(path, asyncio.Lock())


async def _try(path: Path) -> IO[bytes] | None:
    """Return the open file when it could be locked. A cancelled task leaves no lock."""
    attempt = asyncio.get_running_loop().run_in_executor(None, _lock, path)
    try:
        return await asyncio.shield(attempt)
    except asyncio.CancelledError:
        attempt.add_done_callback(_drop)
        raise


def _lock(path: Path) -> IO[bytes] | None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    file = path.open("ab")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BaseException as error:
        file.close()
        if isinstance(error, BlockingIOError):
            return None
        raise
    return file


def _unlock(file: IO[bytes]) -> None:
    fcntl.flock(file, fcntl.LOCK_UN)  # closing is not enough while a forked child has it open
    file.close()


def _drop(attempt: asyncio.Future[IO[bytes] | None]) -> None:
    if not attempt.cancelled() and attempt.exception() is None and (file := attempt.result()):
        _unlock(file)
