"""A clock that jumps, for the processes of an installation alone: a small library in C, which they
load before the C library. Without a compiler their clock is the machine's."""

from __future__ import annotations

import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_suffix(".c")


@cache
def can_jump() -> bool:
    """Return whether this machine can compile the library."""
    with tempfile.TemporaryDirectory() as folder:
        return _is_compiled(Path(folder) / "clock.so")


def _is_compiled(library: Path) -> bool:
    if shutil.which("cc") is None:
        return False
    command = ["cc", "-O1", "-shared", "-fPIC", "-o", str(library), str(SOURCE)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


class Clock:
    """The clock of processes that start with `environment`."""

    def __init__(self, folder: Path) -> None:
        self._ahead = folder / "clock"
        self.environment: dict[str, str] = {}
        self._jumps: list[tuple[float, float, int]] = []
        self._set(0)
        library = folder / "clock.so"
        if _is_compiled(library):
            self.environment = {"LD_PRELOAD": str(library), "CHAOS_CLOCK": str(self._ahead)}

    @contextmanager
    def ahead(self, seconds: int) -> Iterator[None]:
        """Set the clock so many seconds before (< 0) or after the machine's for the length of the
        block: by more than a campaign lasts, so that `real` can tell."""
        start = time.time()
        self._set(seconds)
        try:
            yield
        finally:
            self._set(0)
            self._jumps.append((start, time.time(), seconds))

    def real(self, moment: float) -> float:
        """Return what the machine's clock said at a moment by this one, both in Unix seconds."""
        for start, end, seconds in self._jumps:
            if start <= moment - seconds <= end:
                return moment - seconds
        return moment

    def _set(self, seconds: int) -> None:
        with self._ahead.open("r+b" if self._ahead.exists() else "wb") as file:
            file.write(struct.pack("=q", seconds))
