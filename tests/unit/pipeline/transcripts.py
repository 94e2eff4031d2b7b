"""Transcripts for the tests of summary and speech."""

from __future__ import annotations

from storage.models import Segment, Transcript, Word

MEETING = (
    "Welcome everybody to the weekly meeting about the server migration.",
    "The old database server fails every night because its disk is full.",
    "We decided to buy two new database servers for the migration.",
    "The budget for the new servers is forty thousand euros.",
    "Anna will order the servers by Friday.",
    "Does anybody have a question about that?",
    "Yes, okay.",
    "The migration of the database starts in the second week of May.",
    "Until the migration is done nobody may change the database tables.",
    "Thank you all, see you next week.",
)


def transcript_of(
    *texts: str, language: str = "en", pause: float = 0.5, rate: float = 15
) -> Transcript:
    """Return one segment per text: `rate` characters per second, `pause` seconds between."""
    segments, now = [], 1.0
    for text in texts:
        end = now + len(text) / rate
        segments.append(Segment(now, end, text, speaker="S1"))
        now = end + pause
    return Transcript(language, now, tuple(segments))


def word_by_word(text: str, start: float = 0.0, seconds: float = 0.4) -> Segment:
    """Return one segment with words of equal length."""
    words = tuple(
        Word(start + i * seconds, start + (i + 1) * seconds, word, 0.9)
        for i, word in enumerate(text.split())
    )
    return Segment(start, words[-1].end, text, words)


def no_report(fraction: float, newest: str = "") -> None:
    assert 0 <= fraction <= 1
