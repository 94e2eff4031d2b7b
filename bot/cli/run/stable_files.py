"""Detection of complete files in a watched folder: unchanged, and not open for writing.

The folders are polled. inotify and similar interfaces do not report files on NFS, SMB and most
shared folders of containers. They also do not report that a writer has finished for good, so
polling is necessary in any case. A poll of 10,000 idle files takes 0.2 s of a processor.
"""

from __future__ import annotations

import fcntl
import os
import signal
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot.cli.run.ledger import Stamp, stamp_of

EMPTY_SETTLE = 60.0
"""Seconds to wait for the first byte of an empty file."""


@dataclass(slots=True)
class _Observation:
    stamp: Stamp
    since: float


@dataclass(slots=True)
class StableFiles:
    """Observed files. A file is stable when it has not changed for `settle` seconds."""

    settle: float
    clock: Callable[[], float] = time.monotonic
    open_files: set[Path] = field(default_factory=set, init=False)
    """Files that are unchanged, but open for writing."""
    _seen: dict[Path, _Observation] = field(default_factory=dict, init=False)

    def find_stable(self, paths: Iterable[Path]) -> list[Path]:
        """Return the stable files, the longest unchanged first. Files that are not in `paths` are
        no longer observed."""
        now = self.clock()
        seen: dict[Path, _Observation] = {}
        for path in paths:
            with suppress(OSError):  # deleted or renamed since the search
                stamp = stamp_of(path)
                last = self._seen.get(path)
                same = last is not None and last.stamp == stamp
                seen[path] = last if same and last else _Observation(stamp, now)
        self._seen = seen
        settled = [path for path, each in seen.items() if self._is_settled(each, now)]
        self.open_files = {path for path in settled if is_open_for_writing(path)}
        ready = [path for path in settled if path not in self.open_files]
        return sorted(ready, key=lambda path: (seen[path].stamp[1], path))

    def _is_settled(self, seen: _Observation, now: float) -> bool:
        wait = self.settle if seen.stamp[0] else max(self.settle, EMPTY_SETTLE)
        return now - seen.since >= wait


def ignore_leases() -> None:
    """Ignore SIGIO. The kernel sends it when a program opens a file during `is_open_for_writing`,
    and by default it ends the process. Call this first, in the main thread."""
    if hasattr(signal, "SIGIO"):
        signal.signal(signal.SIGIO, signal.SIG_IGN)


def is_open_for_writing(path: Path) -> bool:
    """Return whether a program of this machine has the file open for writing; False if unknown.
    Linux grants a read lease on an own file only if no program has.
    https://man7.org/linux/man-pages/man2/F_SETLEASE.2const.html"""
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    try:
        opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        fcntl.fcntl(opened, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(opened, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:  # a file of another user, or a file system without leases
        return False
    else:
        return False
    finally:
        os.close(opened)
