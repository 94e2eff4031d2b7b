"""Tells when a file in a watched folder is whole: it was looked at twice and is as it was, and no
program has it open for writing.

Folders are looked through again and again. inotify and its like say nothing of files on NFS, SMB
and most shared folders of containers, and never that a writer has finished for good, so that one
has to look again in any case; a look at 10,000 idle files takes 0.2 s of a processor.
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

EMPTY_FOR = 60.0
"""Seconds for which a file without a byte may be one that is about to be written."""


@dataclass(slots=True)
class _Seen:
    stamp: Stamp
    since: float


@dataclass(slots=True)
class StableFiles:
    """What was seen of files that are not done yet. `settle` is for how many seconds a file must
    not have changed."""

    settle: float
    clock: Callable[[], float] = time.monotonic
    held: set[Path] = field(default_factory=set, init=False)
    """What would be whole, if no program had it open."""
    _seen: dict[Path, _Seen] = field(default_factory=dict, init=False)

    def whole(self, paths: Iterable[Path]) -> list[Path]:
        """Those of the files that are whole, the one first that changed first. What is named no
        longer is forgotten."""
        now = self.clock()
        seen: dict[Path, _Seen] = {}
        for path in paths:
            with suppress(OSError):  # gone or renamed since the look
                stamp = stamp_of(path)
                known = self._seen.get(path)
                same = known is not None and known.stamp == stamp
                seen[path] = known if same and known else _Seen(stamp, now)
        self._seen = seen
        settled = [path for path, each in seen.items() if self._is_settled(each, now)]
        self.held = {path for path in settled if is_written(path)}
        ready = [path for path in settled if path not in self.held]
        return sorted(ready, key=lambda path: (seen[path].stamp[1], path))

    def _is_settled(self, seen: _Seen, now: float) -> bool:
        wait = self.settle if seen.stamp[0] else max(self.settle, EMPTY_FOR)
        return now - seen.since >= wait


def ignore_leases() -> None:
    """Who opens a file while we ask about it has the kernel send a signal, which ends a process
    that says nothing about it. For the main thread, before `is_written`."""
    if hasattr(signal, "SIGIO"):
        signal.signal(signal.SIGIO, signal.SIG_IGN)


def is_written(path: Path) -> bool:
    """Whether a program of this machine has the file open for writing, as far as can be told:
    Linux gives a read lease on a file of one's own only where nobody has.
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
    except OSError:  # somebody else's file, or a file system without leases
        return False
    else:
        return False
    finally:
        os.close(opened)
