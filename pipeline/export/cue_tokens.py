"""Division of a transcript into pieces that a subtitle line never breaks."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.export.line_breaks import columns, is_unspaced_letter, unbreakable_parts
from storage.models import Segment, Transcript

LINE_COLUMNS = 42
"""Columns of a subtitle line."""
_PAUSE_MS = 500
"""Silence between two words that may part them, whatever they are."""
_SPACED_SENTENCES = (("\u0e00", "\u0fff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"))
"""Thai, Lao and Tibetan; Burmese; Khmer: no space between words, but one between sentences."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Unbreakable piece: words, or a part of a script without spaces. Times are in ms."""

    text: str
    start: int
    end: int
    speaker: str | None
    spaced: bool
    """A space precedes it, unless it begins a line."""

    label: bool = False
    """It names the speaker, or marks a new one, and has no duration."""

    words: tuple[tuple[int, int], ...] = ()
    """Offset and time of each word that begins inside of it, behind a space."""

    width: int = field(init=False)
    """Width in columns."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", columns(self.text))


@dataclass(frozen=True, slots=True)
class _TimedWord:
    """Characters `first` to `last` (exclusive) of a text, with their times in ms."""

    first: int
    last: int
    start: int
    end: int
    speaker: str | None

    def time_at(self, offset: int) -> int:
        """Return the time at a character of the word, which has its share of the duration."""
        share = (min(max(offset, self.first), self.last) - self.first) / (self.last - self.first)
        return self.start + round((self.end - self.start) * share)


def has_space_before(text: str) -> bool:
    """Return whether a space divides a sentence from the one before it.

    Chinese and Japanese have none. Thai, Lao, Khmer and Burmese have none between words, but
    one between sentences.
    """
    return not is_unspaced_letter(text[:1]) or writes_spaces_between_sentences(text[:1])


def writes_spaces_between_sentences(char: str) -> bool:
    """Return whether a letter is of a script that has spaces between sentences only."""
    return any(low <= char <= high for low, high in _SPACED_SENTENCES)


def joined(texts: Iterable[str]) -> str:
    """Return sentences as one line, with the spaces that their script has between them."""
    line = ""
    for text in texts:
        sentence = " ".join(text.split())
        line += f" {sentence}" if line and has_space_before(sentence) else sentence
    return line


def pieces_of(transcript: Transcript) -> Iterator[Piece]:
    """Yield the whole text in the order of speech; words that a recognizer split are joined."""
    for segment in sorted(transcript.segments, key=lambda each: each.start):
        text, words = _timed_words(segment)
        if words:
            yield from _pieces(text, words, transcript.language)


def _timed_words(segment: Segment) -> tuple[str, list[_TimedWord]]:
    """Return the text of a segment, and its words by their places in it.

    If the words are not those of the text, the text is made of them.
    """
    if not segment.words:
        text = " ".join(segment.text.split())
        return text, _spread(text, segment)
    texts = [" ".join(word.text.split()) for word in segment.words]
    text = " ".join(segment.text.split())
    places = _places(text, texts)
    if places is None:
        text = joined(texts)
        places = _places(text, texts) or []
    words = [
        _timed(place, word.start, word.end, word.speaker or segment.speaker)
        for place, word in zip(places, segment.words, strict=True)
        if place[0] < place[1]
    ]
    return text, words


def _spread(text: str, segment: Segment) -> list[_TimedWord]:
    """Return a text whose words have no times as one word."""
    place = (0, len(text))
    return [_timed(place, segment.start, segment.end, segment.speaker)] if text else []


def _timed(place: tuple[int, int], start: float, end: float, speaker: str | None) -> _TimedWord:
    begin = round(start * 1000)
    return _TimedWord(*place, begin, max(begin, round(end * 1000)), speaker)


def _places(text: str, words: Sequence[str]) -> list[tuple[int, int]] | None:
    """Return where each word is in a text; None if the text has other letters than the words."""
    places, at = [], 0
    for word in words:
        found = text.find(word, at)
        if found < 0 or text[at:found].strip():
            return None
        at = found + len(word)
        places.append((found, at))
    return None if text[at:].strip() else places


def _pieces(text: str, words: Sequence[_TimedWord], language: str) -> Iterator[Piece]:
    """Yield the unbreakable parts of a segment's text with their times and speakers."""
    firsts = [word.first for word in words]
    edges = _forced_breaks(text, words)
    at = 0
    spaced = has_space_before(text)
    for part in unbreakable_parts(text, language):
        end = at + len(part)
        cuts = [at, *(edge for edge in edges if at < edge < end), end]
        for left, right in pairwise(cuts):
            piece = text[left:right].strip()
            if piece:
                first = words[max(0, bisect.bisect_right(firsts, left) - 1)]
                last = words[max(0, bisect.bisect_left(firsts, right) - 1)]
                start = first.time_at(left)
                end_time = max(start, last.time_at(right))
                inner = _words_inside(text, words, left, left + len(piece))
                yield Piece(piece, start, end_time, first.speaker, spaced, words=inner)
            spaced = text[right - 1].isspace()
        at = end


def _words_inside(
    text: str, words: Sequence[_TimedWord], first: int, last: int
) -> tuple[tuple[int, int], ...]:
    """Return offset and time of the words that begin between two places, behind a space."""
    begin = bisect.bisect_right(words, first, key=lambda word: word.first)
    end = bisect.bisect_left(words, last, key=lambda word: word.first)
    inside = (word for word in words[begin:end] if text[word.first - 1].isspace())
    return tuple((word.first - first, word.start) for word in inside)


def _forced_breaks(text: str, words: Sequence[_TimedWord]) -> list[int]:
    """Return the places where the speaker changes, or where a pause is between two words."""
    return [
        right.first
        for left, right in pairwise(words)
        if left.speaker != right.speaker
        or (text[left.last : right.first].isspace() and right.start - left.end >= _PAUSE_MS)
    ]
