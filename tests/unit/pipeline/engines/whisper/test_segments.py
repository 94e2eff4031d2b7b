"""Words become sentences with times of the recording."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engines.whisper.segments import in_order, split_into_segments, to_recording_time
from storage.models import Word


def words(text: str, *, step: float = 0.4, pauses: dict[int, float] | None = None) -> list[Word]:
    now, result = 0.0, []
    for at, word in enumerate(text.split(" ")):
        now += (pauses or {}).get(at, 0.0)
        result.append(Word(now, now + step, " " + word, 0.9))
        now += step
    return result


def test_sentences_end_at_their_marks() -> None:
    segments = split_into_segments(words('We left. Dr. J. Smith said "No." Why? it is 3.5 km.'))
    assert [segment.text for segment in segments] == [
        "We left.", 'Dr. J. Smith said "No."', "Why? it is 3.5 km.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "pauses", "count"), [("de", {}, 3), ("de", {4: 0.6}, 4), ("en", {}, 4)]
)
def test_ordinal_number_ends_no_segment(
    language: str, pauses: dict[int, float], count: int
) -> None:
    spoken = words("Heute hat der 1. FC gewonnen. Das war 2019. Der Rest blieb.", pauses=pauses)
    found = [segment.text for segment in split_into_segments(spoken, language)]
    assert len(found) == count
    assert found[-2:] == ["Das war 2019.", "Der Rest blieb."]


def test_words_lose_their_space_and_segments_span_them() -> None:
    (segment,) = split_into_segments(words("hello there"))
    assert [word.text for word in segment.words] == ["hello", "there"]
    assert (segment.start, segment.end) == (0.0, 0.8)


def test_language_without_spaces_gets_none() -> None:
    spoken = [Word(at, at + 0.5, text, 0.9) for at, text in enumerate("我们走吧。好的")]
    assert [segment.text for segment in split_into_segments(spoken)] == ["我们走吧。", "好的"]


def test_pause_ends_a_segment() -> None:
    assert len(split_into_segments(words("so it was then", pauses={2: 2.0}))) == 2


def test_long_sentence_ends_at_a_comma() -> None:
    text = "and " * 50 + "so, on it goes"
    assert [segment.text[-3:] for segment in split_into_segments(words(text))] == ["so,", "oes"]


def test_words_stay_inside_their_window_and_in_order() -> None:
    spoken = [Word(-1, 0.5, "a", 1), Word(0.2, 0.1, "b", 1), Word(4.8, 9.0, "c", 1)]
    moved = to_recording_time(spoken, 10.0, 15.0)
    assert [(word.start, word.end) for word in moved] == [(10.0, 10.5), (10.5, 10.5), (14.8, 15.0)]


def test_overlapping_words_meet_where_the_later_one_starts() -> None:
    said = [Word(0.0, 1.4, "a", 1), Word(1.0, 2.0, "b", 1), Word(2.0, 3.0, "c", 1)]
    found = in_order(said)
    assert [(word.start, word.end) for word in found] == [(0.0, 1.0), (1.0, 2.0), (2.0, 3.0)]


def test_word_that_starts_before_the_previous_one_shares_its_time() -> None:
    found = in_order([Word(10.0, 11.0, "a", 1), Word(9.5, 10.6, "b", 1)])
    assert [(word.start, word.end) for word in found] == [(10.0, 10.3), (10.3, 10.6)]


@given(
    st.lists(
        st.tuples(st.integers(0, 3000), st.integers(0, 300)).map(
            lambda it: Word(it[0] / 100, (it[0] + it[1]) / 100, "w", 1)
        ),
        max_size=12,
    )
)
def test_times_never_run_backwards(said: list[Word]) -> None:
    found = in_order(said)
    assert [word.text for word in found] == [word.text for word in said]
    times = [time for word in found for time in (word.start, word.end)]
    assert times == sorted(times)
    if [time for word in said for time in (word.start, word.end)] == times:
        assert list(found) == said
