"""Paces of a campaign: how many people send how often, and how closely faults follow each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """A pace. `crowd` are the people on each platform, `pause` the shortest and longest seconds
    between two messages of all of them, and `most_open` the recordings without an answer at which
    they wait: on a machine that is busy with other things more and more would be open until the
    end. `hearing` are the seconds that the stand-in for recognition takes, `gap` those between the
    end of a fault and the next one, and `megabytes` the room on the disk of DATA_DIR.
    """

    crowd: int = 4
    pause: tuple[float, float] = (1.0, 4.0)
    most_open: int = 10
    hearing: float = 1.0
    gap: tuple[float, float] = (3.0, 8.0)
    megabytes: int = 160
    """Rows, recordings and results of ten minutes at the usual pace need about half."""


USUAL = Pace()
DENSE = Pace(crowd=24, pause=(0.02, 0.3), most_open=40, hearing=0.1, gap=(2.0, 6.0), megabytes=1600)
PACES: Mapping[str, Pace] = {"usual": USUAL, "dense": DENSE}
