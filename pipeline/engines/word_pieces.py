"""The text of a segment word by word, for pages and documents in which words have their times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.engines.doubtful_words import is_doubtful
from pipeline.engines.spoken_words import word_spans
from storage.models import Segment


@dataclass(frozen=True, slots=True)
class Piece:
    """Piece of a paragraph: a word with its time in seconds, or what stands between words."""

    text: str
    start: float | None = None
    doubtful: bool = False


def pieces_of(segment: Segment) -> Iterator[Piece]:
    """Yield the text of a segment word by word; as one piece where the words are not its own."""
    spans = word_spans(segment)
    if not spans:
        yield Piece(segment.text, segment.start)
        return
    at = 0
    for word, (start, end) in zip(segment.words, spans, strict=True):
        if start > at:
            yield Piece(segment.text[at:start])
        yield Piece(segment.text[start:end], word.start, is_doubtful(word))
        at = end
    if at < len(segment.text):
        yield Piece(segment.text[at:])
