"""Captions drawn into films of all kinds: at their time, with every picture at its own."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from pipeline.export import burned_video
from pipeline.export.files import ignore, write_files
from storage.errors import Stopped
from storage.models import Captions, Format, Note, Segment, Transcript
from tests.integration.media.films import Film, Returned, make, picture_times, returned
from tests.integration.media.test_remux import packets
from tests.integration.media.whole_films.test_film_matrix import PHONE, PLAIN

SAID = Transcript("en", 2.0, (Segment(0.4, 1.2, "Hello."),))
SHOWN = (0.4, 1.4)  # a caption stays for a second at least

FILMS = [
    PLAIN,
    Film("matroska", "libx265", ("libopus",), b_frames=4),
    Film("matroska", "ffv1", ("flac",), pixels="yuv444p"),
    Film("webm", "libvpx-vp9", ("libopus",)),
    Film("mp4", "libsvtav1"),
    Film("avi", "mpeg4", ("libmp3lame",), b_frames=2),
    Film("avi", "libx264", ("pcm_s16le",)),
    Film("mpegts", b_frames=2, starts=3600.0),
    Film("mpegts", "mpeg2video", ("mp2",), b_frames=2),
    Film("asf", "wmv2", ("libmp3lame",)),
    Film("flv", "flv1", ("libmp3lame",)),
    Film("mov", "mjpeg", ("pcm_s16le",), pixels="yuvj420p"),
    Film("mov", "prores_ks", ("pcm_s24le", "aac"), pixels="yuv422p10le"),
    Film("matroska", b_frames=2, sounds=()),
]
COPIED = {"aac", "libmp3lame"}


def burn(
    source: Path, folder: Path, transcript: Transcript = SAID, most_seconds: float = 600.0
) -> Returned:
    folder.mkdir()
    made = write_files(
        "x", transcript, None, (), {}, (), [Format.VIDEO], folder, source, ignore, Captions.NORMAL,
        True, most_seconds,
    )  # fmt: skip
    return returned(made)


def caption_times(path: Path) -> list[tuple[float, bool]]:
    """Return the time of each picture, and whether there is white text in its lower middle."""
    times = []
    with av.open(str(path)) as file:
        for frame in file.decode(video=0):
            luma = frame.to_ndarray(format="gray")
            height, width = luma.shape
            text = luma[height * 3 // 4 :, width * 45 // 100 : width * 55 // 100]
            times.append((float(frame.time or 0), bool((text > 200).sum() > 10)))
    return times


@pytest.mark.parametrize("film", FILMS, ids=str)
def test_captions_are_in_the_picture_at_their_time(film: Film, tmp_path: Path) -> None:
    source = make(film, tmp_path / "source")
    made = burn(source, tmp_path / "out")
    assert (made.name, made.mime, made.notes) == ("x.captioned.mp4", "video/mp4", ())
    assert made.left_out == 0
    times = caption_times(made.path)
    for at, has_caption in times:
        assert has_caption == (SHOWN[0] <= round(at, 2) < SHOWN[1]), at
    before = picture_times(source)
    starts = before[0] if film.container in {"mpegts", "flv", "asf", "webm", "matroska"} else 0.0
    assert [at for at, _ in times] == pytest.approx([it - starts for it in before], abs=0.05)
    with av.open(str(made.path)) as file:
        assert file.streams.video[0].codec_context.name == "h264"
        assert file.streams.video[0].codec_context.pix_fmt == "yuv420p"
        lengths = [sum(frame.samples for frame in file.decode(it)) / it.rate
                   for it in file.streams.audio[:1]]  # fmt: skip
        assert len(file.streams.audio) == len(film.sounds)
    assert lengths == pytest.approx([2.0] * len(lengths), abs=0.1)
    if film.container != "mpegts" and film.sounds and film.sounds[0] in COPIED:
        assert packets(made.path, {"audio"})[0] == packets(source, {"audio"})[0]


def test_portrait_film_of_a_phone_is_rotated(tmp_path: Path) -> None:
    source = make(replace(PLAIN, turned=90), tmp_path / "source")
    with av.open(str(source)) as file:
        frame = next(file.decode(video=0))
        expected = np.rot90(frame.to_ndarray(format="gray"), frame.rotation // 90)
    with av.open(str(burn(source, tmp_path / "out").path)) as file:
        frame = next(file.decode(video=0))
        assert (frame.width, frame.height, frame.rotation) == (360, 480, 0)
        small = frame.reformat(96, 128, "gray").to_ndarray()
    assert np.abs(small.astype(int) - expected.astype(int)).mean() < 12


def test_hdr_colours_are_converted_to_standard_colours(tmp_path: Path) -> None:
    source = make(replace(PHONE, pixels="yuv420p10le"), tmp_path / "source")
    made = burn(source, tmp_path / "out")
    assert made.notes == (Note("hdr_reduced"),)
    with av.open(str(made.path)) as file:
        context = file.streams.video[0].codec_context
        assert (context.color_primaries, context.color_trc, context.colorspace) == (1, 1, 1)


def slideshow(path: Path) -> Path:
    """Write a film whose pictures come at 0, 0.04, 0.5 and 0.54 s, and whose sound has 6 s."""
    with av.open(str(path), "w", format="matroska") as file:
        picture = file.add_stream("libx264", rate=25)
        picture.width, picture.height, picture.pix_fmt = 128, 96, "yuv420p"
        picture.codec_context.time_base = Fraction(1, 1000)
        sound = file.add_stream("aac", rate=48_000, layout="mono")
        for at in (0, 40, 500, 540):
            frame = av.VideoFrame.from_ndarray(np.zeros((96, 128, 3), np.uint8), format="rgb24")
            frame.pts, frame.time_base = at, Fraction(1, 1000)
            file.mux(picture.encode(frame.reformat(format="yuv420p")))
        file.mux(picture.encode(None))
        for number in range(6 * 48):
            wave = np.zeros((1, 1000), np.float32)
            silence = av.AudioFrame.from_ndarray(wave, format="fltp", layout="mono")
            silence.sample_rate, silence.pts = 48_000, number * 1000
            file.mux(sound.encode(silence))
        file.mux(sound.encode(None))
    return path


def test_captions_change_during_a_long_picture(tmp_path: Path) -> None:
    source = slideshow(tmp_path / "source")
    transcript = Transcript("en", 6.0, (Segment(1.0, 2.0, "Hello."), Segment(4.0, 5.0, "Hello.")))
    times = caption_times(burn(source, tmp_path / "out", transcript).path)
    changes = [times[0], *(it for last, it in pairwise(times) if last[1] != it[1])]
    assert [it for _, it in changes] == [False, True, False, True, False]
    assert [at for at, _ in changes] == pytest.approx([0, 1, 2, 4, 5], abs=0.01)
    assert [at for at, _ in times[:4]] == pytest.approx([0, 0.04, 0.5, 0.54], abs=0.002)


def test_cancel_ends_the_encoding(tmp_path: Path) -> None:
    source = make(PLAIN, tmp_path / "source")

    def stop(fraction: float, newest: str = "") -> None:
        raise Stopped("x")

    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(Stopped):
        burned_video.burned_video(source, SAID, {}, "x", out, stop)
    assert list(out.iterdir()) == []
