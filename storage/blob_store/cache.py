"""Recordings of a bucket, kept on the disk of a worker: a redo does not download them again.

A file is named by the hash of its bytes and appears as a whole, so several processes may use one
folder. Who adds a file removes those that were used longest ago, under a lock of the folder.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_HASH_LENGTH = 64
_ABANDONED = 24 * 3600
"""Seconds after which an incomplete file is the rest of a crash."""


class FileCache:
    """Files by hash, up to `most` bytes. Errors of the disk make it miss; no job sees them."""

    def __init__(self, folder: Path, most: int) -> None:
        """Create the folder. Raises OSError."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._most = most

    def take(self, sha256: str, into: Path) -> bool:
        """Make `into` a file with these bytes. Returns False when they are not here. The caller
        compares the hash: a disk may damage files."""
        path = self._folder / sha256
        try:
            os.utime(path)
            _copy(path, into)
        except OSError:
            into.unlink(missing_ok=True)
            return False
        return True

    def keep(self, sha256: str, source: Path) -> None:
        """Keep a file, unless it is larger than the whole cache or the disk is full."""
        size = source.stat().st_size
        if size > self._most:
            return
        part = self._folder / f"{secrets.token_hex(8)}.part"
        with suppress(OSError), self._locked():
            try:
                self._make_room(size)
                _copy(source, part)
                os.utime(part)  # a link has the time of the other name
                part.replace(self._folder / sha256)
            finally:
                part.unlink(missing_ok=True)

    def discard(self, sha256: str) -> None:
        """Remove a file, if it is here."""
        (self._folder / sha256).unlink(missing_ok=True)

    def hashes(self) -> list[str]:
        """Return the hashes of all files."""
        return [path.name for path in self._folder.iterdir() if len(path.name) == _HASH_LENGTH]

    def _make_room(self, size: int) -> None:
        files = []
        for path in self._folder.iterdir():
            with suppress(FileNotFoundError):  # removed meanwhile
                found = path.stat()
                if path.suffix == ".part":
                    if found.st_mtime < time.time() - _ABANDONED:
                        path.unlink()
                elif len(path.name) == _HASH_LENGTH:
                    files.append((found.st_mtime, found.st_size, path))
        used = sum(each for _, each, _ in files)
        for _, each, path in sorted(files):
            if used + size <= self._most:
                return
            path.unlink(missing_ok=True)
            used -= each

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self._folder / ".lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _copy(source: Path, into: Path) -> None:
    """Make a second name of a file, or a copy where that can't be. Nobody changes such files."""
    try:
        os.link(source, into)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(source, into)
