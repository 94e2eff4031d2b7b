"""The priority of a worker."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from pipeline.worker.priority import NICENESS

PROGRAM = "import os; from pipeline.worker.priority import give_way; give_way(); print(os.nice(0))"


@pytest.mark.skipif(os.nice(0) != 0, reason="the tests themselves run at another priority")
@pytest.mark.parametrize(("chosen", "becomes"), [(0, NICENESS), (3, 3), (12, 12)])
def test_worker_gives_way_unless_a_priority_is_chosen(chosen: int, becomes: int) -> None:
    command = ["nice", "-n", str(chosen), sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout) == becomes
