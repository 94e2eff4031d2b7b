"""Speech of different loudness is levelled, even speech is not changed."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE, Samples
from pipeline.engines.frames import FRAME
from pipeline.engines.levels import level_speech, within
from pipeline.engines.quiet_speech import add_quiet_speech, confirm, find_candidates, mark
from storage.models import SpeechMap


def syllables(seconds: float, level: float) -> Samples:
    """Return a tone of `level` dB that comes and goes five times a second, as speech does."""
    at = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    envelope = np.clip(np.sin(2 * np.pi * 5 * at), 0.02, 1)
    return (envelope * np.sin(2 * np.pi * 500 * at) * 10 ** (level / 20)).astype(np.float32)


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * SAMPLE_RATE), np.float32)


def decibels(samples: Samples) -> float:
    return float(20 * np.log10(np.abs(samples).max() + 1e-9))


@pytest.mark.parametrize(("quiet", "wanted"), [(-36, -35), (-38, -35), (-46, -20), (-54, -20)])
@pytest.mark.parametrize("first", ["loud", "quiet"])
def test_quiet_speech_beside_loud_speech_is_raised(quiet: float, wanted: float, first: str) -> None:
    """The gain has its value from the first syllable on, in both directions. A voice far below is
    raised to the level of the other one."""
    parts = [syllables(3, -20), silence(0.4), syllables(3, quiet)]
    spans = [(0.0, 3.0), (3.4, 6.4)]
    levelled = level_speech(np.concatenate(parts[:: 1 if first == "loud" else -1]), spans)
    loud, raised = levelled[: 3 * SAMPLE_RATE], levelled[round(3.4 * SAMPLE_RATE) :]
    if first == "quiet":
        loud, raised = raised, loud
    assert decibels(loud) == pytest.approx(-20, abs=1)
    assert decibels(raised) == pytest.approx(wanted, abs=2)
    second = SAMPLE_RATE
    assert decibels(raised[:second]) == pytest.approx(decibels(raised[-second:]), abs=2)


@pytest.mark.parametrize("first", ["loud", "quiet"])
def test_louder_gives_every_voice_the_same_level(first: str) -> None:
    parts = [syllables(3, -20), silence(0.4), syllables(3, -54)]
    order = parts[:: 1 if first == "loud" else -1]
    levelled = level_speech(np.concatenate(order), [(0.0, 3.0), (3.4, 6.4)], louder=True)
    for begin in (0.0, 1.5, 3.4, 4.9):
        start = round(begin * SAMPLE_RATE)
        assert decibels(levelled[start : start + SAMPLE_RATE]) == pytest.approx(-20, abs=1)


def test_louder_keeps_soft_syllables_of_a_voice_softer() -> None:
    samples = np.concatenate([syllables(1, -20), syllables(1, -30), syllables(1, -20)])
    levelled = level_speech(samples, [(0.0, 3.0)], louder=True)
    soft = levelled[round(1.2 * SAMPLE_RATE) : round(1.8 * SAMPLE_RATE)]
    assert decibels(soft) == pytest.approx(-30, abs=1)


def test_louder_raises_a_quiet_voice_at_once_where_no_pause_is_known() -> None:
    samples = np.concatenate([syllables(3, -20), syllables(3, -54)])
    levelled = level_speech(samples, [(0.0, 6.0)], louder=True)
    second = levelled[round(3.2 * SAMPLE_RATE) : 4 * SAMPLE_RATE]
    assert decibels(second) == pytest.approx(-35, abs=2), "as much as without"
    assert decibels(levelled[5 * SAMPLE_RATE :]) == pytest.approx(-20, abs=1)


def test_even_speech_is_not_changed() -> None:
    samples = np.concatenate([syllables(3, -20), silence(1), syllables(3, -26)])
    assert level_speech(samples, [(0.0, 3.0), (4.0, 7.0)]) is samples


def test_sound_outside_speech_gets_no_gain() -> None:
    noise = np.random.default_rng(1).normal(0, 0.001, 3 * SAMPLE_RATE).astype(np.float32)
    samples = np.concatenate([syllables(3, -20), noise])
    levelled = level_speech(samples, [(0.0, 3.0)])
    assert decibels(levelled[3 * SAMPLE_RATE :]) == pytest.approx(decibels(noise), abs=0.1)


@pytest.mark.parametrize("spans", [[], [(0.5, 0.5)], [(9.0, 12.0)]])
def test_spans_beyond_the_samples_change_nothing(spans: list[tuple[float, float]]) -> None:
    samples = syllables(1, -20)
    assert level_speech(samples, spans) is samples


@pytest.mark.parametrize("count", [0, 1, 319, 320])
def test_few_samples_are_returned_unchanged(count: int) -> None:
    samples = syllables(1, -20)[:count]
    assert np.array_equal(level_speech(samples, [(0.0, 1.0)]), samples)


def test_within_clips_spans_and_shifts_them_to_the_window() -> None:
    assert within([(0.0, 2.0), (3.0, 5.0), (8.0, 9.0)], 1.0, 4.0) == [(0.0, 1.0), (2.0, 3.0)]


def frames(*parts: tuple[float, float]) -> NDArray[np.float32]:
    """Return levels of frames: (seconds, level in dB)."""
    return np.concatenate(
        [np.full(round(seconds / FRAME), level, np.float32) for seconds, level in parts]
    )


def test_sound_above_the_noise_is_a_candidate() -> None:
    level = frames((3, -20), (0.5, -70), (2, -54), (0.5, -70), (3, -20))
    found = mark([(0.0, 3.0), (6.0, 9.0)], len(level))
    ((first, last),) = find_candidates(level, found)
    assert (first * FRAME, last * FRAME) == pytest.approx((3.5, 5.5), abs=0.15)


@pytest.mark.parametrize(
    "pause",
    [
        [(3.0, -70.0)],  # noise
        [(1.0, -70.0), (0.3, -50.0), (1.7, -70.0)],  # a breath
        [(1.0, -70.0), (1.0, -62.0), (1.0, -70.0)],  # hardly more than the noise
        [(1.0, -100.0), (1.0, -85.0), (1.0, -100.0)],  # nobody hears that
    ],
)
def test_noises_in_a_pause_are_not_candidates(pause: list[tuple[float, float]]) -> None:
    level = frames((3, -20), *pause, (3, -20))
    assert find_candidates(level, mark([(0.0, 3.0), (6.0, 9.0)], len(level))) == []


def test_candidate_that_the_network_rejects_is_dropped() -> None:
    probability = frames((1, 0.0), (1, 0.95), (1, 0.3))
    second = round(1 / FRAME)
    runs = [(second, 2 * second), (2 * second, 3 * second)]
    ((start, end),) = confirm(runs, probability)
    assert (start, end) == pytest.approx((1.0, 2.0), abs=0.1)


def test_quiet_speech_becomes_a_region_after_a_voice_change() -> None:
    found = SpeechMap(((0.0, 3.0), (6.0, 9.0)))
    merged = add_quiet_speech(found, [(3.1, 5.5)], 9.0)
    assert merged.regions[0] == (0.0, 3.0)
    assert merged.regions[1] == pytest.approx((3.06, 5.54))
    assert merged.regions[2] == (6.0, 9.0)
    assert merged.changes == pytest.approx((3.06,))
