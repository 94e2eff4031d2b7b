"""Moves of the WAL into the database file, each while nobody can write.

By itself SQLite moves the WAL after a commit that finds 1,000 pages in it, beside the writers of
other connections. Before 3.51.3 that can lose commits: a move that begins when another one has
moved all, counts the pages of the old WAL as moved, if a writer begins the WAL anew between two of
its instructions (https://www.sqlite.org/wal.html#walresetbug). So no connection moves the WAL by
itself (`SETTINGS`). Each move here holds the lock of the writers, and only a writer begins the WAL
anew. A `TRUNCATE` checkpoint takes that lock too, but goes on without it when it can't have it.
"""

from __future__ import annotations

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from storage import logs
from storage.sqlite.blocking_connection import BUSY_SECONDS, blocking_connection
from storage.uninterrupted import uninterrupted

MOST_BYTES = 4 << 20
"""Size of a WAL that is moved after a commit: SQLite's own limit of 1,000 pages."""
WRITER_SECONDS = 1.0
"""Seconds that the writers of a process wait for one of another process before a move."""
_HEAD, _FRAME_HEAD = 32, 24
"""Bytes of the head of a WAL, and of that of a page in it: https://www.sqlite.org/fileformat.html"""

log = logs.get(__name__)


def move_wal(path: Path, busy_seconds: float = BUSY_SECONDS) -> bool:
    """Move the WAL into the database file. Blocks. Writers of all processes wait meanwhile.

    Returns whether all of it was moved: readers of an old state keep the rest. Raises
    sqlite3.OperationalError when another connection writes for over `busy_seconds`.
    """
    with blocking_connection(path, busy_seconds) as lock, blocking_connection(path, 0) as mover:
        lock.execute("BEGIN IMMEDIATE")
        try:
            # PASSIVE waits for nobody: https://www.sqlite.org/pragma.html#pragma_wal_checkpoint
            is_busy, pages, moved = mover.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        finally:
            lock.execute("ROLLBACK")
    return not is_busy and pages == moved


def begin_anew(path: Path) -> bool:
    """Move the WAL, and begin it anew, which cuts off its frames. Blocks.

    Returns whether a new WAL has begun. Nothing is done to a WAL of one page: it has just begun.
    """
    with blocking_connection(path) as rows:
        page_size: int = rows.execute("PRAGMA page_size").fetchone()[0]
        if wal_size(path) <= _HEAD + _FRAME_HEAD + page_size:
            return True
        before = _salts(path)
        if not move_wal(path):
            return False
        # A commit behind a WAL that was moved whole begins it anew, unless somebody reads from it.
        rows.execute("BEGIN IMMEDIATE")
        version = rows.execute("PRAGMA user_version").fetchone()[0]
        rows.execute(f"PRAGMA user_version = {int(version)}")  # writes the first page as it is
        rows.execute("COMMIT")
        return _salts(path) != before


def wal_size(path: Path) -> int:
    """Return the bytes of the WAL of a database; 0 where there is none."""
    try:
        return _wal(path).stat().st_size
    except FileNotFoundError:
        return 0


class WalMover:
    """Moves the WAL of one database when it has grown. Belongs to one event loop."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._moved_at = 0

    async def move_if_grown(self) -> None:
        """Move the WAL if it has grown by `MOST_BYTES` since the last move.

        Call this after each commit, before the next writer of this process begins: writers without
        a pause would never let it have their lock. Looking takes microseconds.
        """
        size = wal_size(self._path)
        if size < self._moved_at:  # it has begun anew
            self._moved_at = 0
        if size - self._moved_at < MOST_BYTES:
            return
        self._moved_at = size
        # A thread of its own: writers may not wait for a pool that others keep busy.
        with ThreadPoolExecutor(1, "wal") as thread:
            work = asyncio.get_running_loop().run_in_executor(thread, self._move)
            await uninterrupted(_result(work))

    def _move(self) -> None:
        try:
            move_wal(self._path, WRITER_SECONDS)
        except sqlite3.Error as error:  # the next commits say what is wrong with the database
            log.info("the WAL was not moved, trying again when it has grown", why=str(error)[:200])


async def _result(future: asyncio.Future[None]) -> None:
    await future


def _wal(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _salts(path: Path) -> bytes:
    """Return what is different in each new WAL: its number and two salts; b"" without a WAL.

    SQLite holds no lock on this file that closing it would release.
    """
    try:
        with _wal(path).open("rb") as wal:
            return wal.read(_HEAD)[12:24]
    except FileNotFoundError:
        return b""
