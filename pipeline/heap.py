"""Gives freed memory back to the system: the C library by itself does so only at a heap's end."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Return the freed pages of all threads' heaps; a few milliseconds. Nothing without glibc.

    Arrays of all sizes are made in one thread and freed in another. What they leave between them
    piles up over hours of speech, and is of no use to the next stage, which has its own threads.
    """
    _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    """`malloc_trim`, see https://man7.org/linux/man-pages/man3/malloc_trim.3.html."""
    if sys.platform != "linux":
        return lambda _keep: None
    return getattr(ctypes.CDLL(None), "malloc_trim", lambda _keep: None)  # musl has none
