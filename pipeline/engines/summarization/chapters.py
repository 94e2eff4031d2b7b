"""Chapter boundaries: long pauses, changes of vocabulary, and announcements of a new topic.

Method: TextTiling (Hearst 1997, https://aclanthology.org/J97-1003/). Neighbouring blocks of
sentences are compared; chapters begin where their likeness is lowest. A boundary between parts that
are as alike as the halves of each part is no change of topic and is removed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from pipeline.engines.sentences import Sentence
from pipeline.engines.summarization.language_cues import cues_of
from pipeline.engines.summarization.vocabulary import vocabulary_of

LEAST_SECONDS = 60.0
"""Shorter recordings get no chapters."""
_SHORT = 300.0
"""Seconds. In shorter recordings a change of vocabulary is weak evidence: a chapter also needs a
pause or an announcement before it."""
MOST_CHAPTERS = 12
_SHORTEST, _SHORTEST_IN_SHORT = 90.0, 20.0  # minimum seconds of one chapter
_PAUSE_IN_SHORT = 2.0  # seconds
_BLOCK = 8  # sentences on each side that are compared
_LONG_PAUSE = 4.0  # seconds of silence with the weight of a complete change of vocabulary
_SAME_TOPIC = 0.6  # likeness of two parts, as a share of that inside them, of one topic
_ANNOUNCED_WITHIN = 40  # characters of a sentence in which a new topic is announced

Bag = Counter[str]


def chapter_starts(sentences: Sequence[Sentence], seconds: float, language: str) -> list[int]:
    """Return the indices of the sentences that begin a chapter; the first is 0.

    Returns an empty list for a recording that is too short for chapters.
    """
    short = seconds < _SHORT
    if seconds < LEAST_SECONDS or len(sentences) < (_BLOCK if short else 2 * _BLOCK):
        return []
    vocabulary = vocabulary_of(language)
    bags = [Counter(vocabulary.stems(s.text)) for s in sentences]
    announced = _announced(sentences, language)
    breaks = {
        at: _break(sentences, bags, at) + (at in announced) for at in range(2, len(sentences) - 1)
    }
    mean = sum(breaks.values()) / len(breaks)
    spread = math.sqrt(sum((b - mean) ** 2 for b in breaks.values()) / len(breaks))
    shortest = _SHORTEST_IN_SHORT if short else max(_SHORTEST, seconds / MOST_CHAPTERS)
    starts = [0]
    for at in sorted(breaks, key=lambda i: -breaks[i]):
        if short and _pause(sentences, at) < _PAUSE_IN_SHORT and at not in announced:
            continue
        far = all(abs(sentences[at].start - sentences[s].start) >= shortest for s in starts)
        if breaks[at] > mean + spread / 2 and far and len(starts) < MOST_CHAPTERS:
            starts.append(at)
    return _without_same_topic(sorted(starts), sentences, bags, announced)


def _announced(sentences: Sequence[Sentence], language: str) -> frozenset[int]:
    """Return the sentences that announce a topic: «Our second topic is…», «Let us move on to…»."""
    shift = cues_of(language).topic_shift
    return frozenset(
        at for at, s in enumerate(sentences) if shift.search(s.text, 0, _ANNOUNCED_WITHIN)
    )


def _without_same_topic(
    starts: list[int],
    sentences: Sequence[Sentence],
    bags: Sequence[Bag],
    announced: frozenset[int],
) -> list[int]:
    """Remove the boundaries between parts of one topic, the weakest first."""
    while len(starts) > 1:
        bounds = [*starts, len(bags)]
        excess: dict[int, float] = {}
        for before, at, end in zip(bounds, bounds[1:], bounds[2:], strict=False):
            if at in announced or _pause(sentences, at) >= _LONG_PAUSE:
                continue
            left, right = bags[before:at], bags[at:end]
            inside = min(_cohesion(left), _cohesion(right))
            likeness = _likeness(sum(left, Bag()), sum(right, Bag()))
            excess[at] = likeness - _SAME_TOPIC * inside
        weakest = max(excess, key=lambda at: excess[at], default=None)
        if weakest is None or excess[weakest] <= 0:
            break
        starts.remove(weakest)
    return starts


def _cohesion(bags: Sequence[Bag]) -> float:
    """Return the likeness of every other sentence to those between, 0..1."""
    return _likeness(sum(bags[::2], Bag()), sum(bags[1::2], Bag()))


def _break(sentences: Sequence[Sentence], bags: Sequence[Bag], at: int) -> float:
    """Return the score of a new beginning at sentence `at`: unlikeness 0..1 plus pause 0..1."""
    before = sum(bags[max(0, at - _BLOCK) : at], Bag())
    after = sum(bags[at : at + _BLOCK], Bag())
    return 1 - _likeness(before, after) + min(1.0, _pause(sentences, at) / _LONG_PAUSE)


def _pause(sentences: Sequence[Sentence], at: int) -> float:
    """Return the seconds of silence before sentence `at`."""
    return max(0.0, sentences[at].start - sentences[at - 1].end)


def _likeness(one: Bag, other: Bag) -> float:
    """Return the cosine between two bags of words, 0..1."""
    product = sum(count * other[word] for word, count in one.items())
    norms = math.sqrt(sum(c * c for c in one.values()) * sum(c * c for c in other.values()))
    return product / norms if norms else 0.0
