"""Chats as SVG, for light and for dark pages, narrow enough to be read on a phone."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

WIDTH = 480
COLUMNS = 50
"""Characters in a line; where letters are wide a line still ends inside."""
LINE, PAD, EDGE = 20, 12, 14

Line = tuple[str, str]
"""The class of its style (`plain`, `bold`, `quiet`), and the words."""
Rows = Sequence[Sequence[str]]
"""Labels of buttons."""


@dataclass(frozen=True, slots=True)
class Look:
    """Colours: behind everything, of our messages and the person's, of words and of buttons."""

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

    look: Look
    parts: list[str] = field(default_factory=list)
    y: float = EDGE

    def words(self, x: float, lines: Sequence[Line]) -> None:
        """Lines below each other, from here down."""
        for style, line in lines:
            self.parts.append(
                f'<text x="{x:g}" y="{self.y + LINE - 5:g}" class="{style}">{escape(line)}</text>'
            )
            self.y += LINE

    def box(
        self, x: float, width: float, lines: Sequence[Line], colour: str, bar: str = ""
    ) -> None:
        """Words on a ground of their own, with a bar of that colour at the side."""
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
        """A message as wide as its words; the person's stand on the right."""
        longest = max(len(line) for _, line in lines)
        width = min(WIDTH - 4 * EDGE, max(150, 9 * longest + 2 * PAD))
        x = EDGE if ours else WIDTH - width - EDGE
        self.box(x, width, lines, self.look.ours if ours else self.look.theirs)
        self.buttons(x, width, rows)
        self.y += 8

    def buttons(self, x: float, width: float, rows: Rows, gap: float = 4) -> None:
        """Rows of buttons, each row as wide as this."""
        for labels in rows:
            each = (width - gap * (len(labels) - 1)) / len(labels)
            for number, label in enumerate(labels):
                left = x + number * (each + gap)
                self.parts.append(
                    f'<rect x="{left:g}" y="{self.y:g}" width="{each:g}" height="30" rx="8"'
                    f' fill="{self.look.button}"/><text x="{left + each / 2:g}"'
                    f' y="{self.y + 20:g}" class="button">{escape(label)}</text>'
                )
            self.y += 30 + gap

    def svg(self, title: str) -> str:
        """The whole picture."""
        look = self.look
        style = (
            f"text{{font:15px system-ui,sans-serif;fill:{look.words};white-space:pre}}"
            f".bold{{font-weight:600}}.quiet{{fill:{look.quiet}}}"
            f".button{{font-size:14px;fill:{look.label};text-anchor:middle}}"
        )
        height = self.y + EDGE
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}"'
            f' width="{WIDTH}" height="{height:g}" role="img" aria-label="{escape(title)}">'
            f"<style>{style}</style>"
            f'<rect width="100%" height="100%" rx="14" fill="{look.ground}"/>'
            f"{''.join(self.parts)}</svg>\n"
        )


def wrapped(style: str, text: str) -> list[Line]:
    """A line of a message in as many lines as it takes; what follows a mark is indented."""
    hanging = "  " if text[:2] in ("• ", "– ") else ""
    parts = textwrap.wrap(text, COLUMNS, subsequent_indent=hanging)
    return [(style, part) for part in parts] or [("plain", "")]
