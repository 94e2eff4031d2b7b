"""Speakers in cues: new cues for new speakers, a line for each of a short exchange, dashes."""

from __future__ import annotations

import io

import webvtt
from hypothesis import given, settings

from pipeline.export.cues import COLUMNS_A_SECOND, cut_cues
from pipeline.export.line_breaks import columns
from pipeline.export.subtitles import vtt
from storage.models import Transcript
from tests.unit.pipeline.export.speech import NAMES, conversation, make_segment, transcripts


def test_new_speaker_starts_a_new_cue() -> None:
    talk = conversation(("S1", "Yes, we do.", 0), ("S2", "No.", 4), ("S2", "Never.", 4))
    lines = [cue.lines for cue in cut_cues(talk, NAMES)]
    assert lines == [("Speaker 1: Yes, we do.",), ("Speaker 2: No.",), ("Never.",)]


def test_short_exchange_is_one_cue_with_a_line_for_each_speaker() -> None:
    talk = conversation(("S1", "Yes, we do.", 0), ("S2", "No.", 0), ("S1", "All right.", 0.6))
    first, second = cut_cues(talk, NAMES)
    assert first.lines == ("- Yes, we do.", "- No.")
    assert first.voices == ("S1", "S2")
    assert first.end - first.start >= 1000
    assert (second.speaker, second.voices) == ("S1", ())


def test_turn_without_time_for_a_name_has_a_dash() -> None:
    long = "There is no time at all to read who is it that says so"
    talk = conversation(("S1", "Well.", 0), ("S2", f"{long}.", 2), ("S1", "Why?", 0.3), rate=19)
    lines = [line for cue in cut_cues(talk, NAMES) for line in cue.lines]
    assert lines == [
        "Speaker 1: Well.",
        "- There is no time at all to",
        "read who is it that says so.",
        "Speaker 1: Why?",
    ]


def test_first_cue_of_one_speaker_has_no_dash() -> None:
    """A dash marks a change, or two speakers on the screen: nobody spoke before."""
    long = "There is no time at all to read who is it that says so"
    turns = (("S1", f"{long}.", 0.0), ("S2", f"{long}.", 0.1), ("S1", "Why?", 0.3))
    talk = conversation(*turns, rate=19)
    lines = [line for cue in cut_cues(talk, NAMES) for line in cue.lines]
    words = ("There is no time at all to", "read who is it that says so.")
    assert lines == [*words, f"- {words[0]}", words[1], "Speaker 1: Why?"]


@settings(deadline=None, max_examples=50)
@given(transcripts())
def test_speaker_names_do_not_shorten_the_reading_time(transcript: Transcript) -> None:
    for cue in cut_cues(transcript, NAMES):
        if any(line.startswith("Speaker ") for line in cue.lines):
            width = sum(columns(line) for line in cue.lines)
            assert width / (cue.end - cue.start) * 1000 <= COLUMNS_A_SECOND


def test_vtt_tags_the_speaker() -> None:
    transcript = Transcript("en", 3, (make_segment("Hello.", speaker="S1"),))
    (caption,) = webvtt.from_buffer(io.StringIO(vtt(transcript, {"S1": "A & <B>"}))).captions
    assert "<v A &amp; &lt;B&gt;>Hello." in caption.raw_text
