"""A disk that fails under running processes, as one whose file system the kernel shut off does: for
those of an installation alone, which load a small library in C before the C library."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_suffix(".c")


@cache
def can_fail() -> bool:
    """Return whether this machine can compile the library."""
    with tempfile.TemporaryDirectory() as folder:
        return _is_compiled(Path(folder) / "disk.so")


def _is_compiled(library: Path) -> bool:
    if shutil.which("cc") is None:
        return False
    command = ["cc", "-O1", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


class FailingDisk:
    """The disk of `data`, for processes that start with `environment`. `folder` is on another."""

    def __init__(self, folder: Path, data: Path) -> None:
        self._failure = folder / "disk-failure"
        self.environment: dict[str, str] = {}
        self._set(0)
        library = folder / "disk.so"
        if _is_compiled(library):
            self.environment = {
                "LD_PRELOAD": str(library),
                "CHAOS_DISK": str(self._failure),
                "CHAOS_DISK_FOLDER": os.path.realpath(data),
            }

    @contextmanager
    def failing(self, number: int) -> Iterator[None]:
        """Let every write fail with this errno for the length of the block; reading goes on."""
        self._set(number)
        try:
            yield
        finally:
            self._set(0)

    def _set(self, number: int) -> None:
        with self._failure.open("r+b" if self._failure.exists() else "wb") as file:
            file.write(struct.pack("=q", number))


def preloaded(*environments: Mapping[str, str]) -> dict[str, str]:
    """Return the settings of several libraries that are loaded together."""
    together: dict[str, str] = {}
    for each in environments:
        libraries = filter(None, (together.get("LD_PRELOAD"), each.get("LD_PRELOAD")))
        together |= {**each, "LD_PRELOAD": ":".join(libraries)}
    return {name: value for name, value in together.items() if value}
