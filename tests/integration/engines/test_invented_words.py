"""Nothing is invented: recordings in which nobody speaks have no words, in the real engines."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.words.invented_words import RECORDED, Listener, recorded
from benchmarks.words.sounds import SOUNDS
from tests.paths import DATA


@pytest.fixture(scope="module")
def listener(tmp_path_factory: pytest.TempPathFactory) -> Listener:
    return Listener(tmp_path_factory.mktemp("sounds"))


@pytest.mark.parametrize("name", [*SOUNDS, *RECORDED])
def test_sounds_have_no_words(name: str, listener: Listener, tmp_path: Path) -> None:
    if name in RECORDED:
        sound = recorded(DATA / RECORDED[name], 12.0, tmp_path)
    else:
        sound = SOUNDS[name](12.0, np.random.default_rng(1))
    row = listener.hear(name, sound, -30.0)
    assert (row.words, row.louder) == ("", "")


@pytest.mark.parametrize(
    ("name", "seconds", "seed", "level"),
    [
        ("pink noise", 1.2, 12, -20.0),
        ("breath", 1.2, 12, -20.0),
        ("engine", 3.0, 30, -20.0),
        ("engine", 3.0, 230, -55.0),
    ],
)
def test_notes_of_a_second_of_noise_have_no_words(
    name: str, seconds: float, seed: int, level: float, listener: Listener
) -> None:
    """A pocket or a car that was recorded by accident. The network takes these for speech, and the
    recognizer wrote «チョコレート。», «SCREEN» and «Rue de la Francia»."""
    row = listener.hear(name, SOUNDS[name](seconds, np.random.default_rng(seed)), level)
    assert (row.words, row.louder) == ("", "")
