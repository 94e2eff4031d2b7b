"""A part of a recording sounds as the same stretch of the whole one, at the same times."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream

from pipeline.engines.audio import SAMPLE_RATE, Samples
from pipeline.media.decode import Decoded, decode
from storage.errors import NoSuchPart, TooLong
from storage.models import WHOLE, Part

RATE = 48_000
SECONDS = 40
SHIFT = round(0.03 * SAMPLE_RATE)
FORMATS = [
    ("mp4", "aac", True),
    ("matroska", "aac", True),
    ("webm", "libopus", True),
    ("flac", "flac", True),
    ("wav", "pcm_s16le", True),
    ("ogg", "libopus", False),
    ("mp3", "libmp3lame", False),
    ("mpegts", "aac", False),
    ("avi", "libmp3lame", False),
    ("adts", "aac", False),
]


def quiet(fraction: float, newest: str = "") -> None:
    """Report to nobody."""


def make(container: str, codec: str, path: Path, *, starts: float = 0.0) -> Path:
    """Write noise whose loudness changes all the time, so that no two stretches are alike."""
    samples = np.random.default_rng(7).normal(0, 0.2, RATE * SECONDS).astype(np.float32)
    samples = np.convolve(samples, np.ones(24) / 12, "same").astype(np.float32)
    with av.open(str(path), "w", format=container) as file:
        stream = cast("AudioStream", file.add_stream(codec, rate=RATE, layout="mono"))
        stream.codec_context.open()
        resampler = av.AudioResampler(
            stream.codec_context.format, "mono", RATE, stream.codec_context.frame_size or 1024
        )
        frame = AudioFrame.from_ndarray(samples[None], "fltp", "mono")
        frame.sample_rate, frame.pts = RATE, round(starts * RATE)
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            file.mux(stream.encode(piece))
        file.mux(stream.encode(None))
    return path


def take(source: Path, folder: Path, part: Part = WHOLE, limit: float = 3600.0) -> Decoded:
    folder.mkdir()
    return decode(source, folder, limit, quiet, part)


def likeness(one: Samples, other: Samples) -> float:
    """Return the correlation of two stretches, at most 30 ms apart.

    The start of a codec's first packet is not a whole sample of the clock.
    """
    count = min(len(one), len(other)) - 2 * SHIFT
    middle = one[SHIFT : SHIFT + count]
    shifted = np.lib.stride_tricks.sliding_window_view(other[: count + 2 * SHIFT], count)
    products = shifted @ middle / (np.linalg.norm(shifted, axis=1) * np.linalg.norm(middle))
    return float(products.max())


@pytest.mark.parametrize(("container", "codec", "seeks"), FORMATS)
def test_part_equals_the_same_section_of_the_whole_recording(
    container: str, codec: str, seeks: bool, tmp_path: Path
) -> None:
    source = make(container, codec, tmp_path / "source")
    whole = take(source, tmp_path / "whole")
    for number, part in enumerate((Part(30.3, 34.7), Part(None, 2.5), Part(-6.0, -3.0))):
        decoded = take(source, tmp_path / f"part{number}", part)
        start, end = part.within(whole.seconds)
        assert decoded.start == pytest.approx(start, abs=0.06)
        assert decoded.seconds == pytest.approx(end - start, abs=0.06)
        assert decoded.length == pytest.approx(whole.seconds, abs=0.1 if seeks else 3)
        assert decoded.notes == ()
        samples = decoded.audio.read(0.5, decoded.seconds)
        expected = whole.audio.read(decoded.start + 0.5, decoded.start + decoded.seconds)
        assert likeness(samples, expected) > 0.98


def test_part_of_a_recording_with_a_late_timestamp_is_decoded(tmp_path: Path) -> None:
    source = make("matroska", "aac", tmp_path / "source", starts=3600.0)
    whole = take(source, tmp_path / "whole")
    decoded = take(source, tmp_path / "part", Part(30.3, 34.7))
    assert decoded.seconds == pytest.approx(4.4, abs=0.001)
    assert likeness(decoded.audio.read(0, 4.4), whole.audio.read(30.3, 34.7)) > 0.98


def test_end_of_a_part_is_limited_by_the_recording(tmp_path: Path) -> None:
    source = make("mp4", "aac", tmp_path / "source")
    decoded = take(source, tmp_path / "part", Part(35.0, 99.0))
    assert decoded.seconds == pytest.approx(5.0, abs=0.1)
    assert decoded.notes == ()


@pytest.mark.parametrize("container", ["mp4", "adts"])
@pytest.mark.parametrize("part", [Part(41.0), Part(25.0, -30.0)])
def test_part_outside_the_recording_is_refused_with_its_length(
    container: str, part: Part, tmp_path: Path
) -> None:
    source = make(container, "aac", tmp_path / "source")
    with pytest.raises(NoSuchPart) as exc_info:
        take(source, tmp_path / "part", part)
    assert exc_info.value.values["length"] == "0:40"
    assert not list((tmp_path / "part").iterdir())


def test_length_limit_applies_to_the_part(tmp_path: Path) -> None:
    source = make("mp4", "aac", tmp_path / "source")
    assert take(source, tmp_path / "part", Part(25.0, 34.0), limit=10).seconds == 9.0
    assert take(source, tmp_path / "rest", Part(33.0), limit=10).seconds < 8.0
    with pytest.raises(TooLong):
        take(source, tmp_path / "long", Part(25.0), limit=10)
    raw = make("adts", "aac", tmp_path / "raw")
    assert take(raw, tmp_path / "raw_part", Part(25.0, 34.0), limit=10).seconds == 9.0
    with pytest.raises(TooLong):
        take(raw, tmp_path / "raw_long", Part(25.0), limit=10)


def test_part_before_a_late_audio_track_is_silent(tmp_path: Path) -> None:
    """A film whose sound begins after its picture."""
    source = make("matroska", "aac", tmp_path / "source", starts=30.0)
    with av.open(str(source)) as file:
        assert file.start_time is not None
    decoded = take(source, tmp_path / "part", Part(0.0, 5.0))
    assert decoded.seconds == pytest.approx(5.0)
    assert len(decoded.audio.read(0, 5)) == 5 * SAMPLE_RATE
