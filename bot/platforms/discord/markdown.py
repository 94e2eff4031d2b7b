"""Spans as Discord's markdown, with all texts of users and models escape.

https://support.discord.com/hc/en-us/articles/210298617 lists the markup. Markup is Discord's only
form of styled text, so every text must be kept from being read as markup: no styles, headings,
lists, mentions, links, custom emoji or timestamps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any

from bot.chat import Button, Form, Message, Span, Tone
from bot.chat.text import strip_invisible

CONTENT = 2000  # characters of a message
EMBED = 4096  # characters of an embed's description
ROWS, IN_A_ROW, LABEL, CUSTOM_ID = 5, 5, 80, 100  # of components
COLORS: Mapping[Tone, int] = {
    "plain": 0x5B8A72,
    "waiting": 0x9AA3AD,
    "working": 0x4F7CAC,
    "done": 0x5B8A72,
    "failed": 0xB5554C,
}
"""Colors of the line beside an embed."""

_ALWAYS = re.compile(r"[\\*_~`|<\[\]]")
_AT_A_LINES_START = re.compile(r"^([ \t]*)(#|-|\+|>|\d+(?=\.))", re.MULTILINE)
_LINK = re.compile(r":(?=//)")
_BARE_LINK = re.compile(r"\b(discord\.gg)/", re.IGNORECASE)
_MENTION = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_MARKS = {"bold": "**", "italic": "*"}


def escape(text: str) -> str:
    """Escape a text so that Discord shows it as it is, without markup, mentions or links."""
    text = _ALWAYS.sub(r"\\\g<0>", strip_invisible(text))
    text = _AT_A_LINES_START.sub(_at_a_lines_start, text)
    text = _LINK.sub(r"\:", text)
    text = _BARE_LINK.sub("\\1\u200b/", text)
    return _MENTION.sub("@\u200b", text)


def one_line(text: str, longest: int) -> str:
    """Return the text on one line of 1 to `longest` characters, for labels without markup."""
    line = " ".join(strip_invisible(text).split()) or "…"
    return line if len(line) <= longest else line[: longest - 1] + "…"


def _at_a_lines_start(found: re.Match[str]) -> str:
    """Escape a mark at the start of a line: a backslash before `# `, `- ` and `> `, and a
    zero-width space before the dot of `1. `."""
    space, mark = found.groups()
    return f"{space}{mark}\u200b" if mark.isdigit() else f"{space}\\{mark}"


def markdown(message: Message) -> str:
    """Return the text of a message as markdown."""
    text = ""
    for span in _join_spans(message.spans):
        text += _styled_span(span, text)
    return text


def _join_spans(spans: tuple[Span, ...]) -> Iterator[Span]:
    """Join neighbouring spans of one style: `**a****b**` would not be read as bold."""
    for style, group in groupby(spans, key=lambda span: span.style):
        yield Span("".join(span.text for span in group), style)


def _styled_span(span: Span, before: str) -> str:
    inner = span.text.strip()
    if not inner:
        return span.text
    lead = span.text[: len(span.text) - len(span.text.lstrip())]
    tail = span.text[len(span.text.rstrip()) :]
    if span.style == "quote":
        start = "" if not before or before.endswith("\n") or "\n" in lead else "\n"
        quoted = "\n".join(f"> {escape(line)}" for line in inner.splitlines())
        return f"{lead}{start}{quoted}{tail}" + ("" if "\n" in tail else "\n")
    if span.style == "code" and not set(inner) & {"`", "\n"}:
        return f"{lead}`{inner}`{tail}"
    if mark := _MARKS.get(span.style):
        # Two marks without a gap would be read as one.
        gap = "\u200b" if not lead and before.endswith("*") else ""
        return f"{lead}{gap}{mark}{escape(inner)}{mark}{tail}"
    return escape(span.text)


def message_body(message: Message, embeds: bool = True) -> dict[str, Any]:
    """Return the message as the API's JSON: plain messages as content; longer ones, cards and
    answers as an embed in the color of their tone, where `embeds` are allowed. Text beyond the
    limit is cut; check it with `exceeds_limits`."""
    text = markdown(message).strip("\n") or "\u200b"
    body: dict[str, Any] = {"content": text, "embeds": []}
    if embeds and (message.tone != "plain" or len(text) > CONTENT):
        embed = {"description": _cut(message, EMBED), "color": COLORS[message.tone]}
        body = {"content": "", "embeds": [embed]}
    elif len(text) > CONTENT:
        body["content"] = _cut(message, CONTENT)
    return body | {"components": components(message)}


def exceeds_limits(message: Message, embeds: bool = True) -> bool:
    """Return whether the message exceeds the limit of its form, embed or content."""
    return len(markdown(message)) > (EMBED if embeds else CONTENT)


def _cut(message: Message, longest: int) -> str:
    """Return as much of the text as fits, with whole styles. An escape makes two characters of
    one, so each step removes half of the excess."""
    spans = message.spans
    text = markdown(message).strip("\n")
    while len(text) > longest and spans:
        last = spans[-1]
        kept = last.text.removesuffix("…")[: -(len(text) - longest) // 2]
        spans = (*spans[:-1], replace(last, text=f"{kept}…")) if kept else spans[:-1]
        text = markdown(replace(message, spans=spans)).strip("\n")
    return text or "…"


def components(message: Message) -> list[dict[str, Any]]:
    """Return the buttons as rows, rearranged when there are more rows than Discord allows. Of
    buttons with the same id the first is kept: Discord refuses a message with duplicates."""
    rows: list[list[Button]] = []
    seen: set[str] = set()
    for row in message.buttons:
        new = {_name(it): it for it in row if _name(it) not in seen}
        seen |= set(new)
        rows += [list(new.values())] if new else []
    if len(rows) > ROWS or any(len(row) > IN_A_ROW for row in rows):
        every = [button for row in rows for button in row][: ROWS * IN_A_ROW]
        rows = [every[start : start + IN_A_ROW] for start in range(0, len(every), IN_A_ROW)]
    return [{"type": 1, "components": [_button(button) for button in row]} for row in rows]


def _button(button: Button) -> dict[str, Any]:
    label = one_line(button.label, LABEL)
    if button.url:
        return {"type": 2, "style": 5, "label": label, "url": button.url}
    return {"type": 2, "style": 2, "label": label, "custom_id": custom_id(button)}


def _name(button: Button) -> str:
    """Return what tells a button from the others of its message."""
    return button.url or custom_id(button)


def custom_id(it: Button | Form) -> str:
    """Return the id that Discord sends back with a button press or a form. Raises ValueError over
    100 characters, which is a bug."""
    text = f"{it.action}:{it.argument}" if it.argument else it.action
    if len(text) > CUSTOM_ID:
        raise ValueError(f"{it.action!r} carries more than {CUSTOM_ID} characters")
    return text
