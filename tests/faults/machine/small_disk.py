"""A small disk of its own for a folder, so that a campaign can fill it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 5.0
"""Seconds until nobody writes to the disk any more."""


def can_mount() -> bool:
    """Return whether this process may mount a file system: root on Linux, outside of most
    containers."""
    return os.geteuid() == 0 and shutil.which("mount") is not None


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[None]:
    """Mount a small file system in memory at a new folder for the length of the block; without the
    right to do so it is a plain folder."""
    folder.mkdir(parents=True)
    if not can_mount() or not _mounted(folder, megabytes):
        yield
        return
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False)


def _mounted(folder: Path, megabytes: int) -> bool:
    size = f"size={megabytes}m,mode=700"
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], capture_output=True, check=False
    )
    return done.returncode == 0


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Mount the small disk read-only for the length of the block. Nobody may have a file open for
    writing, so its users have been killed; where it is no small disk, nothing happens."""
    end = time.monotonic() + PATIENCE
    while folder.is_mount() and not _remounted(folder, "ro") and time.monotonic() < end:
        time.sleep(0.05)  # a killed child is still ending
    try:
        yield
    finally:
        if folder.is_mount():
            _remounted(folder, "rw")


def _remounted(folder: Path, mode: str) -> bool:
    command = ["mount", "-o", f"remount,{mode}", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
