"""Clustering of synthetic voices into speakers."""

import time
import tracemalloc

import numpy as np
import pytest

from pipeline.engines.diarization.clustering import (
    Group,
    condense,
    find_speakers,
    group_strictly,
    smooth,
)
from pipeline.engines.diarization.embeddings import DIMENSIONS, Voices, normalize
from storage.models import SpeakerCount

RANDOM = np.random.default_rng(3)


@pytest.fixture(autouse=True)
def _fixed_random_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reset the random generator, so that tests do not depend on their order."""
    monkeypatch.setitem(globals(), "RANDOM", np.random.default_rng(3))


def make_speakers(number: int) -> Voices:
    """Return voices unlike each other."""
    return normalize(RANDOM.normal(size=(number, DIMENSIONS)).astype(np.float32))


def make_voices(speakers: Voices, order: list[int], noise: float = 0.045) -> Voices:
    """Return a voice for every piece: two pieces of one person have a likeness of about 0.7."""
    spread = RANDOM.normal(size=(len(order), DIMENSIONS)) * noise
    return normalize((speakers[order] + spread).astype(np.float32))


def find_voices(voices: Voices, count: SpeakerCount | None = None, seconds: float = 0.8) -> Voices:
    def group_voice(group: Group) -> Voices:
        return normalize(voices[group].mean(axis=0))

    every = np.full(len(voices), seconds)
    runs = np.arange(len(voices)) // 5
    return find_speakers(voices, every, runs, count or SpeakerCount(), group_voice)


@pytest.mark.parametrize("number", [1, 2, 3, 6])
def test_clustering_finds_the_number_of_speakers(number: int) -> None:
    speakers = make_speakers(number)
    order = np.repeat(np.arange(number), 20).tolist()
    middles = find_voices(make_voices(speakers, order))
    assert len(middles) == number
    assert sorted((middles @ speakers.T).argmax(axis=1)) == list(range(number))


def test_short_outlier_in_a_long_recording_is_no_speaker() -> None:
    assert len(find_voices(make_voices(make_speakers(2), [0] * 30 + [1] * 2))) == 1


def test_small_share_of_a_short_recording_is_a_speaker() -> None:
    assert len(find_voices(make_voices(make_speakers(2), [0] * 6 + [1] * 2))) == 2


def test_similar_voices_are_merged_in_short_recordings() -> None:
    (one, other) = make_speakers(2)
    apart = normalize(other - (other @ one) * one)
    alike = normalize(0.55 * one + 0.835 * apart)  # 0.55 like the first
    order = [0] * 8 + [1] * 2
    assert len(find_voices(make_voices(np.stack([one, alike]), order, noise=0.0))) == 1
    assert len(find_voices(make_voices(np.stack([one, alike]), order * 4, noise=0.0))) == 2


@pytest.mark.parametrize("exactly", [1, 2, 3, 4, 7])
def test_exact_speaker_count_is_obeyed(exactly: int) -> None:
    voices = make_voices(make_speakers(3), [0] * 20 + [1] * 20 + [2] * 20)
    assert len(find_voices(voices, SpeakerCount(exactly, exactly))) == exactly


def test_speaker_bounds_are_obeyed() -> None:
    voices = make_voices(make_speakers(3), [0] * 20 + [1] * 20 + [2] * 20)
    assert len(find_voices(voices, SpeakerCount(least=2))) == 3
    assert len(find_voices(voices, SpeakerCount(least=4))) == 4
    assert len(find_voices(voices, SpeakerCount(most=2))) == 2
    assert len(find_voices(voices, SpeakerCount(most=9))) == 3


def test_speakers_cannot_outnumber_pieces() -> None:
    assert len(find_voices(make_voices(make_speakers(1), [0]), SpeakerCount(4, 4))) == 1
    assert len(find_voices(make_voices(make_speakers(2), [0, 1]), SpeakerCount(4, 4))) == 2


def test_short_recording_has_one_speaker() -> None:
    assert len(find_voices(make_voices(make_speakers(1), [0]))) == 1
    assert len(find_voices(make_voices(make_speakers(1), [0, 0]))) == 1


def test_clustering_of_hours_takes_seconds() -> None:
    speakers = make_speakers(4)
    order = np.repeat(RANDOM.integers(0, 4, 2700), 5).tolist()  # 3 hours
    began = time.process_time()
    middles = find_voices(make_voices(speakers, order))
    assert time.process_time() - began < 20
    assert sorted((middles @ speakers.T).argmax(axis=1)) == [0, 1, 2, 3]


def test_condense_does_not_mix_runs() -> None:
    voices = make_voices(make_speakers(2), [0, 0, 0, 1, 1, 1, 1, 1, 0, 0])
    runs = np.array([0, 0, 0, 1, 1, 1, 1, 1, 2, 2])
    owners, condensed = condense(voices, runs, most=6)
    assert owners.tolist() == [0, 0, 1, 2, 2, 3, 3, 4, 5, 5]
    assert condensed.shape == (6, DIMENSIONS)
    owners, condensed = condense(voices, runs, most=3)
    assert owners.tolist() == [0, 0, 0, -1, -1, -1, -1, 1, 2, 2]
    assert condensed.shape == (3, DIMENSIONS)
    owners, condensed = condense(voices, runs, most=10)
    assert owners.tolist() == list(range(10))


@pytest.mark.parametrize("in_run", [1, 2, 8])
def test_clustering_memory_does_not_grow_with_the_length(in_run: int) -> None:
    """Three hours need no more memory than half an hour, beside that of the voices."""

    def peak(minutes: int) -> int:
        order = RANDOM.integers(0, 4, minutes * 10).repeat(8).tolist()
        voices, seconds = make_voices(speakers, order), np.full(len(order), 0.8)
        tracemalloc.start()
        group_strictly(voices, seconds, np.arange(len(order)) // in_run, 1, 2.5)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most - voices.nbytes

    speakers = make_speakers(4)
    assert peak(180) < peak(30) + 30e6


def test_speakers_are_found_among_many_short_turns() -> None:
    speakers = make_speakers(4)
    order = np.repeat(RANDOM.integers(0, 4, 3300), 2).tolist()
    voices = make_voices(speakers, order)
    middles = find_speakers(
        voices,
        np.full(len(order), 0.8),
        np.arange(len(order)) // 2,
        SpeakerCount(),
        lambda group: normalize(voices[group].mean(axis=0)),
    )
    assert sorted((middles @ speakers.T).argmax(axis=1)) == [0, 1, 2, 3]


def test_smoothing_removes_flicker_and_keeps_changes() -> None:
    first, second = [0.8, 0.4], [0.4, 0.8]
    likeness = np.array([first] * 4 + [[0.5, 0.6]] + [first] * 3 + [second] * 3, np.float32)
    assert smooth(likeness, [0.5] * 11).tolist() == [0] * 8 + [1] * 3
    assert smooth(likeness, [0.0] * 11).tolist() == [0] * 4 + [1] + [0] * 3 + [1] * 3
