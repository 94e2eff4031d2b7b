"""Locks of media: one task of one process decides about the blobs of a media at a time.

A file lock where all processes are on one machine: with blobs in a folder, and with a bucket beside
SQLite. The kernel releases it when a process dies.
https://man7.org/linux/man-pages/man2/flock.2.html
A bucket beside PostgreSQL has no folder that all share. There it is an advisory lock of a
transaction of its own, which holds no row: it ends with the connection, and works behind PgBouncer.
https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
"""

from __future__ import annotations

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from pathlib import Path
from typing import IO
from weakref import WeakKeyDictionary, WeakValueDictionary

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.pool import NullPool

from storage.blob_store.trouble import disk_errors_translated
from storage.blobs import Blobs
from storage.database_errors.transient import retry_transient, translate_errors
from storage.postgresql.engine import postgresql_engine

_PAUSE = 0.02
"""Seconds between two tries to take a lock."""
_DIGITS = 2
"""Digits of the hash that name the lock file: 256 files, which stay. Removing a lock file that
another process is opening would give two locks of one media."""
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, WeakValueDictionary[object, asyncio.Lock]] = (
    WeakKeyDictionary()
)
"""Turns of the tasks of this process: only the first one of them tries the lock. A thousand jobs on
one recording would otherwise try it fifty times a second each."""
_NAMESPACE = 0x6D703474
"""First number of the advisory locks, so that they meet none of another program: "mp4t"."""
_TRY = text("SELECT pg_try_advisory_xact_lock(:namespace, :number)")


@asynccontextmanager
async def lock_media(blobs: Blobs, sha256: str) -> AsyncIterator[None]:
    """Lock this media against other tasks and processes. A task may lock one media at a time.

    Take it before a transaction, never inside one: it may be held while files are copied. Raises
    OSError on a file system without locks, and BlobStoreTrouble.
    """
    name = sha256[:_DIGITS]
    if isinstance(blobs.locks, str):
        async with _turn((blobs.locks, name)), _lock_by_database(blobs.locks, name):
            yield
        return
    path = blobs.locks / name
    async with _turn(path):
        while (lock := await _try(path)) is None:  # noqa: ASYNC110 - other processes have it
            await asyncio.sleep(_PAUSE)  # no thread waits for it
        try:
            yield
        finally:
            _unlock(lock)


def _turn(lock: object) -> asyncio.Lock:
    """Return what the tasks of this event loop wait for in their order."""
    turns = _turns.setdefault(asyncio.get_running_loop(), WeakValueDictionary())
    return turns.setdefault(lock, asyncio.Lock())


@asynccontextmanager
async def _lock_by_database(url: str, name: str) -> AsyncIterator[None]:
    """Lock by a connection of its own: one of the pool's would be missing to those who hold the
    lock and need a transaction. While the database is away, it waits."""
    engine = _engine(url)
    connection = await retry_transient(lambda: _connect(engine.connect(), int(name, 16)))
    try:
        yield
    finally:
        await asyncio.shield(connection.close())


@lru_cache(maxsize=4)
def _engine(url: str) -> AsyncEngine:
    return postgresql_engine(url, poolclass=NullPool)


async def _connect(connecting: AsyncConnection, number: int) -> AsyncConnection:
    with translate_errors() as phase:
        connection = await connecting
        phase.now = "open"
        try:
            values = {"namespace": _NAMESPACE, "number": number}
            while not await connection.scalar(_TRY, values):  # noqa: ASYNC110 - as above
                await asyncio.sleep(_PAUSE)
        except BaseException:
            await connection.close()
            raise
    return connection


async def _try(path: Path) -> IO[bytes] | None:
    """Return the open file when it could be locked. A cancelled task leaves no lock."""
    attempt = asyncio.get_running_loop().run_in_executor(None, _lock, path)
    try:
        return await asyncio.shield(attempt)
    except asyncio.CancelledError:
        attempt.add_done_callback(_drop)
        raise


def _lock(path: Path) -> IO[bytes] | None:
    with disk_errors_translated(str(path.parent)):
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
