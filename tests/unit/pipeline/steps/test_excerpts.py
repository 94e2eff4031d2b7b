"""The headline and the opening."""

from __future__ import annotations

from pipeline.steps.excerpts import HEADLINE_LENGTH, OPENING_LENGTH, headline, opening
from storage.models import Segment, SpeakerShare, Summary, Transcript


def transcript(*parts: tuple[str, str | None]) -> Transcript:
    segments = tuple(
        Segment(float(i), i + 1.0, text, speaker=speaker) for i, (text, speaker) in enumerate(parts)
    )
    return Transcript("en", float(len(parts)), segments)


def test_headline_is_the_title_of_the_summary() -> None:
    summary = Summary(" Budget ", "", (), (), (), "en", "e")
    assert headline(summary, transcript(("Hello.", None))) == "Budget"


def test_headline_without_a_summary_is_the_first_words() -> None:
    assert headline(None, transcript(("Hello\nthere.", None))) == "Hello there."
    long = headline(None, transcript(("word " * 100, None)))
    assert len(long) <= HEADLINE_LENGTH
    assert long.endswith("word…")
    assert headline(None, transcript()) == ""


def test_opening_names_speakers_when_there_are_several() -> None:
    parts = transcript(("Hello.", "S1"), ("You there?", "S1"), ("Yes.", "S2"))
    both = (SpeakerShare("S1", "Speaker 1", 1.0), SpeakerShare("S2", "Anna", 1.0))
    assert opening(parts, both) == ("Speaker 1: Hello. You there?\nAnna: Yes.", True)
    assert opening(parts, both[:1]) == ("Hello. You there? Yes.", True)


def test_opening_ends_with_a_whole_segment() -> None:
    text, whole = opening(transcript(*[("word " * 20, None)] * 100), ())
    assert not whole
    assert OPENING_LENGTH - 101 < len(text) <= OPENING_LENGTH
    text, whole = opening(transcript(("x" * 9000, None)), ())
    assert len(text) == OPENING_LENGTH
    assert not whole
