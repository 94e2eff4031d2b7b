"""Sound far below the speech around it: where it is, and where it is probably speech."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.engines.faint_speech import (
    add_faint_speech,
    add_quiet_voices,
    find_faint,
    quiet_stretches,
    without_guesses,
)
from pipeline.engines.frames import FRAME, subtract
from pipeline.engines.quiet_speech import mark
from storage.models import FaintSpeech, Segment, SpeechMap, Transcript, Word

BEGIN_AND_END = [(0.0, 3.0), (7.0, 10.0)]


def frames(*parts: tuple[float, float]) -> NDArray[np.float32]:
    """Return values of frames: (seconds, value)."""
    return np.concatenate(
        [np.full(round(seconds / FRAME), value, np.float32) for seconds, value in parts]
    )


def stretches(level: NDArray[np.float32], *found: tuple[float, float]) -> list[list[float]]:
    runs = quiet_stretches(level, mark(found, len(level)))
    return [[first * FRAME, last * FRAME] for first, last in runs]


@pytest.mark.parametrize("quiet", [-33.0, -54.0, -75.0])
def test_sound_far_below_the_speech_around_it_is_quiet(quiet: float) -> None:
    level = frames((3, -20), (4, quiet), (3, -20))
    (stretch,) = stretches(level, *BEGIN_AND_END)
    assert stretch == pytest.approx([3.0, 7.0], abs=0.1)
    (also,) = stretches(level, (0.0, 10.0))
    assert also == pytest.approx([3.0, 7.0], abs=0.1), "also inside a region"


@pytest.mark.parametrize(
    "pause",
    [
        [(4.0, -28.0)],  # a softer voice
        [(4.0, -95.0)],  # silence
        [(1.0, -95.0), (0.8, -54.0), (2.2, -95.0)],  # a cough
    ],
)
def test_other_pauses_are_not(pause: list[tuple[float, float]]) -> None:
    level = frames((3, -20), *pause, (3, -20))
    assert stretches(level, *BEGIN_AND_END) == []


def test_sound_far_from_speech_is_no_quiet_voice_beside_it() -> None:
    level = frames((3, -20), (60, -54))
    (stretch,) = stretches(level, (0.0, 3.0))
    assert stretch == pytest.approx([3.0, 18.0], abs=0.2)
    assert stretches(level) == []


def test_probable_speech_is_found_with_its_mean_probability() -> None:
    second = round(1 / FRAME)
    probability = frames((3, 1.0), (1, 0.1), (1.5, 0.9), (0.2, 0.4), (1, 0.9), (1, 0.1), (2, 0.55))
    level = frames((3, -20), (len(probability) * FRAME - 3, -50))[: len(probability)]
    loud = mark([(0.0, 3.0)], len(level))
    (found,) = find_faint([(3 * second, len(probability))], probability, level, loud)
    assert (found.start, found.end) == pytest.approx((4.0, 6.7), abs=0.1)
    assert found.probability == pytest.approx(0.86, abs=0.02)
    assert found.below == 0.0, "no speech was found inside"
    assert find_faint([(3 * second, 5 * second)], probability, level, loud) == (), (
        "a second is short"
    )
    assert find_faint([], probability, level, loud) == ()
    partly = mark([(0.0, 3.0), (5.0, 6.0)], len(level))
    (found,) = find_faint([(3 * second, len(probability))], probability, level, partly)
    assert found.below == pytest.approx(30.0)


def test_faint_speech_becomes_regions() -> None:
    found = SpeechMap(((0.0, 3.0),), faint=(FaintSpeech(3.1, 5.0, 0.7), FaintSpeech(7.0, 9.99, 1)))
    louder = add_faint_speech(found, 10.0)
    wanted = [(0.0, 3.0), (3.06, 5.04), (6.96, 10.0)]
    assert np.array(louder.regions) == pytest.approx(np.array(wanted))
    assert louder.changes == pytest.approx((3.06,)), "another voice than the one before"
    assert louder.quiet_voices == ((3.1, 5.0), (7.0, 9.99))
    plain = SpeechMap(((0.0, 3.0),))
    assert add_faint_speech(plain, 10.0) is plain


@pytest.mark.parametrize(
    ("faint", "is_voice"),
    [
        (FaintSpeech(3.4, 9.0, 0.9), True),
        (FaintSpeech(3.4, 9.0, 0.7), False),  # as probable as music
        (FaintSpeech(0.5, 2.5, 0.99), False),  # soft words of the near voice
        (FaintSpeech(2.0, 4.6, 0.99), False),  # the end of a turn, and the noise behind it
        (FaintSpeech(9.0, 13.0, 0.99), False),  # two short pauses of a reader
        (FaintSpeech(9.0, 16.0, 0.99), True),  # partly found already
        (FaintSpeech(9.0, 13.0, 0.99, 15.0), False),  # a reader's soft voice between pauses
        (FaintSpeech(9.0, 13.0, 0.99, 30.0), True),  # another voice, most of it found already
        (FaintSpeech(9.5, 12.5, 0.99, 30.0), False),  # the same, and nothing is missing
    ],
)
def test_voice_of_its_own_becomes_speech(faint: FaintSpeech, is_voice: bool) -> None:
    found = SpeechMap(((0.0, 3.0), (10.0, 12.0), (15.0, 20.0)), faint=(faint,))
    heard = add_quiet_voices(found, 20.0)
    assert bool(heard.quiet_voices) is is_voice
    if is_voice:
        assert heard.quiet_voices == tuple(subtract([(faint.start, faint.end)], found.regions))
        inside = [a <= faint.start and b >= faint.end for a, b in heard.regions]
        assert sum(inside) == 1
    else:
        assert heard is found


def sentence(start: float, end: float, *probabilities: float) -> Segment:
    words = tuple(Word(start, end, "word", each) for each in probabilities)
    return Segment(start, end, "word " * len(words), words)


def test_guesses_in_a_quiet_voice_are_left_out() -> None:
    near, far = sentence(0, 3, 0.9, 0.2), [sentence(4, 5, 0.9), sentence(5, 8, 0.2, 0.4, 0.5)]
    after = sentence(7.5, 12, 0.3)
    text = Transcript("en", 12.0, (near, *far, after))
    speech = SpeechMap(((0.0, 12.0),), quiet_voices=((4.0, 8.0),))
    assert without_guesses(text, speech).segments == (near, after), "one of the words is sure"
    sure = Transcript("en", 12.0, (near, sentence(4, 8, 0.5, 0.8)))
    assert without_guesses(sure, speech) is sure
    assert without_guesses(text, SpeechMap(((0.0, 12.0),))) is text
    without_words = Transcript("en", 12.0, (Segment(5, 6, "text"),))
    assert without_guesses(without_words, speech) is without_words
