"""Processes that outlive the tests are found and ended."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests import leftovers


def test_process_in_the_folder_is_found_and_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leftovers, "PATIENCE", 0.0)
    sleeps = [sys.executable, "-c", "print(flush=True); import time; time.sleep(600)"]
    with subprocess.Popen(sleeps, cwd=tmp_path, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        assert leftovers.surviving_processes(tmp_path) == [" ".join(sleeps)]
        assert process.wait() != 0
    assert leftovers.surviving_processes(tmp_path) == []


def test_trackers_of_python_are_no_children_of_a_test(own_children: leftovers.Children) -> None:
    """One stays until the end of the process that has started another with multiprocessing."""
    queue = multiprocessing.get_context("spawn").Queue()
    assert any(
        "resource_tracker" in " ".join(child.cmdline()) for child in psutil.Process().children()
    )
    assert own_children() == []
    queue.close()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert [child.pid for child in own_children()] == [process.pid]
