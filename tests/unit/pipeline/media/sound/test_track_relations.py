"""Tracks that repeat others, and tracks that are different people's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.media.sound.track_relations import different_people, is_silent, repeated_tracks
from tests.integration.media.archives import ANNA, BEN, Wave, placed, summed, talk, voice


def store(folder: Path, *waves: Wave) -> list[Audio]:
    """Write tracks as they are decoded; each one is raised to the same peak."""
    made = []
    for number, wave in enumerate(waves):
        path = folder / f"{number}.s16le"
        (wave * (0.5 / max(1e-3, np.abs(wave).max())) * 32767).astype("<i2").tofile(path)
        made.append(Audio(path, len(wave) / SAMPLE_RATE))
    return made


def differ(tracks: list[Audio]) -> bool:
    return different_people([(track, 1.0) for track in tracks])


@pytest.mark.parametrize(("bleed", "apart"), [(0.0, True), (0.05, True), (0.2, True), (0.4, False)])
def test_people_in_one_room_are_never_taken_for_a_mix(
    bleed: float, apart: bool, tmp_path: Path
) -> None:
    tracks = talk()
    length = max(map(len, tracks))
    padded = [np.pad(each, (0, length - len(each))) for each in tracks]
    whole = np.sum(padded, axis=0)
    heard = store(tmp_path, *(each + bleed * (whole - each) for each in padded))
    assert repeated_tracks(heard) == ()
    assert differ(heard) == apart


def test_mixes_and_copies_are_found_wherever_they_are(tmp_path: Path) -> None:
    first, second, third = talk()
    late = np.concatenate([np.zeros(2000, np.float32), first])
    whole = summed(first, second, third)
    tracks = store(tmp_path, whole, first, second, third, late, whole)
    assert repeated_tracks(tracks) == (0, 4, 5)
    assert repeated_tracks(tracks[1:4]) == ()
    mix, *singles = tracks[:4]
    assert not differ([mix, singles[0]])
    assert not differ([*singles, mix])
    assert differ(singles)


def test_mix_with_somebody_who_has_no_track_is_kept(tmp_path: Path) -> None:
    first, second, third = talk()
    assert repeated_tracks(store(tmp_path, summed(first, second, third), first, second)) == ()


def test_voices_that_speak_at_the_same_time_are_translations(tmp_path: Path) -> None:
    tracks = store(tmp_path, placed(voice(ANNA), 0.5, 12.0), placed(voice(BEN), 0.5, 12.0))
    assert repeated_tracks(tracks) == ()
    assert not differ(tracks)


def test_tracks_without_sound_are_silent(tmp_path: Path) -> None:
    silent, short, spoken = store(
        tmp_path, np.zeros(90_000, np.float32), np.zeros(10, np.float32), placed(voice(ANNA), 1.0)
    )
    assert is_silent(silent)
    assert is_silent(short)
    assert not is_silent(spoken)
    assert repeated_tracks([silent, short, spoken]) == ()
