"""The cores of the processor, and how many threads each engine gets: one budget for all of them.

Libraries count the cores of the host, also in a container that may use two of them. ONNX Runtime
then starts a thread for each and fails to place it: https://github.com/microsoft/onnxruntime/issues/29510
"""

from __future__ import annotations

import math
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable

from storage.models import SpeechMap

_CGROUP = Path("/sys/fs/cgroup")
_PROCESSORS = Path("/sys/devices/system/cpu")
_MOST_FOR_FILM = 8
"""More threads save an encoder little time, and reserve memory."""


@dataclass(frozen=True, slots=True)
class CoreBudget:
    """Logical processors and physical cores for all engines of a process, and the threads of each.

    Jobs share these threads: two jobs in recognition have as many as one.
    """

    cores: int
    physical: int

    @classmethod
    def of(cls, setting: int) -> CoreBudget:
        """Return the budget of CPU_THREADS; 0: everything that this process may use."""
        if setting:
            return cls(setting, setting)
        cores = usable_cores()
        return cls(cores, min(cores, physical_cores()))

    @property
    def recognition(self) -> int:
        """Return the threads of CTranslate2, of all windows at a time together."""
        return self.cores

    @property
    def networks(self) -> int:
        """Return the threads of an ONNX network, as ONNX Runtime would choose outside of limits."""
        return self.physical

    @property
    def voice(self) -> int:
        """Return the threads of Piper, which uses ONNX Runtime, too."""
        return self.physical

    @property
    def film(self) -> int:
        """Return the threads of decoder, filters and encoder of a film, each."""
        return min(_MOST_FOR_FILM, self.cores)


@runtime_checkable
class CoreUser(Protocol):
    """Engine that knows how many cores of the processor its work on a recording keeps busy."""

    def cores_for(self, speech: SpeechMap, seconds: float) -> int:
        """Return the cores for the speech of a recording of `seconds`."""
        ...


@dataclass(slots=True)
class CoresInUse:
    """Cores that the recognition of all jobs of a process keeps busy. Thread-safe."""

    _used: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def reserve(self, cores: int, of: int) -> Iterator[int]:
        """Count `cores` as busy. Yields how many `of` all cores are free beside them."""
        with self._lock:
            self._used += cores
            free = max(0, of - self._used)
        try:
            yield free
        finally:
            with self._lock:
                self._used -= cores


def usable_cores(cgroup: Path = _CGROUP) -> int:
    """Return the cores allowed by affinity and by the quota of the control group; at least 1."""
    allowed = len(_allowed())
    quota = _quota(cgroup)
    return max(1, min(allowed, math.ceil(quota))) if quota else allowed


def physical_cores(processors: Path = _PROCESSORS) -> int:
    """Return the physical cores allowed by affinity: two threads of one core count once.

    https://docs.kernel.org/admin-guide/cputopology.html; the usable cores where it is unknown.
    """
    try:
        siblings = {
            (processors / f"cpu{number}/topology/thread_siblings_list").read_text().strip()
            for number in _allowed()
        }
    except OSError:
        return usable_cores()
    return len(siblings)


def _allowed() -> set[int]:
    try:
        return os.sched_getaffinity(0)
    except AttributeError:  # macOS has none
        return set(range(os.cpu_count() or 1))


def _quota(cgroup: Path) -> float | None:
    """Return the cores allowed by control group version 2 or 1; None without a limit."""
    try:
        quota, period = (cgroup / "cpu.max").read_text().split()
        return None if quota == "max" else int(quota) / int(period)
    except (OSError, ValueError):
        pass
    try:
        used = int((cgroup / "cpu/cpu.cfs_quota_us").read_text())
        period_1 = int((cgroup / "cpu/cpu.cfs_period_us").read_text())
    except (OSError, ValueError):
        return None
    return used / period_1 if used > 0 and period_1 > 0 else None
