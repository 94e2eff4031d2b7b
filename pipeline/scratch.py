"""The scratch folder: room for the files of running jobs, cleared even after a kill."""

from __future__ import annotations

import contextlib
import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage import logs

log = logs.get(__name__)


@contextmanager
def scratch_folder(parent: Path, worker: str) -> Iterator[Path]:
    """A folder of this worker's own in `parent`, gone at the end.

    The kernel gives a killed worker's lock back: whose lock is free left its folder behind, and
    that is removed first.
    """
    parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    for lock in parent.glob("*.lock"):
        _clear_if_left(lock)
    folder = parent / worker
    lock = parent / f"{worker}.lock"
    with lock.open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        folder.mkdir(mode=0o700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            lock.unlink(missing_ok=True)


def _clear_if_left(lock: Path) -> None:
    with contextlib.suppress(FileNotFoundError, BlockingIOError), lock.open("r") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        log.info("clearing what a worker left behind", worker=lock.stem)
        shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
        lock.unlink(missing_ok=True)
