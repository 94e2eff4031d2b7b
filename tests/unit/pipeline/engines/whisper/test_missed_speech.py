"""Detection of missed speech, with synthetic times of words."""

import pytest

from pipeline.engines.whisper.missed_speech import find_gaps
from pipeline.engines.whisper.windows import Window
from storage.models import Word

Found = list[tuple[int, int, list[tuple[float, float]]]]


def word(start: float, end: float, text: str = " word", probability: float = 0.9) -> Word:
    return Word(start, end, text, probability)


def make_words(*spans: tuple[float, float]) -> list[Word]:
    return [word(*span) for span in spans]


def gap_positions(words: list[Word], window: Window) -> Found:
    """Return the gaps: the removed words, and the parts decoded again."""
    return [
        (gap.first, gap.last, [(part.start, part.end) for part in gap.parts])
        for gap in find_gaps(words, window)
    ]


def test_pauses_are_not_gaps() -> None:
    window = Window(0.0, 30.0, ((0.0, 1.0), (10.0, 11.0)))
    assert gap_positions(make_words((0.0, 0.9), (10.0, 11.0)), window) == []


def test_skipped_speech_is_decoded_from_pause_to_pause() -> None:
    window = Window(0.0, 9.6, ((0.0, 3.0), (5.0, 7.0), (8.6, 9.6)))
    words = make_words((0.0, 1.5), (1.5, 3.0), (8.6, 9.6))
    assert gap_positions(words, window) == [(2, 2, [(4.6, 7.4)])]


def test_early_end_of_a_text_is_a_gap_to_the_end() -> None:
    window = Window(0.0, 10.4, ((0.0, 10.0),))
    assert gap_positions(make_words((0.0, 2.0), (2.0, 4.0)), window) == [(2, 2, [(4.0, 10.4)])]


def test_stretched_word_belongs_to_the_gap_before_it() -> None:
    window = Window(0.0, 12.4, ((0.4, 3.0), (5.0, 7.1), (8.6, 12.0)))
    words = make_words((0.4, 1.5), (1.5, 3.0), (4.8, 8.7), (8.7, 10.5), (10.5, 12.0))
    assert gap_positions(words, window) == [(2, 5, [(4.6, 7.5), (8.2, 12.4)])]


@pytest.mark.parametrize(("probability", "has_gap"), [(0.9, False), (0.2, True)])
def test_improbable_word_counts_as_stretched_earlier(probability: float, has_gap: bool) -> None:
    window = Window(0.0, 9.0, ((0.0, 2.0), (5.0, 6.5), (8.0, 9.0)))
    words = [
        *make_words((0.0, 1.0), (1.0, 2.0)),
        word(4.9, 6.6, probability=probability),
        word(8.0, 9.0),
    ]
    assert bool(gap_positions(words, window)) is has_gap


@pytest.mark.parametrize(("text", "has_gap"), [(" 8500,", False), (" yes,", True)])
def test_spoken_number_may_take_longer(text: str, has_gap: bool) -> None:
    window = Window(0.0, 9.0, ((0.0, 2.0), (4.0, 9.0)))
    words = [
        *make_words((0.0, 1.0), (1.0, 2.0)),
        word(4.0, 7.0, text),
        *make_words((7.0, 8.0), (8.0, 9.0)),
    ]
    assert bool(gap_positions(words, window)) is has_gap


def test_touching_gaps_are_merged() -> None:
    window = Window(0.0, 13.0, ((0.0, 2.0), (3.0, 5.5), (6.5, 9.0), (12.0, 13.0)))
    words = make_words((0.0, 1.0), (1.0, 2.0), (2.8, 6.6), (6.6, 8.9), (8.9, 9.0), (12.0, 13.0))
    assert gap_positions(words, window) == [(2, 5, [(2.6, 5.9), (6.1, 9.4)])]


def test_gap_does_not_overlap_with_kept_words() -> None:
    window = Window(0.0, 8.4, ((0.0, 8.0),))
    words = make_words((0.0, 1.0), (1.0, 4.5), (4.5, 5.5), (5.5, 7.0), (7.0, 8.0))
    assert gap_positions(words, window) == [(1, 2, [(1.0, 4.5)])]
