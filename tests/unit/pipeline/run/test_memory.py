"""Freed memory is returned to the system."""

import sys
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from pipeline.run import memory

PIECES = 3000
PIECE = 20_000
"""Bytes: small enough to come from a thread's heap."""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's heaps")
def test_memory_freed_by_a_thread_is_returned() -> None:
    def work() -> bytes:
        """Takes 60 MB and leaves the last 20 kB, which keep the heap from shrinking by itself."""
        return [bytes(bytearray(PIECE)) for _ in range(PIECES)][-1]

    with ThreadPoolExecutor(1) as other:
        left = other.submit(work).result()
        before = psutil.Process().memory_info().rss
        memory.trim_memory()
        assert before - psutil.Process().memory_info().rss > PIECES * PIECE / 2
    assert len(left) == PIECE


def test_trim_memory_does_nothing_without_glibc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    memory._malloc_trim.cache_clear()
    memory.trim_memory()
    memory._malloc_trim.cache_clear()
