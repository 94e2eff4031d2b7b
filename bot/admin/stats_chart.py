"""Chart of the days: hours of recordings above, jobs below with failed ones on top.

The background is dark, so that the chart reads the same in light and dark chats, and the numbers
are large enough for a phone. Words are in the message beside it, in the user's language: the font
of Pillow has English letters only.
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
BACKGROUND, LINE, TEXT = "#17212b", "#33424f", "#e6edf3"
HOURS, DONE, FAILED, CANCELLED = "#5fb0f5", "#5fb0f5", "#ff8b4a", "#aab4bd"
"""Blue, orange and grey: colour-blind people can tell them apart."""
LEFT, RIGHT, PANEL = 150, 30, 410
MOST_BARS = 62
"""The most bars; more days are drawn as weeks."""

Stack = Sequence[tuple[float, str]]
"""Parts of one bar from the bottom: amount and colour."""


def draw(days: Sequence[Day], into: Path) -> None:
    """Write the chart as PNG. Takes some tenths of a second: call it in a thread."""
    from PIL import Image, ImageDraw  # noqa: PLC0415  slow import, rarely needed

    bars = weeks(days) if len(days) > MOST_BARS else days
    picture = Image.new("RGB", (WIDTH, HEIGHT), BACKGROUND)
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
    """Return the days summed by week, counted back from the last day; a week has the date of its
    first day."""
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
    """Return the end of an axis: 1, 2 or 5 times a power of ten, at least `most`."""
    if most <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(most))
    return next(power * step for step in (1, 2, 5, 10) if power * step >= most)


def _panel(pen: ImageDraw, top: int, bars: Sequence[Stack], unit: str) -> None:
    """Draw bars on a line, with three marks on the axis."""
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
    """Write the first and the last day as `01-31`: unlike `01.02.`, month and day are clear."""
    _write(pen, (LEFT, HEIGHT - 100), dates[0][5:], "la")
    if len(dates) > 1:
        _write(pen, (WIDTH - RIGHT, HEIGHT - 100), dates[-1][5:], "ra")


def _write(pen: ImageDraw, where: tuple[float, float], text: str, anchor: str) -> None:
    from PIL import ImageFont  # noqa: PLC0415  as above

    pen.text(where, text, TEXT, ImageFont.load_default(36), anchor)
