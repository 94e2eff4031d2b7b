"""Errors for want of memory are told from others, with the words of the real libraries."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest

from storage.machine.memory_errors import is_out_of_memory

NO_THREAD = """
import resource, threading
_, hard = resource.getrlimit(resource.RLIMIT_DATA)
used = int(next(it for it in open('/proc/self/status') if it.startswith('VmData')).split()[1])
resource.setrlimit(resource.RLIMIT_DATA, (used * 1024 + 1_000_000, hard))
try:
    threading.Thread(target=print).start()
except RuntimeError as error:
    print(error)
"""


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(errno.ENOMEM, os.strerror(errno.ENOMEM)),
        RuntimeError("std::bad_alloc"),
        RuntimeError(
            "[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : Non-zero status code returned while"
            " running Conv node. Failed to allocate memory for requested buffer of size 1228800"
        ),
        RuntimeError(
            "[enforce fail at alloc_cpu.cpp:75] DefaultCPUAllocator: can't allocate memory"
        ),
    ],
)
def test_memory_that_is_refused_is_recognized(error: Exception) -> None:
    assert is_out_of_memory(error)


@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), ValueError("bad alignment"), KeyError("a")],
)
def test_other_errors_are_no_want_of_memory(error: Exception) -> None:
    assert not is_out_of_memory(error)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit counts threads on Linux")
def test_thread_without_room_for_its_stack_is_want_of_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", NO_THREAD], check=True, capture_output=True, text=True
    )
    assert is_out_of_memory(RuntimeError(done.stdout.strip())), done
