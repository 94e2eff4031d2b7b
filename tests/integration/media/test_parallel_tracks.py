"""Files with several audio tracks: one person on each, or one recording on all of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.run.checkpoint import Run
from pipeline.steps.source import Source
from storage.blobs import Blobs
from storage.models import Note
from tests.integration.media.archives import ANNA, BEN, Wave, film, placed, summed, talk, voice


def ignore(fraction: float, newest: str = "") -> None:
    """Report to nobody."""


def source(path: Path) -> Source:
    run = Run("job", "ab" * 32, Blobs(path.parent / "blobs"), path.parent / "scratch")
    return Source(path, run, 600)


def files(path: Path) -> set[str]:
    return {each.name for each in (path.parent / "scratch").rglob("*") if each.is_file()}


@pytest.mark.parametrize("name", ["two.mkv", "two.mp4"])
def test_two_people_on_two_tracks_are_two_speakers(name: str, tmp_path: Path) -> None:
    first, second, third = talk()
    film(tmp_path / name, {"1-anna": first, "Ben": second, "Carla": third})
    at = source(tmp_path / name)
    recording = at.listen(OnnxSpeechDetector(1), ignore)
    names = ("anna", "Ben", "Carla") if name.endswith("mkv") else recording.tracks
    assert recording.tracks == names
    assert len(names) == 3
    starts = [channel.regions[0][0] for channel in recording.channels]
    assert starts == pytest.approx([0.0, 8.6, 20.5], abs=1.0)
    assert not at.channels(recording, ignore)[2].read(0, 18).any()


def mixed(first: Wave, second: Wave) -> dict[str, Wave]:
    """Return the tracks of OBS: everything, the microphone, the others' sound."""
    return {"Track1": summed(first, second), "Mic": first, "Desktop": second}


def copies(first: Wave, _: Wave) -> dict[str, Wave]:
    return {"a": first, "b": first * np.float32(0.5)}


def mix_and_microphone(first: Wave, second: Wave) -> dict[str, Wave]:
    return {"Track1": summed(first, second), "Mic": first}


def dubbed(_: Wave, __: Wave) -> dict[str, Wave]:
    """Return two voices that speak at the same time, as in two languages."""
    return {"a": placed(voice(ANNA), 0.5, 12.0), "b": placed(voice(BEN), 0.5, 12.0)}


def unused(first: Wave, _: Wave) -> dict[str, Wave]:
    return {"a": first, "b": np.zeros(len(first), np.float32)}


@pytest.mark.parametrize("make", [mixed, copies, mix_and_microphone, dubbed, unused])
def test_same_recording_on_all_tracks_is_heard_once(make: object, tmp_path: Path) -> None:
    assert callable(make)
    first, second, _ = talk()
    tracks = make(first, second)
    path = film(tmp_path / "obs.mkv", tracks)
    at = source(path)
    audio = at.audio(ignore)
    recording = at.listen(OnnxSpeechDetector(1), ignore)
    assert not recording.tracks
    assert not recording.channels
    (note,) = recording.notes
    assert note.code == "track_chosen"
    assert note.values["track"] == "1"
    assert files(path) == {"audio.s16le"}
    main = next(iter(tracks.values()))
    assert audio.seconds == pytest.approx(len(main) / 16_000, abs=0.2)


def test_languages_are_not_compared(tmp_path: Path) -> None:
    first, second, _ = talk()
    path = film(tmp_path / "x.mkv", {"a": first, "b": second}, ("spa", "fra"))
    at = source(path)
    recording = at.listen(OnnxSpeechDetector(1), ignore)
    assert recording.tracks == ()
    values = {"track": "1", "tracks": "2", "language": "spa"}
    assert recording.notes == (Note("track_chosen", values),)


def test_track_without_speech_is_no_speaker(tmp_path: Path) -> None:
    """A microphone and the sound of a game: the main track is heard, as that of any film."""
    first, _, _ = talk()
    at = np.arange(20 * 16_000) / 16_000
    tones = (np.sin(2 * np.pi * 300 * at) * (at > 11) * 0.1).astype(np.float32)
    path = film(tmp_path / "x.mkv", {"Mic": first, "Game": tones})
    recording = source(path).listen(OnnxSpeechDetector(1), ignore)
    assert not recording.tracks
    assert not recording.channels
    assert recording.speech.regions[0][0] < 1.0
