"""Words of a transcript that the recognizer doubts, and their marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from storage.models import Segment, Transcript, Word
from storage.models.parts import clock
from storage.unspaced_scripts import is_unspaced

DOUBTFUL = 0.5
"""Probability below which a word is doubtful. A higher limit marks more right words than wrong ones
in light noise, and one word in twenty of clean speech; with a lower one the marks are no more often
right, only fewer: docs/DECISIONS.md, `python -m benchmarks.words.doubtful_words`."""
MIN_LETTERS = 2
"""Letters of a word that is worth a mark; single letters are doubtful everywhere."""


def is_doubtful(word: Word, limit: float = DOUBTFUL) -> bool:
    """Return whether the recognizer doubts a word: its probability is below a limit."""
    letters = sum(map(str.isalnum, word.text))
    long_enough = letters >= MIN_LETTERS or any(map(is_unspaced, word.text))
    return word.probability < limit and long_enough


def doubtful_words(transcript: Transcript, limit: float = DOUBTFUL) -> Iterator[Word]:
    """Yield the words whose probability is below a limit, in order."""
    for segment in transcript.segments:
        yield from (word for word in segment.words if is_doubtful(word, limit))


def mark_doubtful(transcript: Transcript) -> Transcript:
    """Return the transcript with a mark behind each doubtful word of its text: `[? 0:21]`, with the
    time at which to listen."""
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
            mark = f"[? {clock(word.start)}]"
            text += mark if is_unspaced(word.text[-1:]) else f" {mark}"
        at = end
    return replace(segment, text=text + segment.text[at:])
