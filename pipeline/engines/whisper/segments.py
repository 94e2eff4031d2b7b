"""Segments of a transcript: words with times of the recording, split at the ends of sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.engines.ordinals import is_ordinal
from storage.models import Segment, Word

ENDS = ".?!。？！…؟۔।"
"""Marks that end a sentence."""
CLOSERS = "\"'”’»)]"
TITLES = frozenset(
    {"mr.", "mrs.", "ms.", "dr.", "st.", "prof.", "no.", "vs.", "sr.", "jr.", "bzw."}
)
"""Abbreviations after which a capital letter does not begin a sentence."""
PAUSE = 1.2
"""Seconds of silence that end a segment without a mark."""
LONGEST = 15.0
"""Seconds after which a segment ends at the next comma."""


def to_recording_time(words: Sequence[Word], start: float, end: float) -> tuple[Word, ...]:
    """Return the words of a window with times from the start of the recording, in seconds.

    No time is outside the window (`start`..`end`) or before that of the previous word.
    """
    now = start
    moved = []
    for word in words:
        begin = min(max(now, start + word.start), end)
        now = min(max(begin, start + word.end), end)
        moved.append(replace(word, start=round(begin, 3), end=round(now, 3)))
    return tuple(moved)


def in_order(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return words of several decodings with times that never run backwards, in seconds.

    Their parts of the sound overlap, so the end of a word may lie behind the start of the next one.
    They then meet there, or in the middle when the later word starts first.
    """
    ordered: list[Word] = []
    for word in words:
        if ordered and word.start < (last := ordered[-1]).end:
            border = word.start
            if border < last.start:
                border = round((last.start + max(last.start, min(word.end, last.end))) / 2, 3)
            ordered[-1] = replace(last, end=border)
            ordered.append(replace(word, start=border, end=max(border, word.end)))
        else:
            ordered.append(word)
    return tuple(ordered)


def split_into_segments(words: Sequence[Word], language: str = "") -> tuple[Segment, ...]:
    """Return one segment per sentence.

    The given words have a leading space, those of the segments do not.
    """
    segments = []
    for sentence in _sentences(words, language):
        text = "".join(word.text for word in sentence).strip()
        clean = tuple(replace(word, text=word.text.strip()) for word in sentence)
        segments.append(Segment(clean[0].start, clean[-1].end, text, clean))
    return tuple(segments)


def _sentences(words: Sequence[Word], language: str) -> Iterator[list[Word]]:
    sentence: list[Word] = []
    for index, word in enumerate(words):
        sentence.append(word)
        following = words[index + 1] if index + 1 < len(words) else None
        if following is None or _ends(sentence, following, language):
            yield sentence
            sentence = []


def _ends(sentence: Sequence[Word], following: Word, language: str) -> bool:
    """Return whether a sentence ends before the following word."""
    last = sentence[-1]
    if following.start - last.end > PAUSE:
        return True
    text = last.text.strip().rstrip(CLOSERS)
    if last.end - sentence[0].start > LONGEST and text.endswith((",", ";", ":", "、", "，")):
        return True
    if not text.endswith(tuple(ENDS)) or text.lower() in TITLES or _is_initial(text):
        return False
    left, pause = "".join(it.text for it in sentence[-2:]), following.start - last.end
    if is_ordinal(left, following.text, language, pause):
        return False
    return not following.text.strip()[:1].islower()


def _is_initial(text: str) -> bool:
    """Return whether the text is an initial such as `J.`."""
    return len(text) == 2 and text[0].isupper() and text[1] == "."
