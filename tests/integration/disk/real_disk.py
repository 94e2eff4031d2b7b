"""A file system of its own (ext4 in a file), which the kernel shuts off when it finds an error.

With `errors=remount-ro` it refuses every write from then on, also to files that are open.

https://docs.kernel.org/admin-guide/ext4.html
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class RealDisk:
    """A disk that is mounted at `folder`."""

    def __init__(self, folder: Path, image: Path) -> None:
        self.folder, self._image = folder, image
        folder.mkdir()
        with image.open("wb") as file:
            file.truncate(32 << 20)
        _run("mkfs.ext4", "-q", "-F", image)
        self._mount()

    def shut_off(self) -> None:
        """Let the kernel find an error of the file system."""
        device = _run("findmnt", "--noheadings", "--output", "SOURCE", self.folder).strip()
        trigger = Path("/sys/fs/ext4") / Path(device).name / "trigger_fs_error"
        trigger.write_text("a test")

    def mount_anew(self) -> None:
        """Mount a repaired copy at the same place, below the running processes. What was written
        before is on it."""
        repaired = self._image.with_suffix(".repaired")
        os.sync()
        shutil.copyfile(self._image, repaired)
        subprocess.run(["e2fsck", "-fy", repaired], capture_output=True, check=False)
        self.unmount()
        self._image = repaired
        self._mount()

    def unmount(self) -> None:
        """Unmount it, also while files are open."""
        subprocess.run(["umount", "--lazy", self.folder], capture_output=True, check=False)

    def _mount(self) -> None:
        _run("mount", "-o", "loop,errors=remount-ro", self._image, self.folder)


@contextmanager
def real_disk(folder: Path) -> Iterator[RealDisk]:
    """Mount a disk for the length of the block. Skips the test where that is not possible."""
    missing = [it for it in ("mkfs.ext4", "e2fsck", "findmnt", "mount") if shutil.which(it) is None]
    if os.geteuid() != 0 or missing:
        pytest.skip(f"a disk of its own needs root and {', '.join(missing) or 'Linux'}")
    try:
        disk = RealDisk(folder / "disk", folder / "disk.image")
    except subprocess.CalledProcessError as error:
        pytest.skip(f"no disk can be mounted here: {error.stderr.strip()[:200]}")
    try:
        yield disk
    finally:
        disk.unmount()


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout
