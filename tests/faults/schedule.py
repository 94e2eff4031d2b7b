"""The schedule of a campaign: which fault comes when. The same seed gives the same schedule."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.faults.pace import USUAL

FIRST = 8.0
"""Seconds until the first fault."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault: `seconds` is the shortest and longest time that it lasts, and `on` are the
    databases with which it exists."""

    name: str
    seconds: tuple[float, float] = (0.5, 4.0)
    on: Sequence[str] = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault at its time, in seconds of the campaign. `number` chooses what its kind leaves
    open."""

    at: float
    kind: str
    seconds: float
    number: int

    def __str__(self) -> str:
        return f"{self.at:5.0f} s  {self.kind} for {self.seconds:.1f} s"


def make_schedule(
    kinds: Sequence[Kind],
    seed: int,
    seconds: float,
    database: str,
    gap: tuple[float, float] = USUAL.gap,
) -> list[Fault]:
    """Return the faults of a campaign of so many seconds. Each kind comes once before one comes
    again."""
    chance = random.Random(f"{seed} {database}")  # noqa: S311  repeatable
    possible = [it for it in kinds if database in it.on]
    faults: list[Fault] = []
    deck: list[Kind] = []
    at = FIRST
    while possible:
        if not deck:
            deck = chance.sample(possible, len(possible))
        kind = deck.pop()
        lasts = chance.uniform(*kind.seconds)
        if at + lasts > seconds:
            break
        faults.append(Fault(at, kind.name, lasts, chance.randrange(1 << 16)))
        at += lasts + chance.uniform(*gap)
    return faults
