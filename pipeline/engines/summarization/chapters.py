"""Chapter boundaries of a long recording: long pauses and changes of vocabulary.

Method: TextTiling (Hearst 1997, https://aclanthology.org/J97-1003/). Neighbouring blocks of
sentences are compared; chapters begin where their likeness is lowest.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence

from pipeline.engines.sentences import Sentence, tokens

LEAST_SECONDS = 60.0
"""Shorter recordings get no chapters."""
_SHORT = 300.0
"""Seconds. In shorter recordings a change of vocabulary is weak evidence: a chapter also needs a
pause before it."""
MOST_CHAPTERS = 12
_SHORTEST, _SHORTEST_IN_SHORT = 90.0, 20.0  # minimum seconds of one chapter
_PAUSE_IN_SHORT = 2.0  # seconds
_BLOCK = 8  # sentences on each side that are compared
_LONG_PAUSE = 4.0  # seconds of silence with the weight of a complete change of vocabulary


def chapter_starts(
    sentences: Sequence[Sentence], seconds: float, stop_words: Collection[str]
) -> list[int]:
    """Return the indices of the sentences that begin a chapter; the first is 0.

    Returns an empty list for a recording that is too short for chapters.
    """
    short = seconds < _SHORT
    if seconds < LEAST_SECONDS or len(sentences) < (_BLOCK if short else 2 * _BLOCK):
        return []
    bags = [Counter(t for t in tokens(s.text) if t not in stop_words) for s in sentences]
    breaks = {at: _break(sentences, bags, at) for at in range(2, len(sentences) - 1)}
    mean = sum(breaks.values()) / len(breaks)
    spread = math.sqrt(sum((b - mean) ** 2 for b in breaks.values()) / len(breaks))
    shortest = _SHORTEST_IN_SHORT if short else max(_SHORTEST, seconds / MOST_CHAPTERS)
    starts = [0]
    for at in sorted(breaks, key=lambda i: -breaks[i]):
        if short and _pause(sentences, at) < _PAUSE_IN_SHORT:
            continue
        far = all(abs(sentences[at].start - sentences[s].start) >= shortest for s in starts)
        if breaks[at] > mean + spread / 2 and far and len(starts) < MOST_CHAPTERS:
            starts.append(at)
    return sorted(starts)


def _break(sentences: Sequence[Sentence], bags: Sequence[Counter[str]], at: int) -> float:
    """Return the score of a new beginning at sentence `at`: unlikeness 0..1 plus pause 0..1."""
    before = sum(bags[max(0, at - _BLOCK) : at], Counter[str]())
    after = sum(bags[at : at + _BLOCK], Counter[str]())
    return 1 - _likeness(before, after) + min(1.0, _pause(sentences, at) / _LONG_PAUSE)


def _pause(sentences: Sequence[Sentence], at: int) -> float:
    """Return the seconds of silence before sentence `at`."""
    return max(0.0, sentences[at].start - sentences[at - 1].end)


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return the cosine between two bags of words, 0..1."""
    product = sum(count * other[word] for word, count in one.items())
    norms = math.sqrt(sum(c * c for c in one.values()) * sum(c * c for c in other.values()))
    return product / norms if norms else 0.0
