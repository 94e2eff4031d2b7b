"""The model that `auto` chooses, as a table of machines and available models."""

from __future__ import annotations

import pytest

from pipeline.engines.whisper.models.choice import (
    BEST_FIRST,
    Available,
    better_model,
    choose_model,
    suitable_model,
)
from pipeline.engines.whisper.models.machine import Gpu, Machine
from pipeline.engines.whisper.models.names import REPOSITORIES

GB = 10**9
LAPTOP = Machine(2, 8 * GB)
STRONG = Machine(8, 16 * GB)
TIGHT = Machine(16, 3 * GB)
RTX_3060 = Machine(4, 16 * GB, Gpu("RTX 3060", 12 * GB))
GTX_1060 = Machine(4, 16 * GB, Gpu("GTX 1060 6GB", 6_373_572_608))
MX_150 = Machine(4, 16 * GB, Gpu("MX150", 2 * GB))

PACKAGE = Available(packaged=True)
NOTHING = Available(packaged=False)
OFFLINE = Available(packaged=True, hub=False)
NOTHING_OFFLINE = Available(packaged=False, hub=False)


def available_models(*names: str, packaged: bool = True, hub: bool = True) -> Available:
    return Available(packaged, names, hub)


@pytest.mark.parametrize(
    ("machine", "available", "now", "source", "better_one"),
    [
        (LAPTOP, PACKAGE, "base", "package", None),
        (LAPTOP, OFFLINE, "base", "package", None),
        (LAPTOP, NOTHING, "base", "hub", None),
        (LAPTOP, available_models("small"), "base", "package", None),
        (LAPTOP, available_models("small", packaged=False), "small", "downloaded", "base"),
        (LAPTOP, available_models("large-v3", packaged=False), "base", "hub", None),
        (
            LAPTOP,
            available_models("large-v3", packaged=False, hub=False),
            "large-v3",
            "downloaded",
            "base",
        ),
        (LAPTOP, available_models("tiny", packaged=False), "tiny", "downloaded", "base"),
        (STRONG, PACKAGE, "base", "package", "small"),
        (STRONG, OFFLINE, "base", "package", "small"),
        (STRONG, NOTHING, "small", "hub", None),
        (STRONG, available_models("small"), "small", "downloaded", None),
        (STRONG, available_models("large-v3-turbo"), "base", "package", "small"),
        (TIGHT, PACKAGE, "base", "package", None),
        (RTX_3060, PACKAGE, "base", "package", "large-v3-turbo"),
        (RTX_3060, NOTHING, "large-v3-turbo", "hub", None),
        (RTX_3060, available_models("medium"), "medium", "downloaded", "large-v3-turbo"),
        (RTX_3060, available_models("large-v3-turbo"), "large-v3-turbo", "downloaded", None),
        (GTX_1060, available_models("large-v3-turbo"), "large-v3-turbo", "downloaded", None),
        (MX_150, PACKAGE, "base", "package", "small"),
    ],
)
def test_model_is_chosen_by_machine_and_availability(
    machine: Machine, available: Available, now: str, source: str, better_one: str | None
) -> None:
    on_gpu = machine.gpu is not None
    chosen = choose_model(machine, available, on_gpu=on_gpu)
    assert chosen is not None
    assert (chosen.name, chosen.source) == (now, source)
    best = better_model(machine, available, on_gpu=on_gpu)
    assert (best.name if best else None) == better_one


def test_no_available_model_gives_no_choice() -> None:
    assert choose_model(STRONG, NOTHING_OFFLINE, on_gpu=False) is None
    best = better_model(STRONG, NOTHING_OFFLINE, on_gpu=False)
    assert best
    assert best.name == "small"


def test_unused_gpu_does_not_count() -> None:
    assert suitable_model(RTX_3060, on_gpu=False).name == "base"


def test_reason_names_the_facts_of_the_machine() -> None:
    assert suitable_model(LAPTOP, on_gpu=False).why == "2 cores and 8 GB of memory"
    assert suitable_model(RTX_3060, on_gpu=True).why == "RTX 3060 with 12 GB"
    chosen = choose_model(STRONG, PACKAGE, on_gpu=False)
    assert chosen
    assert chosen.why == "the best that is there; small would suit 8 cores and 16 GB of memory"


def test_every_ranked_model_has_a_repository() -> None:
    assert set(BEST_FIRST) <= set(REPOSITORIES)
