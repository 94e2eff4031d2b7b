"""Spans to Discord's markdown: no text of users or models becomes markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import Button, Message, Span, Style, Tone
from bot.platforms.discord.markdown import (
    COLORS,
    EMBED,
    custom_id,
    escape,
    exceeds_limits,
    markdown,
    message_body,
    one_line,
)

TONES: list[Tone] = ["plain", "waiting", "working", "done", "failed"]
STYLES: list[Style] = ["plain", "bold", "italic", "code", "quote"]
_ESCAPE = re.compile(r"\\[^0-9A-Za-z\s]")
HOSTILE = [
    "**bold** __under__ ~~gone~~ ||spoiler|| `code` ```block```",
    "@everyone @here <@42> <@!42> <@&42> <#42> </delete:42> <t:0:R> <a:wave:42> <id:home>",
    "[a bank](https://evil.example) <https://evil.example> https://evil.example discord.gg/evil",
    "# heading\n-# small\n- list\n+ list\n1. list\n> quote\n>>> quotes\n  * list",
    "back\\slash \\*not bold* \\",
    "\u202ereversed\u2066",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("style", STYLES)
def test_text_never_becomes_markup_mention_or_link(text: str, style: Style) -> None:
    rendered = markdown(Message((Span(text, style),)))
    rendered = rendered.removeprefix("**").removesuffix("**") if style == "bold" else rendered
    rendered = rendered.removeprefix("*").removesuffix("*") if style == "italic" else rendered
    rendered = re.sub(r"^> ", "", rendered, flags=re.MULTILINE) if style == "quote" else rendered
    if style == "code" and "`" not in text and "\n" not in text:
        assert rendered == f"`{text}`"
        return
    active = _ESCAPE.sub("x", rendered)
    assert not re.search(r"[*_~`|<\[\]\\]", active)
    assert not re.search(r"^\s*(#|-|\+|>|\d+\.)", active, re.MULTILINE)
    assert "@everyone" not in active
    assert "@here" not in active
    assert "://" not in active
    assert "discord.gg/" not in active


@given(st.text())
def test_special_characters_are_escaped_by_a_backslash(text: str) -> None:
    assert not re.search(r"[*_~`|<\[\]\\]", _ESCAPE.sub("", escape(text)))


def test_harmless_text_is_unchanged() -> None:
    text = "Anna: 0:12 – it's 50 % (about 3-4), see №5. 1st & 2nd!"
    assert escape(text) == text


def test_adjacent_styles_are_separated() -> None:
    spans = (
        Span("a", "bold"),
        Span("b", "bold"),
        Span("c ", "italic"),
        Span("\n"),
        Span("q", "quote"),
    )
    assert markdown(Message((*spans, Span("end")))) == "**ab**\u200b*c* \n> q\nend"


@given(
    st.lists(st.tuples(st.text(max_size=3000), st.sampled_from(STYLES)), max_size=6),
    st.sampled_from(TONES),
    st.booleans(),
)
def test_every_message_fits_the_limits(
    parts: list[tuple[str, Style]], tone: Tone, may_embed: bool
) -> None:
    spans = tuple(Span(text, style) for text, style in parts)
    body = message_body(Message(spans, tone=tone), may_embed)
    assert len(body["content"]) <= 2000
    assert all(len(it["description"]) <= EMBED for it in body["embeds"])
    assert bool(body["content"]) is not bool(body["embeds"])
    assert may_embed or not body["embeds"]


@given(
    st.lists(st.tuples(st.sampled_from(HOSTILE), st.sampled_from(STYLES)), max_size=6),
    st.sampled_from(TONES),
)
def test_embed_contains_only_the_text_and_a_color(
    parts: list[tuple[str, Style]], tone: Tone
) -> None:
    """Escaping works in embeds as in messages. Title, fields and footer follow other rules and stay
    empty."""
    message = Message(tuple(Span(text, style) for text, style in parts), tone=tone)
    body = message_body(message)
    for embed in body["embeds"]:
        assert embed == {"description": embed["description"], "color": COLORS[tone]}
    content = body["content"] or body["embeds"][0]["description"]
    assert content in (markdown(message).strip("\n"), "\u200b", "…")


def test_cards_have_the_color_of_their_state() -> None:
    message = Message((Span("x"),), tone="working")
    assert message_body(message)["embeds"] == [{"description": "x", "color": COLORS["working"]}]
    assert message_body(message, embeds=False) == {"content": "x", "embeds": [], "components": []}
    assert message_body(Message((Span("x"),)))["embeds"] == []
    long = Message((Span("word " * 900),), tone="done")
    assert message_body(long, embeds=False)["content"].endswith("…")
    assert exceeds_limits(long, embeds=False)


@given(st.text(), st.integers(1, 99))
def test_labels_are_one_visible_line(text: str, longest: int) -> None:
    label = one_line(text, longest)
    assert 1 <= len(label) <= longest
    assert not re.search(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", label)


def test_text_of_asterisks_is_cut_between_escapes() -> None:
    (embed,) = message_body(Message((Span("*" * 3900),)))["embeds"]
    assert 4080 < len(embed["description"]) <= EMBED
    assert embed["description"].endswith("\\*…")


def test_rows_and_buttons_stay_within_the_limits() -> None:
    rows = tuple((Button(f"Cancel: {'x' * 100}", "cancel", str(number)),) for number in range(30))
    components = message_body(Message((Span("x"),), (*rows, rows[0])))["components"]
    assert [len(row["components"]) for row in components] == [5] * 5
    assert all(len(it["label"]) <= 80 for row in components for it in row["components"])
    ids = [it["custom_id"] for row in components for it in row["components"]]
    assert len(set(ids)) == len(ids)
    assert message_body(Message((Span("x"),)))["components"] == []  # an edit removes old buttons
    with pytest.raises(ValueError, match="100"):
        custom_id(Button("x", "a", "b" * 100))
