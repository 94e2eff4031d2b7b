"""Right-to-left lines as a reader sees them, by an independent bidirectional algorithm."""

from __future__ import annotations

import io
import re

import pysubs2
import pytest
import webvtt
from bidi import get_display

from pipeline.export.direction import directed, direction_of, is_right_to_left, marked_name
from pipeline.export.documents import md, summary_md, txt
from pipeline.export.subtitles import srt, vtt
from pipeline.steps.excerpts import opening
from storage.models import Point, Segment, SpeakerShare, Summary, Transcript

HEBREW, ARABIC, PERSIAN = "שלום לכולם", "مرحبا بكم", "سلام دوستان"
BASES = ("L", None)
"""Players that take every line for left-to-right, and readers that go by its first letter."""


def displayed(line: str, base: str | None) -> str:
    """Return the visible characters of a line, from left to right; brackets are drawn mirrored."""
    rendered = get_display(line, base_dir=base)
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", str(rendered))


def from_right(*chunks: str) -> str:
    """Return chunks that are read from the right, each in its own order, as they are seen."""
    return " ".join(reversed(chunks))


def reversed_letters(text: str) -> str:
    return text[::-1]


def speech(*texts: str) -> Transcript:
    """Return turns of two speakers, four seconds each."""
    segments = tuple(
        Segment(index * 4.0, index * 4.0 + 3, text, speaker=f"S{index % 2 + 1}")
        for index, text in enumerate(texts)
    )
    return Transcript("", 4.0 * len(texts), segments)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("words", [HEBREW, ARABIC, PERSIAN])
def test_right_to_left_line_keeps_its_direction_with_names_and_numbers(
    words: str, base: str | None
) -> None:
    first, second = words.split()
    line = directed(f"{first} Anna 15 {second} New York.", right_to_left=True)
    rendered = displayed(line, base)
    expected = from_right(
        reversed_letters(first), "Anna", "15", reversed_letters(second), ".New York"
    )
    # A number after a Latin word belongs to it: `Anna 15`.
    assert rendered == expected.replace("15 Anna", "Anna 15")


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("name", ["Anna", "Speaker 1", "C++", "(Bob)", "דנה"])
def test_speaker_name_stays_before_the_text(name: str, base: str | None) -> None:
    names = {"S1": name, "S2": "Ben"}
    transcript = speech("5 תפוחים.", "כן.")
    own = reversed_letters(name) if name == "דנה" else name
    expected = f".{reversed_letters('תפוחים')} 5 :{own}"
    assert displayed(srt(transcript, names).splitlines()[2], base) == expected
    assert displayed(txt(transcript, names).splitlines()[0], base) == f"{expected} ]00:00["
    shares = tuple(SpeakerShare(key, value, 1.0) for key, value in names.items())
    assert displayed(opening(transcript, shares)[0].splitlines()[0], base) == expected


@pytest.mark.parametrize("base", BASES)
def test_name_in_another_script_does_not_change_the_direction(base: str | None) -> None:
    transcript = speech("5 apples, please.", "Yes.")
    names = {"S1": "דנה", "S2": "Ben"}
    assert displayed(srt(transcript, names).splitlines()[2], base) == "הנד: 5 apples, please."
    assert (
        displayed(txt(transcript, names).splitlines()[0], base) == "[00:00] הנד: 5 apples, please."
    )


@pytest.mark.parametrize("base", BASES)
def test_punctuation_is_on_the_correct_side(base: str | None) -> None:
    turns = (("S1", "שלום."), ("S2", "כן."), ("S1", "אני שמח מאוד."))
    segments = tuple(
        Segment(at * 0.3, at * 0.3 + 0.3, text, speaker=speaker)
        for at, (speaker, text) in enumerate(turns)
    )
    text = srt(Transcript("he", 0.9, segments), {"S1": "Anna", "S2": "Ben"})
    event, _ = pysubs2.SSAFile.from_string(text, format_="srt")
    assert [displayed(line, base) for line in event.plaintext.split("\n")] == [".םולש -", ".ןכ -"]


@pytest.mark.parametrize("base", BASES)
def test_vtt_tags_speakers_and_keeps_the_direction(base: str | None) -> None:
    transcript = speech("Bob אמר שלום.", "כן.")
    text = vtt(transcript, {"S1": "Anna", "S2": "Ben"})
    first, _ = webvtt.from_buffer(io.StringIO(text)).captions
    assert first.voice == "Anna"
    assert displayed(first.text, base) == ".םולש רמא Bob"


@pytest.mark.parametrize("base", BASES)
def test_markdown_lines_keep_their_direction(base: str | None) -> None:
    summary = Summary("GPS בעיר", "Bob אמר שלום.", (Point(5, "API חדש."),), (), (), "he", "e")
    lines = summary_md("x", summary).splitlines()
    assert displayed(lines[0].removeprefix("# "), base) == "ריעב GPS"
    assert displayed(lines[2], base) == ".םולש רמא Bob"
    assert displayed(lines[6].removeprefix("- ").replace("*", ""), base) == ".שדח API 00:05"
    text = md("x", speech("Bob אמר שלום.", "כן."), None, {"S1": "Anna", "S2": "Ben"})
    assert displayed(text.splitlines()[4].replace("*", ""), base) == ".םולש רמא Bob :Anna 00:00"


def test_left_to_right_text_has_no_direction_marks() -> None:
    transcript = speech("Hello there.", "你好。")
    for text in (
        srt(transcript, {"S1": "A", "S2": "B"}),
        txt(transcript, {}),
        md("x", transcript, None, {}),
    ):
        assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", text)
    assert marked_name("Anna", right_to_left=False) == "Anna"


@pytest.mark.parametrize(
    ("text", "usual", "expected"),
    [
        ("Microsoft Windows של", True, True),
        ("Good morning.", True, False),
        ("15:30", True, True),
        ("15:30", False, False),
        ("ירושלים is the capital", False, False),
        ("כן, זה נכון Bob", False, True),
    ],
)
def test_direction_of_a_sentence_follows_its_letters(
    text: str, usual: bool, expected: bool
) -> None:
    assert direction_of(text, usual) is expected


def test_usual_direction_is_that_of_most_letters() -> None:
    assert is_right_to_left(["Anna אמרה שלום לכולם"])
    assert not is_right_to_left(["Hello", "שלום"])
    assert not is_right_to_left([])
