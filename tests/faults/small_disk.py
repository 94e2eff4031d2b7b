"""A small disk of its own for a folder, so that a campaign can fill it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEGABYTES = 160
"""Rows, recordings and results of ten minutes need about half."""


def can_mount() -> bool:
    """Return whether this process may mount a file system: root on Linux, outside of most
    containers."""
    return os.geteuid() == 0 and shutil.which("mount") is not None


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """Mount a small file system in memory at a new folder for the length of the block; without the
    right to do so it is a plain folder."""
    folder.mkdir(parents=True)
    if not can_mount() or not _mounted(folder):
        yield
        return
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False)


def _mounted(folder: Path) -> bool:
    size = f"size={MEGABYTES}m,mode=700"
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], capture_output=True, check=False
    )
    return done.returncode == 0
