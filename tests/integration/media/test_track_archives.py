"""Zip archives with one track a speaker, decoded: one recording with a channel for each track."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.media.decode import Decoded
from pipeline.media.foreign_formats import ForeignFile
from pipeline.media.tracks import archived_tracks
from pipeline.media.tracks.archive import Member, unpack_member
from pipeline.media.tracks.archived_tracks import decode_archive
from pipeline.media.tracks.errors import BadArchive
from pipeline.media.tracks.zip_members import Unpacked
from pipeline.run.checkpoint import Run
from pipeline.steps.source import Source
from storage.blobs import Blobs
from storage.errors import CorruptMedia, NoSuchPart, TooLong
from storage.models import WHOLE, Note, Part
from tests.integration.media.archives import (
    ANNA,
    Wave,
    archive,
    encoded,
    placed,
    summed,
    talk,
    voice,
)


def ignore(fraction: float, newest: str = "") -> None:
    """Report to nobody."""


def take(path: Path, part: Part = WHOLE, longest: float = 600.0) -> Decoded:
    folder = path.parent / "decoded"
    folder.mkdir(exist_ok=True)
    return decode_archive(path, folder, longest, ignore, part, 50_000_000)


def source(path: Path) -> Source:
    run = Run("job", "ab" * 32, Blobs(path.parent / "blobs"), path.parent / "scratch")
    return Source(path, run, 600, name=path.name)


def power(decoded: Decoded, channel: int, start: float, end: float) -> float:
    return float(np.square(decoded.channels[channel].read(start, end)).mean())


def damaged(path: Path, at: bytes, distance: int) -> Path:
    """Damage an archive a little after the first place of these bytes."""
    content = bytearray(path.read_bytes())
    first = content.index(at) + distance
    content[first : first + 3] = b"\xaa\x55\xaa"
    path.write_bytes(content)
    return path


def test_damaged_track_is_heard_as_far_as_it_goes(tmp_path: Path) -> None:
    first, second, _ = talk()
    members = {"1-anna.flac": encoded(first), "2-ben.flac": encoded(second)}
    path = archive(tmp_path / "x.zip", members)
    found = take(damaged(path, b"2-ben.flac", 60_000))
    assert found.tracks_apart is not None
    assert found.tracks_apart.names == ("anna", "ben")
    assert Note("damaged") in found.notes
    assert power(found, 0, 0.5, 7) > 1e-4
    assert power(found, 1, 8.5, 9) > 1e-4


def test_track_without_a_readable_byte_is_left_out(tmp_path: Path) -> None:
    first, second, _ = talk()
    members = {"1-anna.flac": encoded(first), "2-ben.flac": encoded(second)[:3000]}
    path = archive(tmp_path / "x.zip", members)
    found = take(damaged(path, b"2-ben.flac", 1000))
    assert found.notes == (Note("tracks_unreadable", {"names": "ben"}),)


def test_refused_archive_leaves_no_track(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, _ = talk()
    path = archive(tmp_path / "x.zip", {"1.flac": encoded(first), "2.flac": encoded(second)})

    def refuse_second(path: Path, member: Member, *rest: Any) -> Unpacked:
        if member.place == 1:
            raise BadArchive(reason="size")
        return unpack_member(path, member, *rest)

    monkeypatch.setattr(archived_tracks, "unpack_member", refuse_second)
    with pytest.raises(BadArchive):
        take(path)
    assert [it for it in (tmp_path / "decoded").rglob("*") if it.is_file()] == []


def test_tracks_are_channels_with_their_names(tmp_path: Path) -> None:
    first, second, third = talk()
    members = {
        "1-anna.flac": encoded(first),
        "2-ben_.ogg": encoded(second, "ogg", "libopus"),
        "info.txt": b"Recording x",
        "10-carla.wav": encoded(third, "wav", "pcm_s16le"),
        "11-dora.flac": b"fLaC" + bytes(3000),
    }
    found = take(archive(tmp_path / "craig.zip", members))
    assert found.tracks_apart is not None
    assert found.tracks_apart.names == ("anna", "ben", "carla")
    assert found.notes == (Note("tracks_unreadable", {"names": "dora"}),)
    assert not found.has_video
    assert found.seconds == found.length == pytest.approx(32.0, abs=0.1)
    assert [each.seconds for each in found.channels] == [found.seconds] * 3
    assert power(found, 0, 0.5, 7) > 1e-4 > power(found, 0, 11, 31)
    assert power(found, 1, 9, 17) > 1e-4 > power(found, 1, 0, 7)
    assert power(found, 2, 21, 27) > 1e-4 > power(found, 2, 0, 19)
    for start, end in ((0.5, 7), (11, 17), (21, 27)):  # everybody is in the mix
        assert np.square(found.audio.read(start, end)).mean() > 1e-4
    assert np.abs(found.audio.read(0, 32)).max() < 1.0
    left = {each.name for each in (tmp_path / "decoded").rglob("*") if each.is_file()}
    assert left == {"audio.s16le"}


@pytest.mark.parametrize("gain", [1.0, 0.2])
def test_mix_and_copies_are_not_heard_again(gain: float, tmp_path: Path) -> None:
    """Zoom has the whole meeting beside its tracks, Riverside each track in two formats."""
    first, second, third = talk()
    mix = summed(first, second, third) * np.float32(gain)
    delayed = np.concatenate([np.zeros(200, np.float32), mix])
    members = {
        "audio_only.m4a": encoded(delayed, "mp4", "aac"),
        "Audio Record/audioAnnaLee98796876.m4a": encoded(first, "mp4", "aac"),
        "Audio Record/audioBenCho98796876.m4a": encoded(second, "mp4", "aac"),
        "Audio Record/audioBenCho98796876.ogg": encoded(second, "ogg", "libopus"),
        "Audio Record/audioCarla98796876.m4a": encoded(third, "mp4", "aac"),
        "video98796876.mp4": encoded(mix, "mp4", "aac"),
    }
    found = take(archive(tmp_path / "zoom.zip", members))
    assert found.tracks_apart is not None
    assert found.tracks_apart.names == ("AnnaLee", "BenCho", "Carla")
    (note,) = found.notes
    assert note.code == "tracks_repeated"
    assert note.values["names"] == "audio_only, BenCho 2, video98796876"


@pytest.mark.parametrize("bleed", [0.0, 0.05, 0.2])
def test_each_track_keeps_its_own_speech(bleed: float, tmp_path: Path) -> None:
    """Three microphones in one room, one of them quiet: each holds the others at a low level."""
    tracks = talk()
    length = max(map(len, tracks))
    padded = [np.pad(each, (0, length - len(each))) for each in tracks]

    def heard(number: int, gain: float) -> Wave:
        others = [each for at, each in enumerate(padded) if at != number]
        return np.asarray((padded[number] + bleed * np.sum(others, axis=0)) * gain, np.float32)

    members = {
        f"{number + 1}-{name}.flac": encoded(heard(number, gain))
        for number, (name, gain) in enumerate([("anna", 1.0), ("ben", 0.5), ("carla", 0.3)])
    }
    at = source(archive(tmp_path / "room.zip", members))
    recording = at.listen(OnnxSpeechDetector(1), ignore)
    assert recording.tracks == ("anna", "ben", "carla")
    for channel, (start, end) in zip(
        recording.channels, [(0, 9.6), (8.6, 16.6), (20.5, 28.0)], strict=True
    ):
        spoken = sum(last - first for first, last in channel.regions)
        assert channel.regions[0][0] == pytest.approx(start, abs=1.0)
        assert channel.regions[-1][1] == pytest.approx(end, abs=1.0)
        assert spoken > 0.6 * (end - start)
    audio = at.channels(recording, ignore)
    assert not audio[0].read(11, 31).any()
    assert not audio[2].read(0, 18).any()


def test_one_recording_is_heard_like_a_file(tmp_path: Path) -> None:
    members = {"talk/interview.flac": encoded(placed(voice(ANNA), 1.0)), "notes.txt": b"x"}
    found = take(archive(tmp_path / "x.zip", members))
    assert found.tracks_apart is None
    assert found.channels == ()
    assert found.seconds == pytest.approx(10.7, abs=0.1)


def test_part_may_begin_after_the_end_of_a_track(tmp_path: Path) -> None:
    first, _, third = talk()
    path = archive(tmp_path / "x.zip", {"1-anna.flac": encoded(first), "carla": encoded(third)})
    late = take(path, Part(20.0, 30.0))
    assert (late.start, late.seconds, late.notes) == (20.0, 10.0, ())
    both = take(path, Part(5.0, 25.0))
    assert both.tracks_apart is not None
    assert both.seconds == pytest.approx(20.0, abs=0.01)
    with pytest.raises(NoSuchPart):
        take(path, Part(50.0, 60.0))


def test_each_track_is_limited(tmp_path: Path) -> None:
    first, second, third = map(encoded, talk())
    path = archive(tmp_path / "x.zip", {"1.flac": first, "2.flac": second, "3.flac": third})
    with pytest.raises(TooLong):
        take(path, longest=25.0)
    with pytest.raises(BadArchive) as caught:
        decode_archive(path, tmp_path, 600, ignore, WHOLE, len(first))
    assert caught.value.values["reason"] == "size"


def test_archive_without_any_sound_is_an_error(tmp_path: Path) -> None:
    broken = b"fLaC" + bytes(3000)
    with pytest.raises(CorruptMedia):
        take(archive(tmp_path / "x.zip", {"1.flac": broken, "2.flac": broken}))
    with pytest.raises(ForeignFile) as caught:
        source(archive(tmp_path / "y.zip", {"a.txt": b"x"})).audio(ignore)
    assert caught.value.values["kind"] == "archive"
