"""Spans to text and entities, buttons to callback data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.chat import Button, Message, Span, Style
from bot.chat.text import strip_invisible
from bot.platforms.telegram.text import (
    callback_data,
    inline_keyboard,
    text_and_entities,
    utf16_length,
)

TURNS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
STYLES: list[Style] = ["plain", "bold", "italic", "code", "quote"]


def test_offsets_count_utf16_units() -> None:
    text, entities = text_and_entities(
        Message((Span("😀 "), Span("bold", "bold"), Span(" né "), Span("𝄞x", "code")))
    )
    assert text == "😀 bold né 𝄞x"
    assert [(it.type, it.offset, it.length) for it in entities] == [
        (MessageEntity.BOLD, 3, 4),
        (MessageEntity.CODE, 11, 3),
    ]


@pytest.mark.parametrize("turn", TURNS)
def test_name_of_a_file_does_not_turn_the_text_around(turn: str) -> None:
    message = Message((Span(f"invoice{turn}gpj.exe", "bold"), Span(": done")))
    assert text_and_entities(message)[0] == "invoicegpj.exe: done"


@given(st.lists(st.tuples(st.text(), st.sampled_from(STYLES)), max_size=120))
def test_every_entity_covers_its_span(parts: list[tuple[str, Style]]) -> None:
    text, entities = text_and_entities(Message(tuple(Span(words, style) for words, style in parts)))
    parts = [(strip_invisible(words), style) for words, style in parts]
    assert text == "".join(words for words, _ in parts)
    units = text.encode("utf-16-le")
    styled = [words for words, style in parts if style != "plain" and words.strip()]
    assert len(entities) <= 100
    for entity, words in zip(entities, styled, strict=False):
        part = units[entity.offset * 2 : (entity.offset + entity.length) * 2]
        assert part.decode("utf-16-le") == words


def test_markup_in_a_text_stays_text() -> None:
    text, entities = text_and_entities(Message((Span("<b>*_`[x](y)</b>"),)))
    assert text == "<b>*_`[x](y)</b>"
    assert entities == []


def test_lone_surrogate_is_replaced() -> None:
    text, entities = text_and_entities(Message((Span("a\ud83d", "bold"), Span("b"))))
    assert text == "a\ufffdb"
    assert entities[0].length == utf16_length("a\ufffd")


def test_buttons_carry_action_and_argument() -> None:
    message = Message((Span("x"),), ((Button("Cancel", "cancel", "a1b2"), Button("Help", "help")),))
    markup = inline_keyboard(message)
    assert markup is not None
    assert [
        (button.text, button.callback_data) for row in markup.inline_keyboard for button in row
    ] == [("Cancel", "cancel:a1b2"), ("Help", "help")]
    assert inline_keyboard(Message((Span("x"),))) is None


def test_button_payload_holds_64_bytes() -> None:
    assert len(callback_data(Button("x", "a", "b" * 62))) == 64
    with pytest.raises(ValueError, match="64 bytes"):
        callback_data(Button("x", "a", "ä" * 32))
