"""The memory of this process: how much it is, and giving back to the system what was freed, which
the C library by itself does only at a heap's end."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path


def trim_memory() -> None:
    """Return the freed pages of all threads' heaps; a few milliseconds. Nothing without glibc.

    Arrays of all sizes are made in one thread and freed in another. What they leave between them
    piles up over hours of speech, and is of no use to the next stage, which has its own threads.
    """
    _trim()(0)


def resident() -> int:
    """Bytes of memory that this process holds; 0 where the system does not tell.

    The second number, in pages: https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html
    """
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


@cache
def _trim() -> Callable[[int], object]:
    """`malloc_trim`, see https://man7.org/linux/man-pages/man3/malloc_trim.3.html."""
    if sys.platform != "linux":
        return lambda _keep: None
    return getattr(ctypes.CDLL(None), "malloc_trim", lambda _keep: None)  # musl has none
