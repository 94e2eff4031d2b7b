"""Memory of this process: its size, and the return of freed memory to the system.

By itself the C library returns only the end of a heap."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path


def trim_memory() -> None:
    """Return the freed pages of all threads' heaps to the system, in a few milliseconds.

    Arrays of all sizes are allocated in one thread and freed in another. The gaps between them
    accumulate over hours of speech, and the next stage, in other threads, can't use them. Without
    glibc this does nothing.
    """
    _malloc_trim()(0)


def resident_bytes() -> int:
    """Return the bytes of memory that this process holds; 0 where the system does not tell.

    It is the second number, in pages: https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html
    """
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


@cache
def _malloc_trim() -> Callable[[int], object]:
    """Return `malloc_trim`: https://man7.org/linux/man-pages/man3/malloc_trim.3.html."""
    if sys.platform != "linux":
        return lambda _keep: None
    return getattr(ctypes.CDLL(None), "malloc_trim", lambda _keep: None)  # musl has none
