"""Cues: every word once and in order, within the limits of readability."""

from __future__ import annotations

import io
import unicodedata
from itertools import pairwise

import pysubs2
import pytest
import webvtt
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.export.cue_tokens import LINE_COLUMNS
from pipeline.export.cues import (
    COLUMNS_A_SECOND,
    LONGEST_MS,
    MAX_LINES,
    PAUSE_MS,
    SHORT_COLUMNS,
    cut_cues,
)
from pipeline.export.line_breaks import columns
from pipeline.export.subtitles import srt, vtt
from storage.models import Captions, Segment, Transcript, Word
from tests.unit.pipeline.export.speech import (
    HOSTILE,
    NAMES,
    cue_words,
    make_segment,
    transcript_words,
    transcripts,
)


@settings(deadline=None, max_examples=50)
@given(transcripts())
def test_cues_contain_every_word_once_and_in_order(transcript: Transcript) -> None:
    assert cue_words(cut_cues(transcript)).split() == transcript_words(transcript).split()


@settings(deadline=None, max_examples=50)
@given(transcripts(), st.sampled_from([None, NAMES]))
def test_cues_stay_within_the_limits(transcript: Transcript, labels: dict[str, str] | None) -> None:
    for cue in cut_cues(transcript, labels):
        words = [word for line in cue.lines for word in line.split()]
        assert 1 <= len(cue.lines) <= MAX_LINES
        assert all(columns(line) <= LINE_COLUMNS for line in cue.lines)
        assert cue.end - cue.start <= LONGEST_MS or len(words) <= 3


@settings(deadline=None, max_examples=50)
@given(transcripts(), st.sampled_from([None, NAMES]))
def test_short_captions_have_one_short_line(
    transcript: Transcript, labels: dict[str, str] | None
) -> None:
    cues = cut_cues(transcript, labels, Captions.SHORT)
    if labels is None:
        assert cue_words(cues).split() == transcript_words(transcript).split()
    assert all(len(cue.lines) == 1 for cue in cues)
    assert all(columns(line) <= SHORT_COLUMNS for cue in cues for line in cue.lines)


@settings(deadline=None, max_examples=50)
@given(transcripts())
def test_cue_times_increase_and_never_overlap(transcript: Transcript) -> None:
    cues = cut_cues(transcript)
    assert all(0 <= cue.start < cue.end for cue in cues)
    assert all(cue.end <= following.start for cue, following in pairwise(cues))


@settings(deadline=None, max_examples=40)
@given(transcripts(HOSTILE))
def test_subtitles_with_hostile_characters_can_be_parsed(transcript: Transcript) -> None:
    cues = cut_cues(transcript, NAMES)
    parsed = pysubs2.SSAFile.from_string(srt(transcript, NAMES), format_="srt")
    assert [(event.start, event.end) for event in parsed] == [(cue.start, cue.end) for cue in cues]
    read = webvtt.from_buffer(io.StringIO(vtt(transcript, NAMES))).captions
    assert [caption.start_in_seconds for caption in read] == [
        cue.start // 1000 for cue in cut_cues(transcript)
    ]


@settings(deadline=None, max_examples=50)
@given(st.text("我们的产品经理说这个项目需要在十二月完成，。、ABC ", min_size=1, max_size=120))
def test_unspaced_scripts_are_cut_between_characters(text: str) -> None:
    cues = cut_cues(Transcript("zh", 30.0, (Segment(0.0, 30.0, text),)))
    assert "".join(cue_words(cues).split()) == "".join(text.split())
    for cue in cues:
        assert all(columns(line) <= LINE_COLUMNS for line in cue.lines)
        assert all(unicodedata.category(line[0])[0] != "P" for line in cue.lines[1:])


def test_cues_end_at_sentences_then_clauses() -> None:
    text = (
        "I know that it is late. When the train came in, we had all been waiting for an hour, and"
        " nobody said a word. Then it left."
    )
    ends = [cue.lines[-1][-1] for cue in cut_cues(Transcript("en", 12, (make_segment(text),)))]
    assert set(ends) <= {".", ","}


def test_few_words_of_a_sentence_are_not_left_alone() -> None:
    words = (
        "Great, so, / the spring campaign, we planned 40,000 euros, but the / printers cost more."
    )
    segments = []
    at = 0.0
    for part in words.split(" / "):
        segments.append(make_segment(part, at=at))
        at = segments[-1].end + 0.4
    cues = cut_cues(Transcript("en", at, tuple(segments)))
    assert min(len(" ".join(cue.lines)) for cue in cues) > 16


def test_long_pause_starts_a_new_cue() -> None:
    first = make_segment("Wait")
    second = make_segment("for it.", at=first.end + PAUSE_MS / 1000)
    assert len(cut_cues(Transcript("en", 5, (first, second)))) == 2


def test_cues_are_shown_long_enough_to_be_read() -> None:
    fast = make_segment("This was said very quickly indeed by everyone.", rate=60)
    slow = make_segment("Fine.", at=20)
    for cue in cut_cues(Transcript("en", 30, (fast, slow))):
        width = sum(columns(line) for line in cue.lines)
        assert width / (cue.end - cue.start) * 1000 <= COLUMNS_A_SECOND
        assert cue.end - cue.start >= 1000


def test_spaces_of_the_segment_are_kept() -> None:
    words = tuple(
        Word(index, index + 0.5, text, 1.0)
        for index, text in enumerate(["我", "用", "Python", "写"])
    )
    (cue,) = cut_cues(Transcript("zh", 4, (Segment(0, 3.5, "我用 Python 写", words),)))
    assert cue.lines == ("我用 Python 写",)


def test_pieces_of_one_word_stay_together() -> None:
    texts = ["用", "Py", "thon", "，", "写"] * 8
    words = tuple(Word(i / 5, i / 5 + 0.1, text, 1.0) for i, text in enumerate(texts))
    cues = cut_cues(Transcript("zh", 8, (Segment(0, 8, "".join(texts), words),)))
    lines = [line for cue in cues for line in cue.lines]
    assert len(lines) > 1
    assert "".join(lines) == "".join(texts)
    assert all(line[0] not in "，t" and not line.endswith("Py") for line in lines)


def test_word_longer_than_a_line_is_not_cut() -> None:
    word = "x" * 60
    cues = cut_cues(Transcript("en", 4, (make_segment(f"so {word} it is"),)))
    assert word in [line for cue in cues for line in cue.lines]


def test_segment_without_word_times_gets_estimated_times() -> None:
    segment = Segment(2.0, 6.0, "Nobody measured these words, and yet they are shown in time.")
    cues = cut_cues(Transcript("en", 6, (segment,)))
    assert cues[0].start == 2000
    assert cue_words(cues) == segment.text


@pytest.mark.parametrize("text", ["a --> b", "<i>x</i>", "{\\an8}x", "WEBVTT", "NOTE x"])
def test_markup_in_speech_is_escaped_in_subtitles(text: str) -> None:
    transcript = Transcript("en", 3, (make_segment(text),))
    (event,) = pysubs2.SSAFile.from_string(srt(transcript, {}), format_="srt")
    assert len(event.plaintext) == len(text)
    (caption,) = webvtt.from_buffer(io.StringIO(vtt(transcript, {}))).captions
    assert caption.text.replace("&lt;", "<").replace("&gt;", ">") == text
