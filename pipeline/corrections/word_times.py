"""Words of a corrected sentence: those that stay keep their times, others get their neighbours'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.engines.spoken_words import word_spans
from storage.models import Segment, Word
from storage.unspaced_scripts import UNSPACED_CLASS

_TOKEN = re.compile(rf"[{UNSPACED_CLASS}]|[^\s{UNSPACED_CLASS}]+")
"""A word between spaces; in scripts without spaces each character."""
_CHUNK = re.compile(rf"[{UNSPACED_CLASS}]{{1,4}}|[^\s{UNSPACED_CLASS}]+")
"""A new word. Without spaces nobody knows where one ends; four characters are about half a
second."""
CERTAIN = 1.0
"""Probability of a word that a person wrote."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Placed:
    """Word with its place in the new text."""

    start: int
    end: int
    word: Word


def retimed(segment: Segment, text: str) -> tuple[Word, ...]:
    """Return the words of a new text of a segment, in order.

    A word that is in both texts stays as it is. New words share the time of those that they
    replace, else the pause between their neighbours. Without spaces, `text` is the words joined.
    """
    kept = _kept(segment, text)
    made: list[Word] = []
    at, before = 0, segment.start
    for number, placed in enumerate([*kept, None]):
        end = placed.start if placed else len(text)
        after = placed.word.start if placed else max(segment.end, before)
        chunks = [match[0] for match in _CHUNK.finditer(text, at, end)]
        made += _spread(chunks, min(before, after), after, _speaker(kept, number, segment))
        if placed is not None:
            made.append(placed.word)
            at, before = placed.end, placed.word.end
    return tuple(made)


def _kept(segment: Segment, text: str) -> list[_Placed]:
    """Return the words of the segment that the new text still has."""
    spans = word_spans(segment)
    if not spans:
        return []
    before, after = _tokens(segment.text), _tokens(text)
    pairs = _same(
        [segment.text[start:end] for start, end in before],
        [text[start:end] for start, end in after],
    )
    moved = {before[one][0]: after[other][0] for one, other in pairs}
    return [
        _Placed(start + by, end + by, word)
        for word, (start, end) in zip(segment.words, spans, strict=True)
        if (by := _shift((start, end), before, moved)) is not None
    ]


def _same(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of the tokens that both texts have. Their common beginning and end come
    first: of two equal words the one beside the change is meant."""
    least = min(len(before), len(after))
    start = next((at for at in range(least) if before[at] != after[at]), least)
    rest = least - start
    end = next((at for at in range(rest) if before[-1 - at] != after[-1 - at]), rest)
    yield from ((at, at) for at in range(start))
    middle = before[start : len(before) - end], after[start : len(after) - end]
    for block in SequenceMatcher(None, *middle, autojunk=False).get_matching_blocks():
        yield from ((start + block.a + at, start + block.b + at) for at in range(block.size))
    yield from ((len(before) - at, len(after) - at) for at in range(end, 0, -1))


def _shift(span: Span, tokens: Sequence[Span], moved: dict[int, int]) -> int | None:
    """Return by how many characters a word moved; None if one of its tokens is gone, or if they
    are apart now."""
    own = [start for start, end in tokens if start < span[1] and end > span[0]]
    shifts = {moved[start] - start if start in moved else None for start in own}
    return shifts.pop() if len(shifts) == 1 else None


def _tokens(text: str) -> list[Span]:
    return [match.span() for match in _TOKEN.finditer(text)]


def _speaker(kept: Sequence[_Placed], number: int, segment: Segment) -> str | None:
    """Return the speaker of the word before, else of the one behind, else of the segment."""
    near = kept[number - 1] if number else kept[0] if kept else None
    return near.word.speaker if near else segment.speaker


def _spread(texts: Sequence[str], start: float, end: float, speaker: str | None) -> list[Word]:
    """Return new words between two times, each as long as its share of the letters."""
    total, done = sum(map(len, texts)), 0
    words = []
    for text in texts:
        begins = start + (end - start) * done / total
        done += len(text)
        ends = start + (end - start) * done / total
        words.append(Word(round(begins, 3), round(ends, 3), text, CERTAIN, speaker))
    return words
