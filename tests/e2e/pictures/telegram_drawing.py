"""Drawing of a chat on Telegram."""

from __future__ import annotations

from tests.e2e.pictures.drawing import Drawing, Line, Palette, wrapped
from tests.e2e.telegram_server import Person
from tests.e2e.telegram_server.posts import Post, PostVersion

PALETTES = {
    "light": Palette("#b7cfc4", "#ffffff", "#e3f6cf", "#1c1c1e", "#5b6470", "#5b7d70"),
    "dark": Palette("#17212b", "#233040", "#2b5278", "#f2f2f7", "#a3afbb", "#34465a"),
}


def draw(person: Person, sent: Post, palette: Palette) -> str:
    """Draw a recording, its card during work, and the answer."""
    drawing = Drawing(palette)
    assert sent.file is not None
    drawing.bubble([("plain", f"▶ {sent.file.name} · {sent.file.seconds:.0f} s")], ours=False)
    answers = person.answers(sent)
    card = next(post for post in answers if post.kind == "text")
    working = [version for version in card.history if "▰" in version.text]
    middle = max(working, key=lambda version: len(version.text))
    drawing.bubble(_lines(middle), ours=True, rows=_labels(middle))
    drawing.y += 4
    drawing.words(14, [("plain", "… the same message, when it is done:")])
    drawing.y += 8
    answer = card.history[-1]
    drawing.bubble(_lines(answer), ours=True, rows=_labels(answer))
    files = [post for post in answers if post.file]
    drawing.bubble([_file(post) for post in files if post.kind != "voice"], ours=True)
    for post in files:
        if post.kind == "voice":
            drawing.bubble([_file(post)], ours=True)
    return drawing.svg("A recording, the progress card and the answer on Telegram")


def _lines(version: PostVersion) -> list[Line]:
    """Return the text as lines; a line that begins in bold is bold."""
    bold = {entity["offset"] for entity in version.entities if entity["type"] == "bold"}
    quoted = {entity["offset"] for entity in version.entities if entity["type"] == "blockquote"}
    lines: list[Line] = []
    offset = 0
    for line in version.text.split("\n"):
        style = "bold" if offset in bold else "quiet" if offset in quoted else "plain"
        lines += wrapped(style, line)
        offset += len(line.encode("utf-16-le")) // 2 + 1
    return lines


def _labels(version: PostVersion) -> list[list[str]]:
    return [[label for label, _ in row] for row in version.buttons]


def _file(post: Post) -> Line:
    """Return the line for a file."""
    file = post.file
    assert file is not None
    if post.kind == "voice":
        return "plain", f"▶ voice note · {file.seconds:.0f} s"
    return "plain", f"📄 {file.name} · {max(1, len(file.content) // 1024)} kB"
