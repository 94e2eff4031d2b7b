"""Readable text: paragraphs, times, and Markdown that hostile speech can't break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.export.documents import clock, escape_md, paragraphs
from storage.models import Chapter, Segment, Summary, Transcript


@pytest.mark.parametrize(
    "text",
    [
        "[click](https://example.com)",
        "![x](https://example.com/x.png)",
        "<img src=x onerror=alert(1)>",
        "<https://example.com>",
        "`code` *bold* _it_ ~~gone~~",
        "# heading",
        "- item",
        "+ item",
        "1. item",
        "2) item",
        "> quote",
        "| a | b |",
        "&lt;b&gt; &copy;",
        "a\n\n# b",
        "---",
        "===",
        "\\*",
        "[x]: https://example.com",
    ],
)
def test_markup_in_speech_is_shown_literally(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(escape_md(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    (inline,) = (token for token in tokens if token.type == "inline")
    assert {child.type for child in inline.children or []} <= {"text", "text_special"}
    plain = "".join(child.content for child in inline.children or [])
    assert plain == " ".join(text.split())


@given(st.text("ab *_[]()<>!#`~|\\-+1.)&;:/@\n=$^{}", min_size=1))
def test_text_never_becomes_markup(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse("**0:00** " + escape_md(text))
    inline = [child for token in tokens for child in token.children or []]
    assert {token.type for token in tokens} == {"paragraph_open", "inline", "paragraph_close"}
    kinds = {"text", "text_special", "strong_open", "strong_close"}
    assert {child.type for child in inline} <= kinds
    assert sum(child.type == "strong_open" for child in inline) == 1


@pytest.mark.parametrize("text", ["https://example.com", "www.example.com", "me@example.com"])
def test_addresses_do_not_become_links(text: str) -> None:
    assert text not in escape_md(text)


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, "00:00"), (59.9, "00:59"), (3599, "59:59"), (3600, "1:00:00")]
)
def test_clock_shows_hours_only_when_needed(seconds: float, expected: str) -> None:
    assert clock(seconds) == expected


def segment(start: float, text: str, speaker: str | None = None) -> Segment:
    return Segment(start, start + 1, text, speaker=speaker)


def test_each_turn_is_a_paragraph() -> None:
    transcript = Transcript(
        "en", 9, (segment(0, "A.", "S1"), segment(1, "B.", "S1"), segment(2, "C.", "S2"))
    )
    assert [(each.speaker, each.text) for each in paragraphs(transcript)] == [
        ("S1", "A. B."),
        ("S2", "C."),
    ]


def test_unspaced_scripts_are_joined_without_spaces() -> None:
    (paragraph,) = paragraphs(Transcript("zh", 9, (segment(0, "你好。"), segment(1, "再见。"))))
    assert paragraph.text == "你好。再见。"


def test_long_turns_are_split_by_pauses_and_length() -> None:
    sentence = "x" * 250 + "."
    segments = [segment(index, sentence) for index in range(5)] + [segment(20, "Later.")]
    assert [len(each.text) for each in paragraphs(Transcript("en", 30, tuple(segments)))] == [
        755,
        503,
        6,
    ]


def test_new_topics_split_long_turns() -> None:
    segments = (segment(0, "One."), segment(1, "Two."), segment(2, "Three."), segment(3, "and on"))
    chapters = (Chapter(0.0, "Start"), Chapter(1.5, "Next"), Chapter(3.0, "In a sentence"))
    summary = Summary("", "", (), chapters, (), "en", "e")
    result = paragraphs(Transcript("en", 9, segments), summary)
    assert [each.text for each in result] == ["One. Two.", "Three.", "and on"]


def test_unfinished_sentence_continues_after_a_pause() -> None:
    segments = (segment(0, "We will"), segment(4, "wait."), segment(7, "Then"), segment(14, "go."))
    texts = [each.text for each in paragraphs(Transcript("en", 30, segments))]
    assert texts == ["We will wait.", "Then", "go."]


@pytest.mark.parametrize("stop", ["။", "।", "۔", "።", "։", "།", "。", "؟", ".»", "?”", "!)"])
def test_full_stops_of_all_scripts_end_a_paragraph(stop: str) -> None:
    segments = (segment(0, f"x{stop}"), segment(3.5, "y"))
    assert len(list(paragraphs(Transcript("", 9, segments)))) == 2


def test_text_without_full_stops_is_split_into_paragraphs() -> None:
    segments = [segment(index, "ก" * 100) for index in range(30)]
    result = list(paragraphs(Transcript("th", 30, tuple(segments))))
    assert max(len(each.text) for each in result) < 1400
    assert " " in result[0].text  # between sentences, as Thai has it
