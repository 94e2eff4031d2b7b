"""Number of windows that a CPU decodes at the same time, and the threads of each.

One window uses few threads well: the decoder works token by token. On 2 cores 24 windows of 485 s
took 26 to 28 s one at a time with 2 threads, and 11.7 to 12.1 s two at a time with one thread each
(Whisper base, int8, 5 beams). The windows share the weights of the model.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.models.machine import Machine

MAX_WINDOWS = 8
"""Windows at a time on machines with many cores, which give each window more threads instead: a
short recording has one window."""
EXTRA_WINDOWS = 1
"""Windows beyond these for the first ones of a new job, so that a short note does not wait until a
long recording frees a thread."""
RESERVED_MEMORY = 2_000_000_000
"""Bytes for the model, the other engines and the system."""
WINDOW_MEMORY = 250_000_000
"""Bytes for one more window at a time."""


@dataclass(frozen=True, slots=True)
class Parallelism:
    """Windows that are decoded at the same time, with `threads` each."""

    windows: int
    threads: int

    def __str__(self) -> str:
        threads = "1 thread" if self.threads == 1 else f"{self.threads} threads"
        each = " each" if self.windows > 1 else ""
        windows = "1 window" if self.windows == 1 else f"{self.windows} windows"
        return f"{windows} at a time with {threads}{each}"


def choose_parallelism(config: WhisperConfig, machine: Machine) -> Parallelism:
    """Return how a CPU is used: WINDOWS_AT_ONCE if it is set, otherwise by cores and memory."""
    threads = config.cpu_threads or machine.cores
    windows = config.windows_at_once or min(threads, MAX_WINDOWS, _windows_in(machine.memory))
    return Parallelism(windows, max(1, threads // windows))


def _windows_in(memory: int) -> int:
    """Return the windows that fit into this many bytes of memory; 0 bytes means unknown."""
    if not memory:
        return MAX_WINDOWS
    return max(1, (memory - RESERVED_MEMORY) // WINDOW_MEMORY)
