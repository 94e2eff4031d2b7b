"""Start of the bot process: its time and memory, and the time to the first card."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import Row

HEAVY = ("numpy", "scipy", "av", "onnxruntime", "ctranslate2", "faster_whisper", "torch")
PROBE = f"""
import re, sys
import bot.app.service, bot.platforms.telegram.adapter
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1]) // 1024)
print(",".join(name for name in {HEAVY!r} if name in sys.modules) or "none")
"""


def imports() -> tuple[float, int, str]:
    """Return the seconds to import the bot process, its megabytes, its model libraries."""
    started = time.perf_counter()
    output = subprocess.run(
        [sys.executable, "-c", PROBE], check=True, capture_output=True, text=True
    )
    seconds = time.perf_counter() - started
    megabytes, heavy = output.stdout.split()
    return seconds, int(megabytes), heavy


def rows(_folder: Path) -> Iterator[Row]:
    """Yield the rows about the bot process."""
    imports()  # byte code is compiled
    measured = [imports() for _ in range(5)]
    seconds = statistics.median(each[0] for each in measured)
    yield Row("bot process: start to ready to connect", f"{seconds:.2f} s", "under 2 s")
    yield Row("bot process: memory", f"{measured[0][1]} MB", "under 150 MB")
    yield Row("bot process: model libraries loaded", measured[0][2], "none")
