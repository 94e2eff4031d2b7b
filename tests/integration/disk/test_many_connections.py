"""A process with many connections to SQLite writes again as soon as its disk does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.machine.failing_disk import FailingDisk, can_fail
from tests.integration.disk.many_connections import ROUNDS
from tests.paths import ROOT


@pytest.mark.skipif(not can_fail(), reason="a disk that fails needs a C compiler")
def test_connections_that_were_opened_meanwhile_keep_nobody_from_writing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    disk = FailingDisk(tmp_path, data)
    done = subprocess.run(
        [sys.executable, "-m", "tests.integration.disk.many_connections", data],
        cwd=ROOT,
        env=os.environ | disk.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert int(done.stdout.splitlines()[-1]) >= ROUNDS  # a commit that failed may be there
