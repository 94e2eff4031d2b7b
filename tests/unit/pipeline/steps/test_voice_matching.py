"""Recognition of speakers: a name only if it is sure and clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.engines.diarization import voiceprints
from pipeline.engines.diarization.embeddings import DIMENSIONS, Piece, normalize
from pipeline.steps.voice_matching import (
    MAX_WEIGHT,
    MIN_LIKENESS,
    MIN_MARGIN,
    MIN_SECONDS,
    mean_voices,
    recognize,
)
from storage.models import NamedVoice, SpeakerTurn, SpeakerVoice
from tests.unit.storage.conftest import ANNA, NOON

Voice = NDArray[np.float32]


def voice(*numbers: float) -> Voice:
    return normalize(np.array([*numbers, *[0.0] * (DIMENSIONS - len(numbers))], np.float32))


def at(likeness: float, place: int) -> Voice:
    """Return a voice with this likeness to the first voice, and as unlike others as possible."""
    return voice(likeness, *[0.0] * place, (1 - likeness**2) ** 0.5)


def speaker_voices(*voices: Voice, seconds: float = 10.0) -> list[SpeakerVoice]:
    return [
        SpeakerVoice(f"S{number}", voiceprints.make_voiceprint(each, seconds))
        for number, each in enumerate(voices, 1)
    ]


def named_voices(*named: tuple[str, Voice], seconds: float = 10.0) -> list[NamedVoice]:
    return [
        NamedVoice(
            number,
            ANNA,
            "c1",
            name,
            f"job-{number}",
            voiceprints.make_voiceprint(it, seconds),
            NOON,
        )
        for number, (name, it) in enumerate(named)
    ]


ONE, OTHER = voice(1.0), voice(0.0, 1.0)


def test_voiceprint_is_small_and_nearly_exact() -> None:
    some = normalize(np.random.default_rng(1).normal(size=(2, DIMENSIONS)).astype(np.float32))
    prints = [voiceprints.make_voiceprint(each, 3.456) for each in some]
    assert [it.seconds for it in prints] == [3.46, 3.46]
    assert all(len(it.direction) == 256 for it in prints)
    for each, it in zip(some, prints, strict=True):
        assert each @ voiceprints.to_vector(it) > 0.9999
    assert voiceprints.to_vector(prints[0]) @ voiceprints.to_vector(prints[1]) == pytest.approx(
        some[0] @ some[1], abs=1e-3
    )


def test_voiceprints_are_made_of_clean_pieces() -> None:
    turns = [SpeakerTurn(0.0, 2.0, "S1"), SpeakerTurn(2.5, 6.0, "S2"), SpeakerTurn(7.0, 8.0, "S1")]
    pieces = [Piece(start, start + 1.0, start, start + 1.0, 0) for start in (0.0, 3.0, 7.0)]
    first, second = voiceprints.speaker_voiceprints(pieces, np.stack([ONE, OTHER, OTHER]), turns)
    assert (first.speaker, first.voiceprint.seconds) == ("S1", 2.0)
    assert (second.speaker, second.voiceprint.seconds) == ("S2", 1.0)
    assert voiceprints.to_vector(first.voiceprint) @ ONE == pytest.approx(0.5**0.5, abs=1e-3)
    assert voiceprints.to_vector(second.voiceprint) @ OTHER == pytest.approx(1.0, abs=1e-3)
    assert voiceprints.speaker_voiceprints([], np.zeros((0, DIMENSIONS), np.float32), turns) == ()


def test_each_speaker_gets_the_name_of_the_matching_voice() -> None:
    named = named_voices(("Ben", OTHER), ("Anna", ONE))
    assert recognize(speaker_voices(at(0.9, 5), OTHER), named) == {"S1": "Anna", "S2": "Ben"}
    assert recognize(speaker_voices(OTHER), named) == {"S1": "Ben"}
    assert recognize([], named) == recognize(speaker_voices(ONE), []) == {}


def test_unknown_speaker_is_not_named() -> None:
    assert recognize(speaker_voices(at(MIN_LIKENESS + 0.01, 5)), named_voices(("Anna", ONE))) == {
        "S1": "Anna"
    }
    assert recognize(speaker_voices(at(MIN_LIKENESS - 0.01, 5)), named_voices(("Anna", ONE))) == {}


def test_speaker_similar_to_two_names_gets_neither() -> None:
    twin = at(1 - MIN_MARGIN / 2, 7)
    assert recognize(speaker_voices(ONE), named_voices(("Anna", ONE), ("Eve", twin))) == {}
    assert recognize(speaker_voices(ONE), named_voices(("Anna", ONE), ("Anna", twin))) == {
        "S1": "Anna"
    }


def test_name_similar_to_two_speakers_is_given_to_neither() -> None:
    assert (
        recognize(speaker_voices(ONE, at(1 - MIN_MARGIN / 2, 7)), named_voices(("Anna", ONE))) == {}
    )
    clearly_less = at(1 - MIN_MARGIN * 1.2, 7)
    assert recognize(speaker_voices(ONE, clearly_less), named_voices(("Anna", ONE))) == {
        "S1": "Anna"
    }


def test_speaker_with_too_little_speech_is_not_named() -> None:
    named = named_voices(("Anna", ONE))
    assert recognize(speaker_voices(ONE, seconds=MIN_SECONDS - 0.1), named) == {}
    assert recognize(speaker_voices(ONE, seconds=MIN_SECONDS), named) == {"S1": "Anna"}


def test_voiceprint_of_another_engine_is_not_compared() -> None:
    (one,) = named_voices(("Anna", ONE))
    other = replace(one, voiceprint=replace(one.voiceprint, engine="another"))
    assert recognize(speaker_voices(ONE), [other]) == {}
    assert recognize(speaker_voices(ONE), [other, one]) == {"S1": "Anna"}


def test_mean_voice_limits_the_weight_of_long_recordings() -> None:
    short = named_voices(("Anna", ONE), seconds=MAX_WEIGHT)
    endless = named_voices(("Anna", OTHER), seconds=100 * MAX_WEIGHT)
    names, voices = mean_voices([*short, *endless])
    assert names == ["Anna"]
    assert voices[0] @ ONE == pytest.approx(voices[0] @ OTHER, abs=1e-3)


_VOICES = st.lists(
    st.lists(st.floats(-1, 1, width=32), min_size=3, max_size=3).filter(
        lambda it: float(np.linalg.norm(it)) > 0.1
    ),
    max_size=5,
)


@given(speakers=_VOICES, others=_VOICES, turned=st.randoms(use_true_random=False))
def test_recognition_is_unique_and_independent_of_the_order(
    speakers: Sequence[Sequence[float]], others: Sequence[Sequence[float]], turned: object
) -> None:
    assume(speakers)
    speaking = speaker_voices(*(voice(*it) for it in speakers))
    named = named_voices(*((f"N{place}", voice(*it)) for place, it in enumerate(others)))
    names = recognize(speaking, named)
    assert len(set(names.values())) == len(names)
    assert set(names) <= {it.speaker for it in speaking}
    voices = {it.name: voiceprints.to_vector(it.voiceprint) for it in named}
    for it in speaking:
        vector = voiceprints.to_vector(it.voiceprint)
        likeness = {name: float(vector @ each) for name, each in voices.items()}
        if it.speaker in names:
            assert likeness[names[it.speaker]] >= MIN_LIKENESS
            assert max(likeness, key=lambda name: likeness[name]) == names[it.speaker]
    turned.shuffle(named)  # type: ignore[attr-defined]
    assert recognize(speaking[::-1], named) == names
