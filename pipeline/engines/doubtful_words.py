"""Words of a transcript that the recognizer doubts, and their marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from storage.models import Segment, Transcript, Word
from storage.unspaced_scripts import is_unspaced

DOUBTFUL = 0.35
"""Probability below which a word is doubtful: real speech has twice that in the mean."""
MIN_LETTERS = 2
"""Letters of a word that is worth a mark; single letters are doubtful everywhere."""
MARK = "[?]"
"""Mark behind a doubtful word, as transcribers write it."""


def is_doubtful(word: Word) -> bool:
    """Return whether the recognizer doubts a word."""
    letters = sum(map(str.isalnum, word.text))
    long_enough = letters >= MIN_LETTERS or any(map(is_unspaced, word.text))
    return word.probability < DOUBTFUL and long_enough


def doubtful_words(transcript: Transcript) -> Iterator[Word]:
    """Yield the doubtful words, in order."""
    for segment in transcript.segments:
        yield from filter(is_doubtful, segment.words)


def mark_doubtful(transcript: Transcript) -> Transcript:
    """Return the transcript with a mark behind each doubtful word of its text."""
    segments = tuple(map(_mark_segment, transcript.segments))
    return replace(transcript, segments=segments)


def _mark_segment(segment: Segment) -> Segment:
    """Return a segment whose text has the marks; words that are not in the text get none."""
    text, at = "", 0
    for word in segment.words:
        found = segment.text.find(word.text, at)
        if found < 0:
            continue
        end = found + len(word.text)
        text += segment.text[at:end]
        if is_doubtful(word):
            text += MARK if is_unspaced(word.text[-1:]) else f" {MARK}"
        at = end
    return replace(segment, text=text + segment.text[at:])
