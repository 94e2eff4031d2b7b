"""Arenas of malloc: few, however many threads a process has."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

from storage.machine.heap import ARENAS, share_arenas

PROGRAM = """
import ctypes, threading
from storage.machine.heap import share_arenas
if {shares}: assert share_arenas({{}})
libc, all_begun = ctypes.CDLL(None), threading.Barrier(12)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
heaps = set()
def take():
    all_begun.wait()
    heaps.add(libc.malloc(1000) >> 26)  # an arena of a thread begins at a multiple of 64 MB
    all_begun.wait()
threads = [threading.Thread(target=take) for _ in range(12)]
for each in threads: each.start()
for each in threads: each.join()
print(len(heaps))
"""
is_glibc = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="says what glibc does")


def _heaps(shares: bool) -> int:
    command = [sys.executable, "-c", PROGRAM.format(shares=shares)]
    environment = {"PYTHONPATH": ":".join(filter(None, sys.path))}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return int(done.stdout)


@is_glibc
def test_threads_share_two_arenas() -> None:
    assert _heaps(shares=True) <= ARENAS
    assert _heaps(shares=False) > ARENAS, "else this says nothing"


@pytest.mark.parametrize(
    ("name", "value"),
    [("MALLOC_ARENA_MAX", "1"), ("GLIBC_TUNABLES", "glibc.malloc.arena_max=4")],
)
def test_number_that_the_operator_chose_stays(name: str, value: str) -> None:
    assert not share_arenas({name: value})


def test_other_libraries_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "libc_ver", lambda: ("", ""))
    assert not share_arenas({})
