"""A file that comes into a folder is taken when it is whole, and not before."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bot.cli.run.stable_files import EMPTY_FOR, StableFiles, ignore_leases, is_written


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    ignore_leases()
    return Clock()


def test_a_file_that_grows_is_waited_for(tmp_path: Path, clock: Clock) -> None:
    arrivals, path = StableFiles(5, clock), tmp_path / "talk.mp4"
    path.write_bytes(b"1")
    assert arrivals.whole([path]) == []
    clock.now += 4.9
    path.write_bytes(b"12")
    assert arrivals.whole([path]) == []
    clock.now += 4.9
    os.utime(path, ns=(0, 0))  # only its time changed
    assert arrivals.whole([path]) == []
    clock.now += 4.9
    assert arrivals.whole([path]) == []
    clock.now += 0.2
    assert arrivals.whole([path]) == [path]


def test_an_empty_file_is_waited_for_much_longer(tmp_path: Path, clock: Clock) -> None:
    arrivals, path = StableFiles(5, clock), tmp_path / "talk.mp4"
    path.touch()
    assert arrivals.whole([path]) == []
    clock.now += EMPTY_FOR - 1
    assert arrivals.whole([path]) == []
    clock.now += 2
    assert arrivals.whole([path]) == [path]


def test_what_is_gone_is_forgotten_and_the_oldest_comes_first(tmp_path: Path, clock: Clock) -> None:
    arrivals = StableFiles(5, clock)
    paths = [tmp_path / name for name in ("a", "b", "c")]
    for age, path in enumerate(paths):
        path.write_bytes(b"1")
        os.utime(path, (1000 - age, 1000 - age))
    arrivals.whole(paths)
    paths[0].unlink()
    clock.now += 5
    assert arrivals.whole(paths) == [paths[2], paths[1]]
    paths[0].write_bytes(b"1")
    assert arrivals.whole(paths) == [paths[2], paths[1]]


@pytest.mark.skipif(sys.platform != "linux", reason="leases are Linux's")
def test_a_file_that_a_program_writes_is_waited_for(tmp_path: Path, clock: Clock) -> None:
    arrivals, path = StableFiles(0, clock), tmp_path / "talk.mp4"
    with path.open("wb") as writer:
        writer.write(b"1")
        writer.flush()
        if not is_written(path):
            pytest.skip("this file system gives no leases")
        assert arrivals.whole([path]) == []
        assert arrivals.held == {path}
        with path.open("rb"):  # a reader is no writer
            assert is_written(path)
    with path.open("rb"):
        assert not is_written(path)
    assert arrivals.whole([path]) == [path]
    assert arrivals.held == set()
    assert not is_written(tmp_path / "gone")
    path.open("r+b").close()  # and nobody is kept from writing later
