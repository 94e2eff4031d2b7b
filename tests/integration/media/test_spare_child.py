"""A worker has a child that is ready before a recording comes."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from pipeline.media.confined import child_process
from pipeline.media.confined.child_process import SPARE_CHILD
from pipeline.media.decode import decode
from tests.leftovers import Children
from tests.paths import DATA, ROOT

SPEECH = DATA / "asr" / "en" / "ls_1998-15444-0001.flac"
PATIENCE = 60.0


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "_QUIET_SECONDS", 0.0)


def wait_for_spare(own_children: Children) -> psutil.Process:
    until = time.monotonic() + PATIENCE
    while not (found := own_children()):
        assert time.monotonic() < until
        time.sleep(0.01)
    return found[0]


def decode_with_pids(folder: Path, own_children: Children) -> set[int]:
    """Decode a recording. Return the children that were seen meanwhile."""
    folder.mkdir()
    seen: set[int] = set()

    def look(fraction: float, newest: str = "") -> None:
        seen.update(child.pid for child in own_children())

    assert decode(SPEECH, folder, 100, look).seconds == pytest.approx(6.025, abs=0.1)
    return seen


def test_spare_child_decodes_and_another_one_follows(
    tmp_path: Path, own_children: Children
) -> None:
    with SPARE_CHILD.kept():
        first = wait_for_spare(own_children)
        assert first.pid in decode_with_pids(tmp_path / "a", own_children) or not first.is_running()
        second = wait_for_spare(own_children)
        assert second.pid != first.pid
        decode_with_pids(tmp_path / "b", own_children)
        assert not second.is_running()
        wait_for_spare(own_children)
    assert own_children() == []


def test_spare_child_that_was_killed_is_not_used(tmp_path: Path, own_children: Children) -> None:
    with SPARE_CHILD.kept():
        spare = wait_for_spare(own_children)
        spare.kill()
        while spare.status() != psutil.STATUS_ZOMBIE:
            time.sleep(0.01)
        decode_with_pids(tmp_path / "a", own_children)
    assert own_children() == []


def test_nobody_else_keeps_a_spare_child(tmp_path: Path, own_children: Children) -> None:
    decode_with_pids(tmp_path / "a", own_children)
    time.sleep(0.2)
    assert own_children() == []


_PARENT = """
import os, signal, time
from pipeline.media.confined import child_process
child_process._QUIET_SECONDS = 0.0
with child_process.SPARE_CHILD.kept():
    while child_process.SPARE_CHILD._child is None:
        time.sleep(0.01)
    print(child_process.SPARE_CHILD._child.process.pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_spare_child_ends_with_a_killed_worker() -> None:
    command = [sys.executable, "-c", _PARENT]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    spare = int(done.stdout)
    until = time.monotonic() + PATIENCE
    while psutil.pid_exists(spare) and time.monotonic() < until:
        time.sleep(0.05)
    assert not psutil.pid_exists(spare)
