"""Problems of the recognition settings, found before anything is loaded."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.engines.registry import whisper_config
from pipeline.engines.whisper import start_check
from pipeline.engines.whisper.models.machine import Gpu
from pipeline.engines.whisper.start_check import find_setting_problems
from pipeline.settings import PipelineSettings

ROOT = Path(__file__).parents[5]


def problems_of(**values: Any) -> dict[str, str]:
    return dict(find_setting_problems(whisper_config(PipelineSettings(_env_file=None, **values))))


def set_machine(monkeypatch: pytest.MonkeyPatch, gpus: int, missing: Sequence[str] = ()) -> None:
    monkeypatch.setattr(start_check, "find_gpus", lambda: (Gpu("RTX", 8 * 10**9),) * gpus)
    monkeypatch.setattr(start_check, "missing_libraries", lambda: tuple(missing))


@pytest.mark.parametrize("value", ["auto", "small", "large-v3-turbo", "Some/one-else"])
def test_possible_model_names_are_accepted(value: str) -> None:
    assert problems_of(whisper_model=value) == {}


def test_missing_folder_or_unknown_name_is_reported(tmp_path: Path) -> None:
    assert "there is no folder /no/where" in problems_of(whisper_model="/no/where")["WHISPER_MODEL"]
    assert "no model.bin" in problems_of(whisper_model=str(tmp_path))["WHISPER_MODEL"]
    problems = problems_of(whisper_model_careful="larg-v3")
    assert "did you mean large" in problems["WHISPER_MODEL_CAREFUL"]


def test_cuda_requires_a_gpu_and_its_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    set_machine(monkeypatch, 0)
    assert "none is seen" in problems_of(device="cuda")["DEVICE"]
    assert problems_of(device="auto") == {}
    set_machine(monkeypatch, 1, ["libcublas.so.12"])
    assert "libcublas.so.12: pip install 'mp4totext[cuda]'" in problems_of(device="cuda")["DEVICE"]
    set_machine(monkeypatch, 1)
    assert problems_of(device="cuda") == {}


def test_precision_must_suit_the_device() -> None:
    assert "for GPUs only" in problems_of(compute_type="float16", device="cpu")["COMPUTE_TYPE"]
    assert problems_of(compute_type="int8", device="cpu") == {}


def test_start_check_loads_no_model_library() -> None:
    script = (
        "import sys; from pipeline.engines.whisper.start_check import find_setting_problems as w;"
        "from pipeline.engines.registry import whisper_config as c;"
        "from pipeline.settings import PipelineSettings as S;"
        "list(w(c(S(_env_file=None, device='cuda', whisper_model='x y'))));"
        "print(sorted({'ctranslate2', 'faster_whisper', 'huggingface_hub'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
