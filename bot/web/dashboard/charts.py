"""Bars of the dashboard as geometry: the template draws them as SVG, and each tells its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.admin.stats_chart import MOST_BARS, ceiling, weeks
from storage.models import Day

WIDTH, HEIGHT = 720, 180
"""Units of the drawing, which is as wide as the page."""
_GAP = 0.18
_LEAST = 1.5
"""The height of the smallest part, so that one failure in a thousand is seen."""


@dataclass(frozen=True, slots=True)
class Part:
    """Part of a bar: `kind` names its colour; `top` and `height` are in units."""

    kind: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """Bar of a day, or of a week, which has the date of its first day."""

    day: Day
    left: float
    width: float
    parts: tuple[Part, ...]

    @property
    def hours(self) -> float:
        """Return the hours of recordings."""
        return self.day.seconds / 3600


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from left to right, and the value at the top of the axis."""

    bars: tuple[Bar, ...]
    most: float


def charts(days: Sequence[Day]) -> tuple[Chart, Chart]:
    """Return the charts of hours and of jobs. Many days are drawn as weeks."""
    shown = weeks(days) if len(days) > MOST_BARS else list(days)
    hours = _chart(shown, [(("done", day.seconds / 3600),) for day in shown])
    jobs = _chart(
        shown,
        [
            (("done", day.done), ("cancelled", day.cancelled), ("failed", day.failed))
            for day in shown
        ],
    )
    return hours, jobs


def _chart(days: Sequence[Day], stacks: Sequence[Sequence[tuple[str, float]]]) -> Chart:
    most = ceiling(max((sum(amount for _, amount in stack) for stack in stacks), default=0))
    slot = WIDTH / max(1, len(days))
    bars = [
        Bar(day, slot * number, slot * (1 - _GAP), tuple(_parts(stack, most)))
        for number, (day, stack) in enumerate(zip(days, stacks, strict=True))
    ]
    return Chart(tuple(bars), most)


def _parts(stack: Sequence[tuple[str, float]], most: float) -> list[Part]:
    parts, bottom = [], float(HEIGHT)
    for kind, amount in stack:
        if amount:
            height = max(_LEAST, HEIGHT * amount / most)
            bottom -= height
            parts.append(Part(kind, bottom, height))
    return parts
