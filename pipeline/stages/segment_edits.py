"""Changes of the text of a segment, in which its words keep their times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.engines.spoken_words import word_spans
from storage.models import Segment, Word


@dataclass(frozen=True, slots=True)
class Edit:
    """New text for the characters from `start` to `end` of a segment's text."""

    start: int
    end: int
    text: str


def edit_segment(segment: Segment, edits: Sequence[Edit]) -> Segment:
    """Return the segment with other text. `edits` are in order and do not overlap.

    Where the number of words stays the same, each keeps its time. Otherwise the time of the words
    that were changed is shared by the length of the new ones. Words that are not in the text stay
    as they are.
    """
    spans = word_spans(segment)
    words = segment.words if spans is None else _edited_words(segment, spans, edits)
    text = segment.text
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return replace(segment, text=text, words=words)


def _edited_words(
    segment: Segment, spans: Sequence[tuple[int, int]], edits: Sequence[Edit]
) -> tuple[Word, ...]:
    words: list[Word] = []
    at = 0
    for first, last, group in _touched(spans, edits):
        words += segment.words[at:first]
        if first < last:
            begin, end = spans[first][0], spans[last - 1][1]
            text = segment.text[min(begin, group[0].start) : max(end, group[-1].end)]
            offset = min(begin, group[0].start)
            for edit in reversed(group):
                text = text[: edit.start - offset] + edit.text + text[edit.end - offset :]
            words += _timed(text.split(), segment.words[first:last])
        at = last
    return (*words, *segment.words[at:])


def _touched(
    spans: Sequence[tuple[int, int]], edits: Sequence[Edit]
) -> list[tuple[int, int, list[Edit]]]:
    """Return groups of edits with the range of words that each group changes."""
    groups: list[tuple[int, int, list[Edit]]] = []
    first = last = 0
    for edit in edits:
        while first < len(spans) and spans[first][1] <= edit.start:
            first += 1
        last = max(first, last)
        while last < len(spans) and spans[last][0] < edit.end:
            last += 1
        if groups and first < groups[-1][1]:
            before, _, group = groups[-1]
            groups[-1] = (before, last, [*group, edit])
        else:
            groups.append((first, last, [edit]))
    return groups


def _timed(texts: Sequence[str], old: Sequence[Word]) -> list[Word]:
    """Return words with these texts in the time of the old ones."""
    if len(texts) == len(old):
        return [replace(word, text=text) for word, text in zip(old, texts, strict=True)]
    start, length = old[0].start, old[-1].end - old[0].start
    total = sum(map(len, texts))
    probability = min(word.probability for word in old)
    words = []
    done = 0
    for text in texts:
        begin = start + length * done / total
        done += len(text)
        end = start + length * done / total
        words.append(replace(old[0], start=begin, end=end, text=text, probability=probability))
    return words
