"""Checks of the recognition settings at start, without loading a model or contacting a hub.

The worker reports problems that only a hub or a card can reveal."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.device import HOW_TO_GET_THEM, missing_libraries
from pipeline.engines.whisper.models.folder import problem_of
from pipeline.engines.whisper.models.machine import find_cards
from pipeline.engines.whisper.models.names import AUTO, as_folder, nearest, repository

_ONLY_CARDS = frozenset({"float16", "bfloat16", "int8_float16", "int8_bfloat16"})


def wrong_settings(config: WhisperConfig) -> Iterator[tuple[str, str]]:
    """Yield each setting that can't be used, with reason and advice as the end of a sentence."""
    for setting, value in (
        ("WHISPER_MODEL", config.model),
        ("WHISPER_MODEL_CAREFUL", config.careful_model),
    ):
        if value and value != AUTO and (problem := _model(value)):
            yield setting, problem
    if config.device == "cuda" and (problem := _card()):
        yield "DEVICE", problem
    yield from _precision(config)


def _model(value: str) -> str:
    folder = as_folder(value)
    if folder is not None:
        return problem_of(folder)
    return "" if repository(value) else f"there is no model `{value}`: {nearest(value)}"


def _card() -> str:
    if sys.platform == "darwin":
        return "macOS has no CUDA; set DEVICE=auto or cpu"
    if not find_cards():
        return (
            "cuda needs an NVIDIA card and its driver, and none is seen; install the driver, pass "
            "the card on to the container, or set DEVICE=auto or cpu"
        )
    if lacking := missing_libraries():
        return f"cuda needs {' and '.join(lacking)}: {HOW_TO_GET_THEM}"
    return ""


def _precision(config: WhisperConfig) -> Iterator[tuple[str, str]]:
    wish = config.compute_type
    if wish in _ONLY_CARDS and config.device == "cpu":
        yield "COMPUTE_TYPE", f"{wish} is for cards only; with DEVICE=cpu: auto, int8 or float32"
