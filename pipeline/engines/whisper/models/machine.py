"""Hardware of this machine, by which a model and a device are chosen.

Cores and memory are those that this process may use, not those of the host: a container often has
less. Gpus are found through the driver's own library, so no model library is loaded, and
CUDA_VISIBLE_DEVICES has its effect.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.engines.cores import usable_cores

_CGROUP = Path("/sys/fs/cgroup")
_NAME_LENGTH = 256


@dataclass(frozen=True, slots=True)
class Gpu:
    """A CUDA GPU: its name, its memory in bytes, its compute capability such as (8, 6)."""

    name: str
    memory: int
    capability: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Machine:
    """Usable cores, usable memory in bytes, and the first GPU, if any."""

    cores: int
    memory: int
    gpu: Gpu | None = None


def this_machine() -> Machine:
    """Return the hardware. Takes some milliseconds, with a GPU a tenth of a second."""
    gpus = find_gpus()
    return Machine(usable_cores(), usable_memory(), gpus[0] if gpus else None)


def usable_memory(cgroup: Path = _CGROUP) -> int:
    """Return the bytes of memory of the machine, or of the control group if that is less."""
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        total = 0
    for name in ("memory.max", "memory/memory.limit_in_bytes"):
        try:
            limit = int((cgroup / name).read_text())
        except (OSError, ValueError):  # not there, or "max"
            continue
        return min(total, limit) if total else limit
    return total


def find_gpus() -> Sequence[Gpu]:
    """Return the CUDA GPUs that the driver reports; none without a driver.

    https://docs.nvidia.com/cuda/cuda-driver-api: every call returns 0 on success.
    """
    try:
        driver = ctypes.CDLL("libcuda.so.1")
        if driver.cuInit(0):
            return ()
        count = ctypes.c_int()
        if driver.cuDeviceGetCount(ctypes.byref(count)):
            return ()
        found = (_gpu(driver, number) for number in range(count.value))
        return tuple(gpu for gpu in found if gpu)
    except (OSError, AttributeError):
        return ()


def _gpu(driver: ctypes.CDLL, number: int) -> Gpu | None:
    device, memory = ctypes.c_int(), ctypes.c_size_t()
    name = ctypes.create_string_buffer(_NAME_LENGTH)
    major, minor = ctypes.c_int(), ctypes.c_int()
    statuses = (
        driver.cuDeviceGet(ctypes.byref(device), number),
        driver.cuDeviceGetName(name, _NAME_LENGTH, device),
        driver.cuDeviceTotalMem_v2(ctypes.byref(memory), device),
        driver.cuDeviceGetAttribute(ctypes.byref(major), 75, device),
        driver.cuDeviceGetAttribute(ctypes.byref(minor), 76, device),
    )
    if any(statuses):
        return None
    return Gpu(name.value.decode(errors="replace"), memory.value, (major.value, minor.value))
