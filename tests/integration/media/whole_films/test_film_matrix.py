"""Films of all kinds are returned whole: every picture at its time, every packet, tag, colour."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import av
import pytest

from pipeline.export.files import ignore, write_files
from pipeline.media.shrink import split_video
from storage.models import Format, Segment, SpeakerShare, Transcript
from tests.integration.media.films import Film, Returned, make, picture_times, returned
from tests.integration.media.odd_tracks import SPATIAL, patch
from tests.integration.media.test_remux import packets

SAID = Transcript("en", 2.0, (Segment(0.4, 1.2, "Hello."),))
SHARES = (SpeakerShare("S1", "Speaker 1", 2.0),)
OBS = Film("matroska", b_frames=2)
PHONE = Film("mov", "libx265", b_frames=2, tag="hvc1", hdr=True)
PLAIN = Film("mp4", b_frames=2)

FILMS = [
    (PLAIN, "mp4"),
    (OBS, "mkv"),
    (Film("matroska", b_frames=4, sounds=("libopus",)), "mkv"),
    (Film("matroska", "libx265", b_frames=4), "mkv"),
    (Film("matroska", b_frames=2, sounds=()), "mkv"),
    (Film("matroska", "ffv1", ("flac",)), "mkv"),
    (Film("mp4", "libx265", b_frames=2, tag="hvc1"), "mp4"),
    (Film("mp4", "libx265", tag="hev1"), "mp4"),
    (Film("mp4", "libsvtav1"), "mp4"),
    (Film("matroska", "libsvtav1", ("libopus",)), "mkv"),
    (Film("webm", "libsvtav1", ("libopus",)), "mkv"),
    (Film("webm", "libvpx-vp9", ("libopus",)), "mkv"),
    (Film("avi", "mpeg4", ("libmp3lame",), b_frames=2), "mkv"),
    (Film("avi", sounds=("pcm_s16le",), b_frames=2), "mkv"),
    (Film("mpegts", b_frames=2), "mkv"),
    (Film("mpegts", "mpeg2video", ("mp2",), b_frames=2), "mkv"),
    (Film("mpegts", "libx265", ("ac3",)), "mkv"),
    (Film("mpegts", b_frames=2, starts=3600.0), "mkv"),
    (Film("flv"), "mkv"),
    (Film("mp4", sounds=("ac3", "eac3")), "mp4"),
    (Film("mp4", sounds=("alac",)), "mp4"),
    (PHONE, "mp4"),
    (Film("mov", sounds=("pcm_s16le", "aac"), b_frames=2), "mov"),
    (Film("mov", "prores_ks", ("pcm_s24le",), pixels="yuv422p10le"), "mov"),
    (Film("mov", "mjpeg", ("pcm_s16le",), pixels="yuvj420p"), "mov"),
    (Film("mov", "qtrle", ("pcm_s16be",), pixels="rgb24"), "mov"),
    (Film("3gp", "mpeg4", ("aac",)), "mp4"),
    (Film("3gp", "h263", ("aac",)), "3gp"),
    (Film("vob", "mpeg2video", ("ac3",)), "mkv"),
    (Film("mxf", "mpeg2video", ("pcm_s16le",)), "mkv"),
    (Film("wtv", "mpeg2video", ("mp2",)), "mkv"),
    (Film("ogg", "libvpx", ("libopus",)), "mkv"),
    (Film("avi", "rawvideo", ("pcm_s16le",)), "mkv"),
]


def subtitled(source: Path, folder: Path) -> Returned:
    folder.mkdir()
    return returned(write_files("x", SAID, None, SHARES, {}, (), [Format.VIDEO], folder, source))


def decoded(path: Path, most: int | None = None) -> list[str]:
    """Return digests of the decoded tracks. (Packets of a transport stream are wrapped in another
    way.)"""
    found: list[str] = []
    for number in range(len(tracks_of(path)[:most])):
        with av.open(str(path)) as file:
            track = tracks_of(path)[number]
            digest = hashlib.sha256()
            for frame in file.decode(file.streams[track]):
                digest.update(frame.to_ndarray().tobytes())  # type: ignore[union-attr]
        found.append(digest.hexdigest())
    return found


def tracks_of(path: Path) -> list[int]:
    with av.open(str(path)) as file:
        return [it.index for it in file.streams if it.type in {"video", "audio"}]


def facts(path: Path) -> dict[str, object]:
    """Return rotation, colours, size and tag, which players need beside the packets."""
    with av.open(str(path)) as file:
        picture = file.streams.video[0]
        context, frame = picture.codec_context, next(file.decode(picture))
        return {
            "rotation": frame.rotation,
            "colour": (context.color_primaries, context.color_trc, context.colorspace),
            "size": (context.width, context.height),
            "tag": context.codec_tag if context.codec_tag in ("hvc1", "hev1") else "",
        }


@pytest.mark.parametrize(("film", "ending"), FILMS, ids=[str(film) for film, _ in FILMS])
def test_subtitled_film_keeps_pictures_packets_and_tags(
    film: Film, ending: str, tmp_path: Path
) -> None:
    source = make(film, tmp_path / "source")
    file = subtitled(source, tmp_path / "out")
    assert file.name == f"x.subtitled.{ending}"
    assert file.left_out == 0
    assert decoded(file.path) == decoded(source)
    before, after = picture_times(source), picture_times(file.path)
    assert len(after) == len(before) == film.pictures
    lead = before[0] - starts_of(
        source
    )  # of the first picture, after the first packet of any track
    expected = [at - before[0] + lead for at in before]
    assert after == pytest.approx(expected, abs=0.002)
    assert facts(file.path) == facts(source)


def starts_of(path: Path) -> float:
    with av.open(str(path)) as file:
        own_clock = file.format.name.startswith(("mov", "avi"))
        return 0.0 if own_clock or file.start_time is None else file.start_time / av.time_base


def test_encoder_does_not_change_the_priority_of_the_tests(tmp_path: Path) -> None:
    make(Film("mp4", "libsvtav1"), tmp_path / "source")
    assert os.sched_getscheduler(0) == os.SCHED_OTHER
    process = subprocess.run(
        [sys.executable, "-c", "import os; print(os.sched_getscheduler(0))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(process.stdout) == os.SCHED_OTHER


@pytest.mark.parametrize("film", [OBS, PLAIN, Film("mov", b_frames=2)], ids=str)
def test_parts_of_a_film_contain_all_pictures(film: Film, tmp_path: Path) -> None:
    source = make(film, tmp_path / "source")
    folder = tmp_path / "parts"
    folder.mkdir()
    ending = {"matroska": "mkv"}.get(film.container, film.container)
    parts = split_video(source, ending, source.stat().st_size * 2 // 3, folder, ignore)
    assert len(parts) > 1
    assert sum(len(picture_times(part.path)) for part in parts) == film.pictures
    for kind in ("video", "audio"):
        (whole,) = packets(source, {kind})
        assert [it for part in parts for it in packets(part.path, {kind})[0]] == whole


def test_undecodable_second_audio_track_is_omitted(tmp_path: Path) -> None:
    film = Film("mov", "libx265", ("aac", "aac"), tag="hvc1")
    source = patch(make(film, tmp_path / "source"), *SPATIAL["mov"])
    file = subtitled(source, tmp_path / "out")
    assert file.left_out == 1
    assert file.name == "x.subtitled.mp4"
    assert packets(file.path, {"audio"}) == packets(source, {"audio"})[:1]
    assert len(picture_times(file.path)) == film.pictures


def test_picture_keeps_its_rotation(tmp_path: Path) -> None:
    source = make(replace(PLAIN, turned=90), tmp_path / "source")
    assert abs(facts(source)["rotation"]) == 90  # type: ignore[arg-type]
    assert facts(subtitled(source, tmp_path / "out").path) == facts(source)


@pytest.mark.parametrize(
    "film", [Film("asf", "wmv2", ("libmp3lame",)), Film("flv", "flv1", ("libmp3lame",))], ids=str
)
def test_picture_that_no_container_takes_is_encoded_with_its_captions(
    film: Film, tmp_path: Path
) -> None:
    source = make(film, tmp_path / "source")
    file = subtitled(source, tmp_path / "out")
    assert (file.name, file.left_out) == ("x.captioned.mp4", 0)
    assert [note.code for note in file.notes] == ["burned_instead"]
    assert len(picture_times(file.path)) == film.pictures
    assert packets(file.path, {"audio"}) == packets(source, {"audio"})
