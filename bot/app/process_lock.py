"""Lock that allows one process per platform and data folder."""

from __future__ import annotations

import fcntl
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from storage.errors import BadSetting
from storage.models import Platform


@contextmanager
def single_process_lock(folder: Path, platform: Platform, *, alone: bool = True) -> Iterator[str]:
    """Hold the lock of a platform in a folder: two processes would both answer. Yield an id of this
    machine and folder, the same after a restart. Raises BadSetting when another process has the
    lock; if this one need not be `alone`, yield an id of its own then: it can stand by.

    The kernel releases the lock when this process ends, even after a crash.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / f"{platform}.lock").open("a+") as lock:
        is_first = _is_locked(lock)
        if alone and not is_first:
            problem = f"another mp4totext process already serves {platform} with this folder"
            raise BadSetting(setting="DATA_DIR", problem=problem)
        own_id = _folder_id(lock) if is_first else secrets.token_hex(8)
        yield f"{socket.gethostname()}-{own_id}"


def _is_locked(lock: TextIO) -> bool:
    """Lock a file. Return False when another process has locked it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _folder_id(lock: TextIO) -> str:
    """Return the id in a locked file, which gets one if it has none."""
    lock.seek(0)
    folder_id = lock.read().strip()
    if not folder_id:
        folder_id = secrets.token_hex(8)
        lock.write(folder_id)
        lock.flush()
    return folder_id


def folder_name(folder: Path, platform: Platform) -> str:
    """Return what the process with the lock of a folder is called, "" when none ever had it."""
    try:
        own_id = (folder / f"{platform}.lock").read_text().strip()
    except OSError:
        return ""
    return f"{socket.gethostname()}-{own_id}"


def runs_here(folder: Path, platform: Platform) -> bool:
    """Return whether a process holds the lock of a folder."""
    try:
        with (folder / f"{platform}.lock").open() as lock:
            return not _is_locked(lock)
    except OSError:
        return False
