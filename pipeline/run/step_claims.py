"""Steps that other processes run: a job that needs the same step waits for the one that runs it.

A claim is a file lock, which the kernel releases when its process dies, and the progress of the
step is in the file: https://man7.org/linux/man-pages/man2/flock.2.html. Where that can't be, as on
several machines or a file system without locks, a step runs twice, with the same result.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from storage.blobs import Blobs

PAUSE = 0.25
"""Seconds between two looks at a step of another process."""
SILENCE = 60.0
"""Seconds without progress after which a step is no longer waited for: its process may be stopped,
and nobody else's job may depend on that."""


class StepClaim:
    """A step that this process runs. Reports of its progress may come after its end.

    The number of a closed descriptor soon belongs to another file, the database among them. So the
    number is forgotten before it is closed, and no thread writes meanwhile.
    """

    def __init__(self, file: int | None = None) -> None:
        """`file` is the descriptor of the locked file, None without a claim."""
        self._file = file
        self._lock = threading.Lock()

    @property
    def is_held(self) -> bool:
        """Return whether other processes wait for the step."""
        return self._file is not None

    def tell(self, fraction: float) -> None:
        """Tell other processes the progress, 0 to 1. After the release nobody is told."""
        with self._lock:
            if self._file is not None:
                with suppress(OSError):  # a full disk: the step itself says so
                    os.pwrite(self._file, f"{fraction:.4f}".encode(), 0)

    def release(self) -> None:
        """Let other processes have the step. A second call does nothing."""
        with self._lock:
            file, self._file = self._file, None
            if file is not None:
                # Closing is not enough while a forked child has it open.
                fcntl.flock(file, fcntl.LOCK_UN)
                os.close(file)


@contextmanager
def claim_step(blobs: Blobs, key: str, wait: Callable[[float], None]) -> Iterator[StepClaim]:
    """Claim the step whose checkpoint has this key, for the time of the block.

    While another process has it, `wait` is called with its progress. Raises what `wait` raises.
    """
    if not isinstance(blobs.locks, Path):  # workers on several machines
        yield StepClaim()
        return
    path = blobs.locks / "steps" / hashlib.sha256(key.encode()).hexdigest()
    claim = StepClaim()
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        claim = StepClaim(_claim(path, wait))
    claim.tell(0.0)
    try:
        yield claim
    finally:
        if claim.is_held:
            with suppress(OSError):
                path.unlink()  # before the release: a lock of a file that is gone counts nothing
        claim.release()


def _claim(path: Path, wait: Callable[[float], None]) -> int | None:
    """Return the locked file; None where its owner makes no progress."""
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        taken = False
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            taken = _is_at(path, file)
        except BlockingIOError:
            state = os.fstat(file)
            if time.time() - state.st_mtime > SILENCE:
                return None
            wait(_fraction(file))
            time.sleep(PAUSE)
        finally:
            if not taken:
                os.close(file)
        if taken:
            return file


def _is_at(path: Path, file: int) -> bool:
    """Return whether a file is still there: its owner removes it at the end."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file))
    except FileNotFoundError:
        return False


def _fraction(file: int) -> float:
    try:
        return float(os.pread(file, 8, 0))
    except ValueError:  # not written yet
        return 0.0
