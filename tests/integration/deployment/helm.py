"""Helm, and what it makes of the chart with files of values."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[3]
CHART = ROOT / "docker/kubernetes/mp4totext"
EXAMPLES = ROOT / "docker/kubernetes/examples"
TOOLS = ROOT / "out/chart-tools/bin"
VALUES = {
    "default": [],
    "gpu": [EXAMPLES / "gpu.yaml"],
    "autoscaled": [EXAMPLES / "autoscaled.yaml"],
    "web": [EXAMPLES / "web.yaml"],
    "lanes": [EXAMPLES / "lanes.yaml"],
}
Objects = dict[tuple[str, str], dict[str, Any]]


def tool(name: str, *, of_chart: bool = False) -> str:
    """Return a program of `make chart`, or one of this machine unless it has to be `of_chart`."""
    found = shutil.which(name, path=str(TOOLS)) or (None if of_chart else shutil.which(name))
    if not found:
        pytest.skip(f"{name} is not installed: make chart installs it")
    return found


def helm(*line: str | Path) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            [tool("helm"), *line], check=False, capture_output=True, text=True, timeout=120
        )
    except OSError as error:
        pytest.skip(f"Helm of the registry does not run on this machine: {error}")


def rendered(values: str, *more: str) -> Objects:
    files = [f"--values={path}" for path in VALUES[values]]
    done = helm("template", "transcripts", CHART, "--namespace", "bots", *files, *more)
    assert done.returncode == 0, done.stderr
    objects = [it for it in yaml.safe_load_all(done.stdout) if it]
    return {(it["kind"], it["metadata"]["name"]): it for it in objects}
