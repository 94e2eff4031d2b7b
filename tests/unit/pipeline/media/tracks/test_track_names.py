"""Names of speakers from the names of files and tracks."""

from __future__ import annotations

import pytest

from pipeline.media.tracks.track_names import name_of_track, names_of_files


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        # Craig: cook.sh and userinfo.js in https://github.com/CraigChat/craig
        (["1-anna.flac", "2-ben_0001.flac", "3.flac"], ["anna", "ben_0001", ""]),
        (["01-anna.ogg", "10-ben.ogg"], ["anna", "ben"]),
        (["abc_data/1-anna.ogg", "abc_data/2-ben.ogg"], ["anna", "ben"]),
        # Zoom: support.zoom.com, KB0064394
        (["Audio Record/audioJohnSmith98796876.m4a", "audio98796876.m4a"], ["JohnSmith", ""]),
        (["anna/audio.wav", "ben/audio.wav"], ["anna", "ben"]),
        (["anna/track 1.wav", "anna/track 2.wav"], ["", ""]),
        (["riverside_anna_raw-audio_0012.wav", "riverside_ben lee_raw-audio_0012.wav"],
         ["anna", "ben lee"]),
        (["anna smith.wav", "ben smith.wav"], ["anna smith", "ben smith"]),
        (["a/anna.wav", "a/anna.mp3"], ["anna", "anna 2"]),
        (["Jürgen.flac", "田中.flac", "عمر.flac"], ["Jürgen", "田中", "عمر"]),
        (["Dr. No.flac", "x"], ["Dr. No", "x"]),
        (["", "/"], ["", ""]),
    ],
)  # fmt: skip
def test_names_of_files(paths: list[str], names: list[str]) -> None:
    assert list(names_of_files(paths)) == names


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Track1", ""),
        ("Audio 2", ""),
        ("Mic/Aux", "Mic/Aux"),
        ("2 - Anna", "Anna"),
        ("evil\u202egnp\n\x1b[31m", "evilgnp [31m"),
        ("../../etc/passwd", "/../etc/passwd"),
        ("x" * 500, "x" * 40),
    ],
)
def test_hostile_titles_are_labels(title: str, name: str) -> None:
    assert name_of_track(title) == name
