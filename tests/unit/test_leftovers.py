"""Processes that outlive the tests are found and ended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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
