"""Detection of complete files in a watched folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bot.cli.run.stable_files import EMPTY_SETTLE, StableFiles, ignore_leases, is_open_for_writing


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    ignore_leases()
    return Clock()


def test_growing_file_is_not_stable(tmp_path: Path, clock: Clock) -> None:
    stable, path = StableFiles(5, clock), tmp_path / "talk.mp4"
    path.write_bytes(b"1")
    assert stable.find_stable([path]) == []
    clock.now += 4.9
    path.write_bytes(b"12")
    assert stable.find_stable([path]) == []
    clock.now += 4.9
    os.utime(path, ns=(0, 0))  # only its time changed
    assert stable.find_stable([path]) == []
    clock.now += 4.9
    assert stable.find_stable([path]) == []
    clock.now += 0.2
    assert stable.find_stable([path]) == [path]


def test_empty_file_settles_much_later(tmp_path: Path, clock: Clock) -> None:
    stable, path = StableFiles(5, clock), tmp_path / "talk.mp4"
    path.touch()
    assert stable.find_stable([path]) == []
    clock.now += EMPTY_SETTLE - 1
    assert stable.find_stable([path]) == []
    clock.now += 2
    assert stable.find_stable([path]) == [path]


def test_deleted_files_are_dropped_and_the_oldest_comes_first(tmp_path: Path, clock: Clock) -> None:
    stable = StableFiles(5, clock)
    paths = [tmp_path / name for name in ("a", "b", "c")]
    for age, path in enumerate(paths):
        path.write_bytes(b"1")
        os.utime(path, (1000 - age, 1000 - age))
    stable.find_stable(paths)
    paths[0].unlink()
    clock.now += 5
    assert stable.find_stable(paths) == [paths[2], paths[1]]
    paths[0].write_bytes(b"1")
    assert stable.find_stable(paths) == [paths[2], paths[1]]


@pytest.mark.skipif(sys.platform != "linux", reason="leases are Linux's")
def test_file_open_for_writing_is_not_stable(tmp_path: Path, clock: Clock) -> None:
    stable, path = StableFiles(0, clock), tmp_path / "talk.mp4"
    with path.open("wb") as writer:
        writer.write(b"1")
        writer.flush()
        if not is_open_for_writing(path):
            pytest.skip("this file system gives no leases")
        assert stable.find_stable([path]) == []
        assert stable.open_files == {path}
        with path.open("rb"):  # a reader is no writer
            assert is_open_for_writing(path)
    with path.open("rb"):
        assert not is_open_for_writing(path)
    assert stable.find_stable([path]) == [path]
    assert stable.open_files == set()
    assert not is_open_for_writing(tmp_path / "gone")
    path.open("r+b").close()  # and no program is kept from writing later
