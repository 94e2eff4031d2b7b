"""Drawing of a conversation on Discord."""

from __future__ import annotations

from tests.e2e.discord_server import Person, Post
from tests.e2e.discord_server.posts import PostVersion
from tests.e2e.pictures.drawing import EDGE, WIDTH, Drawing, Line, Palette, wrapped

PALETTES = {
    "light": Palette("#ffffff", "#f2f3f5", "#f2f3f5", "#2e3338", "#5c6067", "#5c6370"),
    "dark": Palette("#313338", "#2b2d31", "#2b2d31", "#f2f3f5", "#b5bac1", "#4e5058"),
}


def draw(person: Person, question: Post, command: str, palette: Palette) -> str:
    """Draw the card of a command during work, and the answer."""
    drawing = Drawing(palette)
    answers = person.answers(question)
    card = next(post for post in answers if post.kind == "text")
    working = [version for version in card.history if "▰" in version.text]
    drawing.words(EDGE, [("quiet", f"╭ {person.user['global_name']} used {command}")])
    drawing.words(EDGE, [("bold", "mp4totext")])
    drawing.y += 8
    _message(drawing, max(working, key=lambda version: len(version.text)))
    drawing.words(EDGE, [("quiet", "… the same message, when it is done:")])
    drawing.y += 4
    _message(drawing, card.history[-1])
    files = [
        wrapped("plain", f"📄 {post.file.name} · {max(1, post.file.size // 1024)} kB")[0]
        for post in answers
        if post.file
    ]
    drawing.box(EDGE, WIDTH - 2 * EDGE, files, palette.ours)
    return drawing.svg("A command, the progress card and the answer on Discord")


def _message(drawing: Drawing, version: PostVersion) -> None:
    """Draw a message: plain text directly on the ground, an embed in a box with a bar."""
    if version.embeds:
        colour = f"#{version.embeds[0]['color']:06x}"
        drawing.box(EDGE, WIDTH - 2 * EDGE, _lines(version), drawing.palette.ours, colour)
    else:
        drawing.words(EDGE, _lines(version))
        drawing.y += 8
    rows = [[label for label, _ in row] for row in version.buttons]
    drawing.buttons(EDGE, WIDTH - 2 * EDGE, rows)
    drawing.y += 10


def _lines(version: PostVersion) -> list[Line]:
    """Return the text as lines; a bold or quoted line has one style."""
    lines: list[Line] = []
    for marked in version.markdown.split("\n"):
        style = "bold" if marked.startswith("**") else "quiet" if marked[:2] == "> " else "plain"
        lines += wrapped(style, PostVersion(0, marked).text)
    return lines
