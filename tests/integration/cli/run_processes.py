"""Processes of `mp4totext run`: their end, and what they leave in the data folder."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from tests.integration.polling import modification_times


def ended(process: subprocess.Popen[bytes], piped: bytes | None = None) -> tuple[int, str, str]:
    out, err = process.communicate(piped, timeout=120)
    return process.returncode, out.decode(), err.decode()


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def nothing_in_scratch(data: Path) -> bool:
    return not list((data / "scratch").iterdir())


def pieces(data: Path) -> dict[Path, int]:
    """Return the modification time of each recognized window."""
    return modification_times(data / "blobs" / "media", "*/windows-*/*-*.json")
