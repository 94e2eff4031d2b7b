"""Checks of the recognition settings at start, without loading a model or contacting a hub.

The worker reports problems that only a hub or a GPU can reveal."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.device import INSTALL_ADVICE, missing_libraries
from pipeline.engines.whisper.models.folder import find_problem
from pipeline.engines.whisper.models.machine import find_gpus
from pipeline.engines.whisper.models.names import AUTO, as_folder, find_repository, suggest_names

_ONLY_CARDS = frozenset({"float16", "bfloat16", "int8_float16", "int8_bfloat16"})


def find_setting_problems(config: WhisperConfig) -> Iterator[tuple[str, str]]:
    """Yield each setting that can't be used, with reason and advice as the end of a sentence."""
    for setting, value in (
        ("WHISPER_MODEL", config.model),
        ("WHISPER_MODEL_CAREFUL", config.careful_model),
    ):
        if value and value != AUTO and (problem := _model_problem(value)):
            yield setting, problem
    if config.device == "cuda" and (problem := _gpu_problem()):
        yield "DEVICE", problem
    yield from _precision_problems(config)


def _model_problem(value: str) -> str:
    folder = as_folder(value)
    if folder is not None:
        return find_problem(folder)
    return "" if find_repository(value) else f"there is no model `{value}`: {suggest_names(value)}"


def _gpu_problem() -> str:
    if sys.platform == "darwin":
        return "macOS has no CUDA; set DEVICE=auto or cpu"
    if not find_gpus():
        return (
            "cuda needs an NVIDIA GPU and its driver, and none is seen; install the driver, pass "
            "the GPU on to the container, or set DEVICE=auto or cpu"
        )
    if lacking := missing_libraries():
        return f"cuda needs {' and '.join(lacking)}: {INSTALL_ADVICE}"
    return ""


def _precision_problems(config: WhisperConfig) -> Iterator[tuple[str, str]]:
    requested = config.compute_type
    if requested in _ONLY_CARDS and config.device == "cpu":
        yield (
            "COMPUTE_TYPE",
            f"{requested} is for GPUs only; with DEVICE=cpu: auto, int8 or float32",
        )
