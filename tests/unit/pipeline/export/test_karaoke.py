"""Captions whose words have times, as independent readers see them."""

from __future__ import annotations

import re

import pysubs2
from bidi import get_display
from hypothesis import given, settings
from lemony_lrc_parser import loads

from pipeline.export.cues import cut_cues
from pipeline.export.karaoke import ass, lrc
from storage.models import Segment, Transcript, Word
from tests.unit.pipeline.export.speech import HOSTILE, NAMES, transcripts

TALK = Transcript(
    "en",
    12.0,
    (
        Segment(
            1.0,
            3.0,
            "It is 15 km, Anna.",
            tuple(
                Word(1.0 + at * 0.4, 1.3 + at * 0.4, text, 1.0, "S1")
                for at, text in enumerate(("It", "is", "15", "km,", "Anna."))
            ),
            "S1",
        ),
        Segment(8.0, 9.0, "Really?", (Word(8.0, 9.0, "Really?", 1.0, "S2"),), "S2"),
    ),
)


def test_ass_has_the_time_of_each_word() -> None:
    read = pysubs2.SSAFile.from_string(ass("talk", TALK, NAMES))
    first, second = read
    assert first.text == (r"Speaker 1: {\kf40}It {\kf40}is {\kf40}15 {\kf40}km, {\kf30}Anna.")
    assert (first.start, first.name, first.style) == (1000, "Speaker 1", "Default")
    assert second.plaintext == "Speaker 2: Really?"
    assert (read.info["PlayResX"], read.info["Title"]) == ("1920", "talk")


def test_ass_waits_where_nobody_speaks() -> None:
    words = (Word(1.0, 1.2, "Well,", 1.0), Word(2.0, 2.4, "then.", 1.0))
    transcript = Transcript("en", 3.0, (Segment(1.0, 2.4, "Well, then.", words),))
    (event,) = pysubs2.SSAFile.from_string(ass("", transcript, {}))
    assert event.text == r"{\kf100}Well, {\kf40}then."
    late = Transcript("en", 9.0, (*transcript.segments, Segment(2.3, 3.3, "No.", speaker="S2")))
    events = pysubs2.SSAFile.from_string(ass("", late, {}))
    assert "".join(event.plaintext for event in events) == "Well, then.No."


@settings(deadline=None, max_examples=40)
@given(transcripts(HOSTILE))
def test_ass_of_hostile_words_parses_back(transcript: Transcript) -> None:
    cues = cut_cues(transcript, NAMES)
    events = pysubs2.SSAFile.from_string(ass("a{b}\\N", transcript, NAMES)).events
    assert len(events) == len(cues)
    for event, cue in zip(events, cues, strict=True):
        assert abs(event.start - cue.start) <= 10
        assert abs(event.end - cue.end) <= 10
        assert len(event.plaintext.split("\n")) == len(cue.lines)
        durations = [int(duration) for duration in re.findall(r"\\kf?(\d+)", event.text)]
        assert sum(durations) * 10 <= max(cue.end - cue.start, 7000) + 20 or len(durations) < 4


def test_ass_of_right_to_left_words_has_a_style_that_orders_whole_lines() -> None:
    words = (Word(0.0, 0.5, "שלום", 1.0), Word(0.5, 1.0, "Bob.", 1.0))
    transcript = Transcript("he", 1.0, (Segment(0.0, 1.0, "שלום Bob.", words),))
    read = pysubs2.SSAFile.from_string(ass("", transcript, {}))
    (event,) = read
    assert (event.style, read.styles["RightToLeft"].encoding) == ("RightToLeft", -1)
    rendered = re.sub(
        "[\u200e\u200f\u202b\u202c]", "", str(get_display(event.plaintext, base_dir="L"))
    )
    assert rendered == ".Bob םולש"


def test_lrc_has_the_time_of_each_line_and_word() -> None:
    text = lrc("talk", TALK, NAMES)
    assert text.splitlines()[:3] == ["[ti:talk]", "[la:en]", "[length:00:12.00]"]
    first, second = loads(text)
    assert (first.start, first.end, second.start) == (1000, 2900, 8000)
    words = [(word.content, word.start, word.end) for word in first.content]
    assert words[0] == ("Speaker 1: It ", 1000, 1400)
    assert words[2:] == [("15 ", 1800, 2200), ("km, ", 2200, 2600), ("Anna.", 2600, 2900)]
    assert second.text == "Speaker 2: Really?"


def test_lrc_of_hostile_words_parses_back() -> None:
    segments = (Segment(0.0, 2.0, "a <00:09.00> [ti:x] <b>"), Segment(6000.0, 6001.0, "late"))
    text = lrc("[x]\n[00:01.00]y", Transcript("", 6002.0, segments), {})
    read = loads(text)
    assert read.metadata["ti"] == "(x) (00:01.00)y"
    assert [line.text for line in read] == ["a ‹00:09.00› (ti:x) ‹b›", "late"]
    assert read[1].start == 6_000_000


def test_lrc_without_speaker_names_has_only_times_and_words() -> None:
    assert lrc("talk", TALK, {}).splitlines()[3:] == [
        "[00:01.00]<00:01.00>It <00:01.40>is <00:01.80>15 <00:02.20>km, <00:02.60>Anna.<00:02.90>",
        "[00:02.90]",
        "[00:08.00]<00:08.00>Really?<00:09.00>",
        "[00:09.00]",
    ]
