"""Number of windows that a CPU decodes at the same time."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.models.machine import Machine
from pipeline.engines.whisper.parallelism import Parallelism, choose_parallelism

GB = 10**9


@pytest.mark.parametrize(
    ("cores", "memory", "settings", "chosen"),
    [
        (1, 8 * GB, {}, (1, 1)),
        (2, 8 * GB, {}, (2, 1)),
        (6, 8 * GB, {}, (6, 1)),
        (16, 64 * GB, {}, (8, 2)),
        (4, 2.5 * GB, {}, (2, 2)),
        (4, 1 * GB, {}, (1, 4)),
        (4, 0, {}, (4, 1)),
        (16, 64 * GB, {"cpu_threads": 4}, (4, 1)),
        (16, 64 * GB, {"windows_at_once": 2}, (2, 8)),
        (2, 8 * GB, {"windows_at_once": 4}, (4, 1)),
    ],
)
def test_cores_and_memory_choose_the_default_parallelism(
    cores: int, memory: float, settings: dict[str, Any], chosen: tuple[int, int]
) -> None:
    parallelism = choose_parallelism(WhisperConfig(**settings), Machine(cores, int(memory)))
    assert parallelism == Parallelism(*chosen)


def test_parallelism_is_described() -> None:
    assert str(Parallelism(2, 1)) == "2 windows at a time with 1 thread each"
    assert str(Parallelism(1, 4)) == "1 window at a time with 4 threads"
