"""Faults of storage: a locked database, one that is away, and a full disk."""

from __future__ import annotations

import asyncio
import errno
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import asyncpg

from tests.faults.installation import BOT, WORKERS, Installation
from tests.faults.kinds.kind import FaultKind, Inject, Scene
from tests.faults.machine.small_disk import read_only
from tests.faults.schedule import Kind

DISK_FULL, DISK_READ_ONLY = "disk full", "disk read-only"
DISK_SHUT_OFF, DISK_BROKEN = "disk shut off while it runs", "disk with I/O errors"
BALLAST = "ballast"
REFUSED_FOLDER = dict.fromkeys((BOT, *WORKERS), (2,))
"""A part that starts on such a disk ends with a sentence that names DATA_DIR."""
_PIECE = 1 << 16


@contextmanager
def _locked(scene: Scene) -> Iterator[None]:
    """Hold a write transaction in another process's place, as a backup tool or a long query may."""
    if scene.installation.postgresql is not None:
        with _locked_table(scene.installation):
            yield
        return
    path = scene.installation.data / "mp4totext.db"
    with closing(sqlite3.connect(path, timeout=60, isolation_level=None)) as rows:
        rows.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            rows.execute("ROLLBACK")


@contextmanager
def _locked_table(installation: Installation) -> Iterator[None]:
    assert installation.postgresql is not None
    folder, over, held = installation.postgresql.folder, threading.Event(), threading.Event()

    async def hold() -> None:
        connection = await asyncpg.connect(host=folder, user="postgres", database="rows")
        try:
            async with connection.transaction():
                await connection.execute("LOCK TABLE jobs, deliveries IN ACCESS EXCLUSIVE MODE")
                held.set()
                await asyncio.to_thread(over.wait)
        finally:
            await connection.close()

    thread = threading.Thread(target=lambda: asyncio.run(hold()), daemon=True)
    thread.start()
    held.wait(30)
    try:
        yield
    finally:
        over.set()
        thread.join(30)


@contextmanager
def _away(scene: Scene) -> Iterator[None]:
    assert scene.installation.postgresql is not None
    scene.installation.postgresql.stop()
    try:
        yield
    finally:
        scene.installation.postgresql.start()


@contextmanager
def _full(scene: Scene) -> Iterator[None]:
    """Fill the disk of DATA_DIR to the last byte, again and again, since others free some. Does
    nothing where that would be the disk of this machine."""
    if not scene.installation.data.is_mount():
        yield
        return
    path, over = scene.installation.data / BALLAST, threading.Event()
    thread = threading.Thread(target=_fill, args=(path, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(30)
        path.unlink(missing_ok=True)


def _fill(path: Path, over: threading.Event) -> None:
    with path.open("ab", buffering=0) as ballast:
        while not over.wait(0.02):
            for size in (_PIECE, 1 << 12, 1):
                with suppress(OSError):
                    while not over.is_set():
                        ballast.write(bytes(size))


def _failing(number: int) -> Inject:
    """Let every write of the running processes fail, also to files that are open."""
    return lambda scene: scene.installation.disk.failing(number)


@contextmanager
def _read_only(scene: Scene) -> Iterator[None]:
    """The machine is started again, and mounts the disk of DATA_DIR read-only."""
    installation = scene.installation
    parts = (BOT, *WORKERS)
    for part in parts:
        installation.stop(part)
    with read_only(installation.data):
        for part in parts:
            installation.start(part)
        yield


FAILING_DISKS: Mapping[str, Inject] = {
    DISK_READ_ONLY: _read_only,
    DISK_SHUT_OFF: _failing(errno.EROFS),
    DISK_BROKEN: _failing(errno.EIO),
}
STORAGE_FAULTS = (
    FaultKind(Kind("database locked", (2, 12)), _locked, is_away=True),
    FaultKind(Kind("PostgreSQL away", (2, 10), ("postgresql",)), _away, is_away=True),
    FaultKind(Kind(DISK_FULL, (3, 12)), _full, is_away=True),
    FaultKind(
        Kind(DISK_READ_ONLY, (3, 12)), _read_only, ("telegram",), ends=REFUSED_FOLDER, is_away=True
    ),
    FaultKind(
        Kind(DISK_SHUT_OFF, (3, 12)), _failing(errno.EROFS), ends=REFUSED_FOLDER, is_away=True
    ),
    FaultKind(Kind(DISK_BROKEN, (3, 12)), _failing(errno.EIO), ends=REFUSED_FOLDER, is_away=True),
)
