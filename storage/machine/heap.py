"""Memory that malloc of glibc keeps: two arenas for all threads.

glibc gives each thread an arena of its own, up to eight for each core, and what one frees is of no
use to another. In the process of the pages they grow to 58 MB while 20 people upload and 200 watch,
and to 3 to 18 MB with two.
https://man7.org/linux/man-pages/man3/mallopt.3.html
"""

from __future__ import annotations

import ctypes
import os
import platform
from collections.abc import Mapping

ARENAS = 2
_M_ARENA_MAX = -8


def share_arenas(environment: Mapping[str, str] = os.environ) -> bool:
    """Let all threads of this process share the arenas, unless the operator chose a number. Return
    whether they do. Call it before threads start: each keeps the arena that it has."""
    is_chosen = "MALLOC_ARENA_MAX" in environment or (
        "glibc.malloc.arena_max" in environment.get("GLIBC_TUNABLES", "")
    )
    if is_chosen or platform.libc_ver()[0] != "glibc":
        return False
    return bool(ctypes.CDLL(None).mallopt(_M_ARENA_MAX, ARENAS))
