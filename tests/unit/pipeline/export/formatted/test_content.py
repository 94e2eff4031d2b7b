"""The text of a document: every word once, in order, with its speaker, time and direction."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export.documents import paragraphs
from pipeline.export.formatted.content import Content, content_of
from pipeline.export.formatted.visible_text import breakable, visible_text
from storage.models import Segment, Transcript, Word
from tests.unit.pipeline.export.formatted.meetings import (
    NAMES,
    SPOKEN,
    content,
    joined_files,
    plain,
    segment,
    summary,
    transcript,
)


def text_of(each: Content) -> list[str]:
    return ["".join(run.text for run in paragraph.runs) for paragraph in each.paragraphs]


@pytest.mark.parametrize("language", SPOKEN)
def test_text_is_that_of_the_transcript(language: str) -> None:
    made = content(language)
    assert text_of(made) == list(SPOKEN[language])
    assert text_of(made) == [it.text for it in paragraphs(transcript(language), summary(language))]
    assert [it.right_to_left for it in made.paragraphs] == [language in ("ar", "he")] * 2
    assert [it.colour for it in made.paragraphs] == [0, 1]


def test_sentences_of_one_speaker_have_the_spaces_of_their_script() -> None:
    for first, second, between in (("One.", "Two.", " "), ("一つ。", "二つ。", "")):
        said = Transcript("en", 9.0, (segment(first, 0.0), segment(second, 1.0)))
        assert text_of(content_of("x", said, None, {})) == [f"{first}{between}{second}"]


def test_facts_follow_the_direction_of_the_line() -> None:
    for language, level in (("he", 1), ("en", 0)):
        line = get_display(content(language).facts, base_dir="R" if level else "L")
        times, name = line.index("1:01:40"), line.index("talk")
        assert (times < name) is bool(level)


@pytest.mark.parametrize(
    ("language", "title", "people"),
    [("he", "talk.mp3", ("דני", "Zoë", "Ben")), ("en", "שיחה", ("Zoë", "דני", "רון"))],
)
def test_people_stand_in_their_order_whatever_their_script(
    language: str, title: str, people: tuple[str, ...]
) -> None:
    facts = f"{title} · 2026-03-03 · 1:01:40 · {', '.join(people)}"
    made = content_of(title, transcript(language), None, {}, facts)
    is_right = made.summary_right_to_left
    line = get_display(made.facts, base_dir="R" if is_right else "L")
    parts = [title, "2026-03-03", "1:01:40", *people]
    shown = [get_display(each) for each in parts]
    places = [line.index(each) for each in shown]
    assert places == sorted(places, reverse=is_right)


def test_doubtful_words_are_marked() -> None:
    runs = [run.text for each in content().paragraphs for run in each.runs if run.doubtful]
    assert runs == ["morning"]
    assert content().has_doubtful


def test_words_that_are_not_in_the_text_give_the_text() -> None:
    odd = Segment(1.0, 2.0, "Twenty two.", (Word(1.0, 2.0, "22", 0.9),))
    made = content_of("x", Transcript("en", 9.0, (odd,)), None, {})
    assert text_of(made) == ["Twenty two."]
    assert made.paragraphs[0].runs[0].start == 1.0


def test_files_of_a_joined_recording_are_headings() -> None:
    made = content_of("x", joined_files(), None, NAMES)
    assert [each.heading for each in made.paragraphs] == ["first.mp3", "second.mp3"]


def test_language_says_the_script_of_chinese() -> None:
    assert content("zh").language == "zh-Hans"
    assert content_of("x", Transcript("", 1.0, ()), None, {}).language == "und"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x1b[31m\x07c", "ab[31mc"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("\u2066a\u2069 \u202db\u202c", "a b"),
        ("a\ud800b\ue000c\ufffed\U0001fae8", "a\ufffdb\ufffdc\ufffdd\U0001fae8"),
        ("a\n\tb\u2028c\x85d", "a b c d"),
        ("می\u200cخواهم क्\u200dष", "می\u200cخواهم क्\u200dष"),
        ("\ufeffa", "a"),
    ],
)
def test_hostile_characters_are_left_out(text: str, shown: str) -> None:
    assert visible_text(text) == shown


@given(st.text())
def test_names_and_words_stay_one_line_of_visible_characters(text: str) -> None:
    made = visible_text(text)
    assert visible_text(made) == made
    assert not set(made) & set(map(chr, range(32)))
    assert text_of(plain(f"x{text}"))[0].split() == visible_text(f"x{text}").split()


def test_long_words_may_break() -> None:
    assert max(map(len, breakable("x" * 1000 + " " + "é" * 61).split("\u200b"))) < 62
    assert breakable("x" * 1000).replace("\u200b", "") == "x" * 1000
    assert "\u200b" not in breakable("漢" * 100 + " " + "a" * 40)
    assert "\u200b\u0301" not in breakable("e\u0301" * 100)
