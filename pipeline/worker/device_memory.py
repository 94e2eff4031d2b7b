"""Memory of CUDA devices, from the driver's management library: no context is made on a device.

https://docs.nvidia.com/deploy/nvml-api: every call returns 0 on success.
"""

from __future__ import annotations

import ctypes
from functools import cache


class _Memory(ctypes.Structure):
    """`nvmlMemory_t`, in bytes."""

    _fields_ = (
        ("total", ctypes.c_ulonglong),
        ("free", ctypes.c_ulonglong),
        ("used", ctypes.c_ulonglong),
    )


def device_memory() -> list[tuple[int, int]]:
    """Return the used and the total bytes of each device; none without a driver."""
    library = _library()
    count = ctypes.c_uint()
    if library is None or library.nvmlDeviceGetCount_v2(ctypes.byref(count)):
        return []
    found = []
    for number in range(count.value):
        device, memory = ctypes.c_void_p(), _Memory()
        if library.nvmlDeviceGetHandleByIndex_v2(number, ctypes.byref(device)):
            continue
        if not library.nvmlDeviceGetMemoryInfo(device, ctypes.byref(memory)):
            found.append((int(memory.used), int(memory.total)))
    return found


@cache
def _library() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL("libnvidia-ml.so.1")
    except OSError:
        return None
    return None if library.nvmlInit_v2() else library
