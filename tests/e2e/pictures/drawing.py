"""Drawings of chats as SVG, in light and dark colours, narrow enough for a phone."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

WIDTH = 480
COLUMNS = 50
"""Characters in a line; wide letters still fit."""
LINE, PAD, EDGE = 20, 12, 14

Line = tuple[str, str]
"""The CSS class of its style (`plain`, `bold`, `quiet`), and the text."""
Rows = Sequence[Sequence[str]]
"""Labels of buttons."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of the ground, the bot's and the user's messages, texts and buttons."""

    ground: str
    ours: str
    theirs: str
    words: str
    quiet: str
    button: str
    label: str = "#ffffff"


@dataclass(slots=True)
class Drawing:
    """A chat that grows downwards."""

    palette: Palette
    parts: list[str] = field(default_factory=list)
    y: float = EDGE

    def words(self, x: float, lines: Sequence[Line]) -> None:
        """Draw lines of text from the current position down."""
        for style, line in lines:
            self.parts.append(
                f'<text x="{x:g}" y="{self.y + LINE - 5:g}" class="{style}">{escape(line)}</text>'
            )
            self.y += LINE

    def box(
        self, x: float, width: float, lines: Sequence[Line], colour: str, bar: str = ""
    ) -> None:
        """Draw lines in a box, with a bar of the colour `bar` at the side."""
        height = len(lines) * LINE + 2 * PAD
        self.parts.append(
            f'<rect x="{x:g}" y="{self.y:g}" width="{width:g}" height="{height}" rx="10"'
            f' fill="{colour}"/>'
        )
        if bar:
            self.parts.append(
                f'<rect x="{x:g}" y="{self.y:g}" width="4" height="{height}" rx="2" fill="{bar}"/>'
            )
        top, self.y = self.y, self.y + PAD
        self.words(x + PAD, lines)
        self.y = top + height + 4

    def bubble(self, lines: Sequence[Line], *, ours: bool, rows: Rows = ()) -> None:
        """Draw a message as wide as its text; the user's messages are on the right."""
        longest = max(len(line) for _, line in lines)
        width = min(WIDTH - 4 * EDGE, max(150, 9 * longest + 2 * PAD))
        x = EDGE if ours else WIDTH - width - EDGE
        self.box(x, width, lines, self.palette.ours if ours else self.palette.theirs)
        self.buttons(x, width, rows)
        self.y += 8

    def buttons(self, x: float, width: float, rows: Rows, gap: float = 4) -> None:
        """Draw rows of buttons, each `width` wide."""
        for labels in rows:
            each = (width - gap * (len(labels) - 1)) / len(labels)
            for number, label in enumerate(labels):
                left = x + number * (each + gap)
                self.parts.append(
                    f'<rect x="{left:g}" y="{self.y:g}" width="{each:g}" height="30" rx="8"'
                    f' fill="{self.palette.button}"/><text x="{left + each / 2:g}"'
                    f' y="{self.y + 20:g}" class="button">{escape(label)}</text>'
                )
            self.y += 30 + gap

    def svg(self, title: str) -> str:
        """Return the whole drawing."""
        palette = self.palette
        style = (
            f"text{{font:15px system-ui,sans-serif;fill:{palette.words};white-space:pre}}"
            f".bold{{font-weight:600}}.quiet{{fill:{palette.quiet}}}"
            f".button{{font-size:14px;fill:{palette.label};text-anchor:middle}}"
        )
        height = self.y + EDGE
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}"'
            f' width="{WIDTH}" height="{height:g}" role="img" aria-label="{escape(title)}">'
            f"<style>{style}</style>"
            f'<rect width="100%" height="100%" rx="14" fill="{palette.ground}"/>'
            f"{''.join(self.parts)}</svg>\n"
        )


def wrapped(style: str, text: str) -> list[Line]:
    """Wrap a line of a message; the text after a list mark is indented."""
    hanging = "  " if text[:2] in ("• ", "– ") else ""
    parts = textwrap.wrap(text, COLUMNS, subsequent_indent=hanging)
    return [(style, part) for part in parts] or [("plain", "")]
