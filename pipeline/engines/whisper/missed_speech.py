"""Detection of speech without text in a window, and the parts to decode again.

Whisper skips speech, most often a short answer between two long turns. It also stops early. After
alignment there is a span without words, or a word stretched over it. Such a word belongs to the
following speech, so everything up to the next pause is decoded again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.engines.whisper.windows import MARGIN, Span, Window
from storage.models import Word

MISSED_SECONDS = 1.5
"""Seconds of speech between two words that must contain another word."""
MAX_WORD_SECONDS = 2.0
"""Seconds of speech that are too long for a single word."""
LOW_PROBABILITY, MAX_DOUBTED_SECONDS = 0.5, 1.0
"""Limits for improbable words: below the first probability, the second is the limit in seconds."""
DIGIT_SECONDS = 0.8
"""Seconds that a digit may take: "8500" is spoken as four words."""
MAX_DISTANCE = 12.0
"""Seconds to the next pause that are decoded again with a gap, at most."""
TOLERANCE = 0.3
"""Tolerance of the times of words in seconds."""
SPLIT_PAUSE = 0.8
"""Seconds of a pause at which the parts are decoded separately: together one would be skipped."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Words from `first` up to `last` that cover too much speech.

    `parts` are the parts of their window to decode instead, in order.
    """

    first: int
    last: int
    parts: tuple[Window, ...]


def find_gaps(words: Sequence[Word], window: Window) -> list[Gap]:
    """Return the gaps of a window's text, in order and without overlaps.

    Times of words and window have the same origin.
    """
    found: list[Gap] = []
    start = end = window.start
    for left, right, drawn in _find_uncovered(words, window):
        widened = _widen(left, right, window, drawn=drawn)
        if found and widened[0] < end:
            found.pop()
            widened = (start, max(end, widened[1]))
        start, end = widened
        found.append(_make_gap(words, window, start, end))
        if len(found[-1].parts) == 1 and _covers(found[-1].parts[0], window):
            start, end = left, right  # decoding the same part would skip the same words
            found[-1] = _make_gap(words, window, start, end)
    return found


def _find_uncovered(words: Sequence[Word], window: Window) -> list[tuple[float, float, bool]]:
    """Return stretches of speech (start, end, drawn).

    They have no word; with `drawn` True they are under one word that is too long.
    """
    found: list[tuple[float, float, bool]] = []
    now = window.start
    for word in words:
        if window.speech_within(now, word.start) > MISSED_SECONDS:
            found.append((now, word.start, False))
        if window.speech_within(word.start, word.end) > _longest_duration(word):
            found.append((word.start, word.end, True))
        now = word.end
    if words and window.speech_within(now, window.end) > MISSED_SECONDS:
        found.append((now, window.end, False))
    return found


def _longest_duration(word: Word) -> float:
    """Return the seconds of speech that a word may take."""
    limit = MAX_DOUBTED_SECONDS if word.probability < LOW_PROBABILITY else MAX_WORD_SECONDS
    return max(limit, DIGIT_SECONDS * sum(map(str.isdigit, word.text)))


def _widen(start: float, end: float, window: Window, *, drawn: bool) -> Span:
    """Return a stretch extended to the pauses around it, where they are in reach.

    A drawn-out word that ends in a pause belongs to the speech after the pause.
    """
    for left, right in window.speech:
        if left < start < right:
            near = right - start < TOLERANCE
            start = right if near else left if start - left < MAX_DISTANCE else start
            break
    for left, right in window.speech:
        if right > end:
            inside = end - left > TOLERANCE
            if inside or drawn:
                end = right if right - max(left, end) < MAX_DISTANCE else end
            break
    return start, end


def _make_gap(words: Sequence[Word], window: Window, start: float, end: float) -> Gap:
    """Return the words whose middle is in a stretch, and the parts of the window to decode."""
    first = sum((word.start + word.end) / 2 < start for word in words)
    last = sum((word.start + word.end) / 2 < end for word in words)
    groups: list[list[float]] = []
    for left, right in window.part(start, end).speech:
        if groups and left - groups[-1][1] < SPLIT_PAUSE:
            groups[-1][1] = right
        else:
            groups.append([left, right])
    return Gap(first, last, tuple(_add_margins(window, left, right) for left, right in groups))


def _add_margins(window: Window, start: float, end: float) -> Window:
    """Return a part of a window with the silence around it; none where speech continues."""
    before = max((b for _, b in window.speech if b <= start), default=start - 2 * MARGIN)
    after = min((a for a, _ in window.speech if a >= end), default=end + 2 * MARGIN)
    inside = any(a < start < b for a, b in window.speech)
    going_on = any(a < end < b for a, b in window.speech)
    left = start if inside else max(window.start, start - MARGIN, (before + start) / 2)
    right = end if going_on else min(window.end, end + MARGIN, (end + after) / 2)
    return window.part(left, right)


def _covers(part: Window, window: Window) -> bool:
    return part.speech_seconds > window.speech_seconds - TOLERANCE
