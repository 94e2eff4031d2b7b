"""No library reports to its makers: the kernel counts who looks for a way out of a network that
has none, since the libraries are no Python and leave no trace in it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.outgoing.network import Network, network
from tests.paths import ROOT

LOAD = """
import sys
{first}
import onnxruntime
session = onnxruntime.InferenceSession("pipeline/engines/networks/segmentation.onnx")
print("loaded", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def inside() -> Iterator[Network]:
    try:
        with network() as inside:
            yield inside
    except OSError as why:
        pytest.skip(f"a network of its own can't be made here: {why}")


def looked_for_a_way_out(inside: Network, folder: Path, first: str, seconds: float) -> bool:
    """Whether a process that loads a network wants to reach somebody within so many seconds."""
    command = [*inside.prefix, sys.executable, "-c", LOAD.format(first=first)]
    # Without CI, where it does not report.
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == b"loaded\n"
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and not inside.ways_out_looked_for():
            time.sleep(0.1)
        process.stdin.close()
    return inside.ways_out_looked_for() > 0


def test_the_recognizers_runtime_reports_to_nobody(inside: Network, tmp_path: Path) -> None:
    assert not looked_for_a_way_out(inside, tmp_path, "import pipeline.engines.registry", 5)
    assert not (tmp_path / ".cache" / "Microsoft").exists()


def test_it_would_be_seen(inside: Network, tmp_path: Path) -> None:
    """Fails once ONNX Runtime reports no longer by default: then nothing has to be switched off."""
    assert looked_for_a_way_out(inside, tmp_path, "", 60)
