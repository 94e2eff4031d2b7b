"""The soak test finds what grows."""

from __future__ import annotations

import random
from typing import cast

import pytest

from storage.models import Address, Platform
from tests.e2e.harness.person_protocol import Anybody
from tests.soak.load import commands
from tests.soak.measurement import Sizes, growth


class Typist:
    """Person of the soak test whose commands are recorded and answered."""

    def __init__(self, platform: Platform) -> None:
        self.address = Address(platform, "7")
        self.typed: set[str] = set()

    def says(self, text: str) -> str:
        self.typed.add(text)
        return text

    def waits_for(self, *_: object) -> None:
        return None


@pytest.mark.parametrize("platform", [Platform.TELEGRAM, Platform.DISCORD])
def test_people_type_what_their_client_sends(platform: Platform) -> None:
    typist, chance = Typist(platform), random.Random(1)  # noqa: S311  repeatable
    for _ in range(200):
        commands(cast("Anybody", typist), chance)
    assert ("/nosuch" in typist.typed) is (platform is Platform.TELEGRAM)
    assert {"/help", "/search word"} <= typist.typed


def samples(
    megabytes: float = 0.0, files: float = 0.0, threads: float = 0.0
) -> list[dict[str, Sizes]]:
    """Return samples of half an hour: a start-up, then so much growth a minute."""
    return [
        {
            "bot": Sizes(100.0, 30, 20),
            "worker": Sizes(
                400.0 + min(minute, 5) * 100 + megabytes * minute,
                round(30 + files * minute),
                round(20 + threads * minute),
            ),
        }
        for minute in range(31)
    ]


def test_models_that_are_loaded_are_no_growth() -> None:
    lines, faults = growth(samples())
    assert lines[1] == "worker: 900 → 900 megabytes, 30 → 30 files, 20 → 20 threads"
    assert faults == []


@pytest.mark.parametrize(
    "leak", [{"megabytes": 10.0}, {"files": 1.0}, {"threads": 1.0}], ids=lambda it: next(iter(it))
)
def test_leak_is_a_fault(leak: dict[str, float]) -> None:
    _, faults = growth(samples(**leak))
    assert len(faults) == 1
    assert faults[0].startswith("grows: worker")
