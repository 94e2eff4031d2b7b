"""One place sets the threads of all engines: they use the cores that this process may use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.engines.cores import CoreBudget, physical_cores, usable_cores
from pipeline.engines.registry import build_engines
from pipeline.settings import PipelineSettings

ONE_CORE = """
import os, sys
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from pathlib import Path
from pipeline.engines.registry import build_engines
from pipeline.settings import PipelineSettings
engines = build_engines(PipelineSettings(_env_file=None), Path(sys.argv[1]))
before = len(os.listdir("/proc/self/task"))
engines.diarizer._voices._open()
print(len(os.listdir("/proc/self/task")) - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="affinity and /proc are Linux's")
def test_networks_start_no_threads_beyond_the_allowed_cores(tmp_path: Path) -> None:
    """ONNX Runtime counts the cores of the host, also in a container that may use one of them:
    https://github.com/microsoft/onnxruntime/issues/29510."""
    if (os.cpu_count() or 1) < 2:
        pytest.skip("one core: nothing to limit")
    answer = subprocess.run(
        [sys.executable, "-c", ONE_CORE, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "0"
    assert "affinity" not in answer.stderr


def test_setting_limits_every_engine() -> None:
    budget = CoreBudget.of(2)
    assert (budget.recognition, budget.networks, budget.voice, budget.film) == (2, 2, 2, 2)


def test_unset_budget_is_that_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(12)), raising=False)
    monkeypatch.setattr("pipeline.engines.cores.usable_cores", lambda: 12)
    monkeypatch.setattr("pipeline.engines.cores.physical_cores", lambda: 6)
    budget = CoreBudget.of(0)
    assert budget.recognition == 12
    assert budget.networks == budget.voice == 6, "as ONNX Runtime chooses for itself"
    assert budget.film == 8


def test_threads_of_one_core_count_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 5}, raising=False)
    for number, siblings in {0: "0-1", 1: "0-1", 2: "2-3", 5: "4-5"}.items():
        folder = tmp_path / f"cpu{number}" / "topology"
        folder.mkdir(parents=True)
        (folder / "thread_siblings_list").write_text(f"{siblings}\n")
    assert physical_cores(tmp_path) == 3
    assert physical_cores(tmp_path / "no such folder") == usable_cores()


def test_engines_of_the_settings_share_the_budget(tmp_path: Path) -> None:
    engines = build_engines(PipelineSettings.model_validate({"cpu_threads": 1}), tmp_path)
    assert engines.cores == CoreBudget(1, 1)
