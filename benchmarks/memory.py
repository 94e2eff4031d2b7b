"""Peak memory of the pipeline on a short and on a long recording."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import psutil

from benchmarks.recordings import talk
from benchmarks.table import Row
from pipeline.engines.cores import usable_cores

LOOK_EVERY = 0.2


def peak(command: list[str], environment: Mapping[str, str]) -> tuple[int, float]:
    """Return the peak resident bytes of a command and its children, and its seconds."""
    started = time.perf_counter()
    with subprocess.Popen(command, env={**os.environ, **environment}) as process:
        tree = psutil.Process(process.pid)
        most = 0
        while process.poll() is None:
            most = max(most, _resident(tree))
            time.sleep(LOOK_EVERY)
    if process.returncode:
        raise RuntimeError(f"{command[:4]} ended with status {process.returncode}")
    return most, time.perf_counter() - started


def _resident(tree: psutil.Process) -> int:
    total = 0
    try:
        for process in (tree, *tree.children(recursive=True)):
            total += process.memory_info().rss
    except psutil.NoSuchProcess:
        return total
    return total


def _run(folder: Path, minutes: float, **environment: str) -> tuple[int, float]:
    """Return the peak bytes and the seconds of `mp4totext run` on so many minutes of speech."""
    path = talk(minutes * 60, folder)
    command = [sys.executable, "-m", "bot", "run", str(path), "--quiet", "--out", str(folder)]
    data = folder / f"data-{minutes:.0f}-{len(environment)}"
    return peak(command, {"DATA_DIR": str(data), **environment})


def rows(folder: Path, minutes: tuple[float, float] = (10, 180)) -> Iterator[Row]:
    """Yield the peak memory of both lengths, their difference, and that of one window at a time."""
    peaks = []
    for length in minutes:
        most, seconds = _run(folder, length)
        peaks.append(most)
        yield Row(
            f"peak memory, {length:g} min of speech",
            f"{most / 1e6:.0f} MB ({seconds / 60:.1f} min of work)",
        )
    yield Row("difference", f"{(peaks[1] - peaks[0]) / 1e6:+.0f} MB", "within 100 MB")
    single, seconds = _run(folder, minutes[0], WINDOWS_AT_ONCE="1")
    yield Row(
        f"peak memory, {minutes[0]:g} min of speech, one window at a time",
        f"{single / 1e6:.0f} MB ({seconds / 60:.1f} min of work)",
    )
    more = (peaks[0] - single) / 1e6
    yield Row(f"{usable_cores()} cores' windows at a time cost", f"{more:+.0f} MB", "under 250 MB")
