"""Draws `docs/chat.svg`, the README's picture, from a real run: `python -m tests.e2e.picture`.

A person sends a recording to the running service; what the chat then shows is drawn as it is,
for light and for dark screens.
"""

from __future__ import annotations

import tempfile
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from tests.e2e.answers import DATA
from tests.e2e.service import ROOT, Service
from tests.e2e.telegram_server import Person, TelegramServer
from tests.e2e.telegram_server.posts import Post, Shown

RECORDING = DATA / "video/googlework_short.mp4"
OUTPUT = ROOT / "docs" / "chat.svg"
WIDTH, BUBBLE, LINE, PAD = 760, 560, 19, 12
COLUMNS = 66
"""Characters in a line of a bubble."""


@dataclass(slots=True)
class Drawing:
    """An SVG that grows downwards."""

    parts: list[str] = field(default_factory=list)
    y: float = 16

    def bubble(
        self, lines: list[tuple[str, str]], *, ours: bool, rows: Sequence[Sequence[str]] = ()
    ) -> None:
        """A message: (style, line) pairs, and rows of buttons; the person's stand on the right."""
        height = len(lines) * LINE + 2 * PAD
        width = min(BUBBLE, max(170, 9 * max(len(line) for _, line in lines) + 2 * PAD))
        x = 16 if ours else WIDTH - width - 16
        self.parts.append(
            f'<rect x="{x}" y="{self.y:g}" width="{width}" height="{height}" rx="12" '
            f'class="{"ours" if ours else "theirs"}" stroke="#000" stroke-opacity=".1"/>'
        )
        for number, (style, line) in enumerate(lines, 1):
            base = self.y + PAD + number * LINE - 5
            self.parts.append(
                f'<text x="{x + PAD}" y="{base:g}" class="{style}">{escape(line)}</text>'
            )
        self.y += height + 4
        for labels in rows:
            self.buttons(x, width, labels)
        self.y += 8

    def buttons(self, x: float, width: float, labels: Sequence[str]) -> None:
        """A row of buttons below a message."""
        each = (width - 4 * (len(labels) - 1)) / len(labels)
        for number, label in enumerate(labels):
            left = x + number * (each + 4)
            self.parts.append(
                f'<rect x="{left:g}" y="{self.y:g}" width="{each:g}" height="28" rx="8" '
                f'fill-opacity=".25"/><text x="{left + each / 2:g}" y="{self.y + 19:g}" '
                f'class="button">{escape(label)}</text>'
            )
        self.y += 32

    def svg(self) -> str:
        """The whole picture."""
        style = (
            "text{font:14px system-ui,sans-serif;fill:#1c1c1e;white-space:pre}"
            ".bold{font-weight:600}.quiet{fill:#6b7280}.button{fill:#fff;text-anchor:middle}"
            ".ground{fill:#8fb3a6}.ours{fill:#fff}.theirs{fill:#e3f6cf}"
            "@media(prefers-color-scheme:dark){text{fill:#f2f2f7}.quiet{fill:#9ca3af}"
            ".ground{fill:#1b2b34}.ours{fill:#26343d}.theirs{fill:#2b5278}}"
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.y + 8:g}" '
            f'width="{WIDTH}" role="img" aria-label="A chat with the bot"><style>{style}</style>'
            f'<rect width="100%" height="100%" rx="16" class="ground"/>'
            f"{''.join(self.parts)}</svg>\n"
        )


def lines_of(shown: Shown) -> list[tuple[str, str]]:
    """The words of a message in lines; a line that begins in bold is bold."""
    bold = {entity["offset"] for entity in shown.entities if entity["type"] == "bold"}
    quoted = {entity["offset"] for entity in shown.entities if entity["type"] == "blockquote"}
    lines: list[tuple[str, str]] = []
    offset = 0
    for line in shown.text.split("\n"):
        style = "bold" if offset in bold else "quiet" if offset in quoted else "plain"
        lines += [(style, part) for part in textwrap.wrap(line, COLUMNS) or [""]]
        offset += len(line.encode("utf-16-le")) // 2 + 1
    return lines


def labels_of(shown: Shown) -> list[list[str]]:
    """The labels of a message's buttons, in their rows."""
    return [[label for label, _ in row] for row in shown.buttons]


def file_line(post: Post) -> tuple[str, str]:
    """How a file looks in a chat."""
    file = post.file
    assert file is not None
    if post.kind == "voice":
        return "plain", f"▶  voice note  ·  {file.seconds:.0f} s"
    return "plain", f"{file.name}  ·  {max(1, len(file.content) // 1024)} kB"


def draw(person: Person, sent: Post) -> str:
    """The chat from one recording on."""
    drawing = Drawing()
    assert sent.file is not None
    drawing.bubble([("plain", f"▶ {sent.file.name}  ·  {sent.file.seconds:.0f} s")], ours=False)
    answers = person.answers(sent)
    card = next(post for post in answers if post.kind == "text")
    working = [shown for shown in card.history if "%" in shown.text and shown.buttons]
    middle = working[len(working) // 2]
    drawing.bubble(lines_of(middle), ours=True, rows=labels_of(middle))
    drawing.bubble([("quiet", "… and the same message, when it is done:")], ours=True)
    answer = card.history[-1]
    drawing.bubble(lines_of(answer), ours=True, rows=labels_of(answer))
    files = [post for post in answers if post.file]
    drawing.bubble([file_line(post) for post in files if post.kind != "voice"], ours=True)
    for post in files:
        if post.kind == "voice":
            drawing.bubble([file_line(post)], ours=True)
    return drawing.svg()


def main() -> None:
    """Run the service, send the recording, draw the chat."""
    with (
        tempfile.TemporaryDirectory() as folder,
        TelegramServer() as telegram,
        Service(Path(folder), telegram, VOICE="piper") as service,
    ):
        service.start("up")
        anna = telegram.person("Anna")
        sent = anna.sends_video(RECORDING, "formats=txt,srt,json")

        def done() -> bool:
            return any(post.kind == "voice" for post in anna.answers(sent))

        anna.waits_for(done, 180, "the voice note")
        OUTPUT.write_text(draw(anna, sent))


if __name__ == "__main__":
    main()
