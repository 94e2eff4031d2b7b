"""No library reports to its vendor: the kernel counts connection attempts in a network without
exit, since native libraries leave no trace in Python."""

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


def tries_to_connect(inside: Network, folder: Path, first: str, seconds: float) -> bool:
    """Return whether a process with these libraries tries to connect within so many seconds."""
    command = [*inside.prefix, sys.executable, "-c", LOAD.format(first=first)]
    # Without CI, where the library does not report.
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
        while time.monotonic() < deadline and not inside.connection_attempts():
            time.sleep(0.1)
        process.stdin.close()
    return inside.connection_attempts() > 0


def test_recognition_runtime_sends_no_telemetry(inside: Network, tmp_path: Path) -> None:
    assert not tries_to_connect(inside, tmp_path, "import pipeline.engines.registry", 5)
    assert not (tmp_path / ".cache" / "Microsoft").exists()


def test_telemetry_would_be_detected(inside: Network, tmp_path: Path) -> None:
    """Fails once ONNX Runtime stops reporting by default: then nothing needs to be disabled."""
    assert tries_to_connect(inside, tmp_path, "", 60)
