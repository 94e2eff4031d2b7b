"""Places where somebody is too quiet: faint speech without text, merged to a few."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engines.frames import bridge, subtract
from pipeline.steps.quiet_places import MOST_PLACES, SHORTEST, TOGETHER, Span, too_quiet
from storage.models import FaintSpeech, Removed, Segment, SpeechMap, Transcript, Word

times = st.integers(0, 80).map(lambda quarters: quarters / 4)
spans = st.lists(st.tuples(times, times).map(lambda pair: (min(pair), max(pair)))).map(sorted)
sure = st.floats(0.5, 1.0)


def segment(start: float, end: float, *, probability: float = 0.9) -> Segment:
    """Return a segment with a word every half a second."""
    count = round((end - start) * 2)
    words = tuple(
        Word(start + at / 2, start + at / 2 + 0.4, "word", probability) for at in range(count)
    )
    return Segment(start, end, "word " * count, words)


def transcript(*segments: Segment, removed: tuple[Removed, ...] = ()) -> Transcript:
    return Transcript("en", 60.0, segments, removed)


def places(transcript: Transcript, *faint: tuple[float, float, float]) -> list[Span]:
    speech = SpeechMap(((0.0, 5.0),), faint=tuple(FaintSpeech(*each) for each in faint))
    return too_quiet([speech], transcript)


def test_faint_speech_without_text_is_a_place() -> None:
    around = transcript(segment(0, 5), segment(16, 20))
    assert places(around, (6.0, 15.0, 0.9)) == [(6.0, 15.0)]
    assert places(around, (6.0, 15.0, 0.7)) == [], "music may be that probable"
    assert places(transcript(segment(0, 20)), (6.0, 15.0, 0.9)) == [], "it has text"
    assert places(transcript(Segment(0, 20, "text without words")), (6.0, 15.0, 0.9)) == []
    assert places(around, (4.0, 5.9, 0.9)) == [], "the end of a word fades away"
    noise = (Removed(6.0, 15.0, "no_speech"),)
    assert places(transcript(segment(0, 5), removed=noise), (6.0, 15.0, 0.9)) == [], (
        "another note says so"
    )


def test_guessed_text_is_no_text() -> None:
    guessed = transcript(segment(0, 5), segment(6, 15, probability=0.3), segment(16, 20))
    ((start, end),) = places(guessed, (6.0, 15.0, 0.95))
    assert (start, end) == pytest.approx((6.0, 15.0), abs=1.5)
    doubtful = transcript(segment(0, 5), segment(6, 15, probability=0.7))
    assert places(doubtful, (6.0, 15.0, 0.95)) == []


def test_text_that_is_doubtful_on_the_whole_is_no_text() -> None:
    """Some of the words that are invented for a voice below the noise are sure ones."""

    def with_words(*probabilities: float) -> Transcript:
        words = tuple(
            Word(6 + at, 6.8 + at, "word", probability)
            for at, probability in enumerate(probabilities)
        )
        return transcript(segment(0, 5), Segment(6, 15, "words", words), segment(16, 20))

    invented = with_words(0.3, 0.6, 0.6, 0.9, 0.3, 0.2, 0.9, 0.4, 0.4)
    assert places(invented, (6.0, 15.0, 0.95)) == [(6.0, 15.0)]
    heard = with_words(0.5, 0.6, 0.6, 0.9, 0.5, 0.8, 0.9, 0.6, 0.6)
    assert places(heard, (6.0, 15.0, 0.95)) == []


def test_only_the_rest_is_a_place() -> None:
    ((start, end),) = places(transcript(segment(0, 10)), (6.0, 15.0, 0.9))
    assert (start, end) == pytest.approx((10.3, 15.0), abs=0.05)


def test_places_close_together_are_one_and_the_longest_are_named() -> None:
    apart = [(10.0 * at, 10.0 * at + 1.5 + at / 4, 0.9) for at in range(1, 6)]
    assert places(transcript(), *apart) == [(30.0, 32.25), (40.0, 42.5), (50.0, 52.75)]
    assert places(transcript(), (6.0, 8.0, 0.9), (10.0, 15.0, 0.9)) == [(6.0, 15.0)]


def test_channels_are_looked_at_together() -> None:
    faint = (FaintSpeech(6.0, 15.0, 0.9),)
    both = [SpeechMap((), faint=faint), SpeechMap(((6.0, 15.0),), faint=faint)]
    assert too_quiet(both, transcript()) == [(6.0, 15.0)]
    assert too_quiet(both, transcript(segment(6, 15))) == [], "one channel holds the other one"


@given(spans, spans)
def test_subtraction_keeps_exactly_what_is_outside(
    given_spans: list[Span], taken: list[Span]
) -> None:
    kept, gone = bridge(given_spans, 0.0), bridge(taken, 0.0)
    rest = subtract(kept, gone)
    assert rest == sorted(rest)
    for moment in (quarter / 4 + 0.125 for quarter in range(81)):
        outside = any(a < moment < b for a, b in kept) and not any(a < moment < b for a, b in gone)
        assert any(a < moment < b for a, b in rest) == outside


@given(st.lists(st.tuples(times, times, sure)), st.lists(st.tuples(times, times)))
def test_places_are_few_long_and_apart(
    faint: list[tuple[float, float, float]], segments: list[tuple[float, float]]
) -> None:
    text = transcript(*(segment(*sorted(each)) for each in segments))
    found = places(text, *((min(a, b), max(a, b), p) for a, b, p in faint))
    assert len(found) <= MOST_PLACES
    assert all(end - start >= SHORTEST for start, end in found)
    assert all(right[0] - left[1] >= TOGETHER for left, right in pairwise(found))
