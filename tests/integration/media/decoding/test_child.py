"""The child that decodes: its progress, its memory and its end."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from pipeline.media.decode import decode
from storage.errors import Stopped
from tests.leftovers import Children
from tests.paths import DATA


def test_stop_ends_the_child_and_leaves_nothing(tmp_path: Path, own_children: Children) -> None:
    def stop(fraction: float, newest: str = "") -> None:
        raise Stopped

    with pytest.raises(Stopped):
        decode(DATA / "bad" / "silence_6h.flac", tmp_path, 24 * 3600, stop)
    assert list(tmp_path.iterdir()) == []
    assert own_children() == []


def test_progress_increases_and_memory_stays_flat(tmp_path: Path, own_children: Children) -> None:
    """Six hours in 546 kB: a decompression bomb."""
    fractions: list[float] = []
    resident: dict[int, list[int]] = {}

    def watch(fraction: float, newest: str = "") -> None:
        fractions.append(fraction)
        for child in own_children():
            resident.setdefault(child.pid, []).append(child.memory_info().rss)
            if fraction > 0.6:
                raise Stopped

    began = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    try:
        decode(DATA / "bad" / "silence_6h.flac", tmp_path, 24 * 3600, watch)
    except Stopped:
        assert list(tmp_path.iterdir()) == []
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - began < 120
    assert fractions == sorted(fractions)
    assert resident
    for each in resident.values():
        assert max(each) < 120e6
        assert each[-1] - each[len(each) // 3] < 5e6
