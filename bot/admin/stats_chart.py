"""The days as a picture: hours of recordings above, jobs below, failed ones on top of those done.

Its ground is its own and dark, so that it reads the same in light and dark chats, and its numbers
are as large as a phone needs. Words stand beside it, in the language of who looks: the font that
comes with Pillow has no letters but English ones.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from storage.models import Day

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = 1080, 1080
GROUND, LINE, TEXT = "#17212b", "#33424f", "#e6edf3"
HOURS, DONE, FAILED, CANCELLED = "#5fb0f5", "#5fb0f5", "#ff8b4a", "#aab4bd"
"""Blue, orange and grey: told apart by the colour-blind, too."""
LEFT, RIGHT, PANEL = 150, 30, 410
MOST_BARS = 62
"""More days than this are drawn as weeks."""

Stack = Sequence[tuple[float, str]]
"""The parts of one bar, from below: how much, in which colour."""


def draw(days: Sequence[Day], into: Path) -> None:
    """Write a PNG. Some tenths of a second, so call it in a thread."""
    from PIL import Image, ImageDraw  # noqa: PLC0415  takes a while, and few ever ask for a chart

    bars = weeks(days) if len(days) > MOST_BARS else days
    picture = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    pen = ImageDraw.Draw(picture)
    hours: list[Stack] = [((day.seconds / 3600, HOURS),) for day in bars]
    jobs: list[Stack] = [
        ((day.done, DONE), (day.cancelled, CANCELLED), (day.failed, FAILED)) for day in bars
    ]
    _panel(pen, 60, hours, " h")
    _panel(pen, 560, jobs, "")
    _dates(pen, [day.date for day in bars])
    picture.save(into, "PNG", optimize=True)


def weeks(days: Sequence[Day]) -> list[Day]:
    """Seven days as one, counted back from the last; named by its first day."""
    first = len(days) % 7
    groups = [days[:first]] if first else []
    groups += [days[start : start + 7] for start in range(first, len(days), 7)]
    return [
        Day(
            group[0].date,
            sum(day.done for day in group),
            sum(day.failed for day in group),
            sum(day.cancelled for day in group),
            sum(day.seconds for day in group),
        )
        for group in groups
    ]


def ceiling(most: float) -> float:
    """The end of an axis: 1, 2 or 5 with zeros, and at least the most."""
    if most <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(most))
    return next(power * step for step in (1, 2, 5, 10) if power * step >= most)


def _panel(pen: ImageDraw, top: int, bars: Sequence[Stack], unit: str) -> None:
    """Bars above a line, with three marks at the side."""
    end = ceiling(max(sum(amount for amount, _ in bar) for bar in bars))
    for share in (0.0, 0.5, 1.0):
        height = top + PANEL * (1 - share)
        pen.line((LEFT, height, WIDTH - RIGHT, height), LINE, 3)
        _write(pen, (LEFT - 14, height), f"{end * share:g}{unit}", "rm")
    slot = (WIDTH - LEFT - RIGHT) / len(bars)
    for number, bar in enumerate(bars):
        left = LEFT + slot * number
        right = left + max(1.0, slot * 0.82)
        bottom = float(top + PANEL)
        for amount, colour in bar:
            if amount:
                upper = bottom - max(2.0, PANEL * amount / end)
                pen.rectangle((left, upper, right, bottom), colour)
                bottom = upper


def _dates(pen: ImageDraw, dates: Sequence[str]) -> None:
    """The first and the last day, as `31.01.` can't be mistaken for a month: `01-31`."""
    _write(pen, (LEFT, HEIGHT - 100), dates[0][5:], "la")
    if len(dates) > 1:
        _write(pen, (WIDTH - RIGHT, HEIGHT - 100), dates[-1][5:], "ra")


def _write(pen: ImageDraw, where: tuple[float, float], text: str, anchor: str) -> None:
    from PIL import ImageFont  # noqa: PLC0415  as above

    pen.text(where, text, TEXT, ImageFont.load_default(36), anchor)
