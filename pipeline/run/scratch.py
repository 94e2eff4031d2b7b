"""Scratch folder for the files of running jobs, removed even after a kill."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from storage import logs

_TRIES = 20
_PAUSE = 0.05
"""Seconds between two tries to remove a folder that a thread or a child may still write to."""

_KILLED = ".killed"
"""Suffix of the mark that a killed worker leaves in place of its lock."""
_MARK_SECONDS = 60.0
"""Age of a mark that is removed: by then the leases have run out."""

log = logs.get(__name__)


@contextmanager
def scratch_folder(parent: Path, worker: str) -> Iterator[Path]:
    """Create a folder of this worker in `parent`, and remove it at the end.

    Folders of killed workers are removed first.
    """
    parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    clear_abandoned(parent)
    folder = parent / worker
    with _hold_lock(folder.with_name(f"{worker}.lock")):
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            remove_scratch(folder)


def remove_scratch(folder: Path) -> None:
    """Remove a scratch folder and its lock. Retries for up to a second while it is written to."""
    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            break
        time.sleep(_PAUSE)
    folder.with_name(f"{folder.name}.lock").unlink(missing_ok=True)


def clear_abandoned(parent: Path) -> None:
    """Remove the folders of killed workers: the kernel has released their locks. A mark stays of
    each for a while: see `killed_workers`."""
    for folder in [each for each in parent.glob("*") if each.is_dir()]:
        if not folder.with_name(f"{folder.name}.lock").exists():  # the lock is created first
            shutil.rmtree(folder, ignore_errors=True)
    for lock in parent.glob("*.lock"):
        with contextlib.suppress(FileNotFoundError, BlockingIOError), lock.open("r") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            log.info("removing the files of a killed worker", worker=lock.stem)
            shutil.rmtree(lock.with_name(lock.stem), ignore_errors=True)
            lock.rename(lock.with_suffix(_KILLED)).touch()
    for mark in parent.glob(f"*{_KILLED}"):
        with contextlib.suppress(FileNotFoundError):
            if time.time() - mark.stat().st_mtime > _MARK_SECONDS:
                mark.unlink()


def killed_workers(parent: Path) -> set[str]:
    """Return the workers of this machine that were killed in the last minutes: their leases need
    not run out. Other processes may have removed their folders."""
    return {mark.stem for mark in parent.glob(f"*{_KILLED}")}


def is_in_use(folder: Path) -> bool:
    """Return whether a process holds the lock of a scratch folder; it may be a stopped one."""
    try:
        with folder.with_name(f"{folder.name}.lock").open("r") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


@contextmanager
def _hold_lock(lock: Path) -> Iterator[None]:
    file = _open_locked(lock)
    while not lock.exists() or not os.path.samestat(os.fstat(file.fileno()), lock.stat()):
        file.close()  # another process removed it between its creation and the lock
        file = _open_locked(lock)
    with file:
        yield


def _open_locked(lock: Path) -> IO[str]:
    file = lock.open("a")
    fcntl.flock(file, fcntl.LOCK_EX)
    return file
