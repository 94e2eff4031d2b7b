"""Recordings start with their first packet, and have the length of the real audio."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import av
import pytest

from pipeline.engines.protocols import Report
from pipeline.export.files import write_files
from pipeline.media.decode import Decoded, decode
from storage.errors import TooLong
from storage.models import Format, Segment, Transcript
from tests.integration.media.films import Film, make, make_sound, picture_times

DAY = 24 * 3600.0


def ignore(fraction: float, newest: str = "") -> None:
    """Ignore progress."""


_REPORT: Report = ignore


def take(source: Path, folder: Path, limit: float = 3600.0) -> Decoded:
    folder.mkdir()
    return decode(source, folder, limit, _REPORT)


@pytest.mark.parametrize(
    ("container", "codec"),
    [
        ("ogg", "libopus"),
        ("webm", "libopus"),
        ("matroska", "aac"),
        ("mpegts", "aac"),
        ("flv", "aac"),
        ("asf", "aac"),
    ],
)
def test_recording_with_a_late_timestamp_has_its_own_length(
    container: str, codec: str, tmp_path: Path
) -> None:
    """Net radio and browsers record from the middle of a stream."""
    source = make_sound(container, codec, tmp_path / "source", starts=3600.0, seconds=6)
    decoded = take(source, tmp_path / "out", limit=60.0)
    assert decoded.seconds == pytest.approx(6.0, abs=0.05)
    assert decoded.notes == ()


def test_captions_of_a_film_with_a_late_timestamp_are_in_sync(tmp_path: Path) -> None:
    source = make(Film("matroska", b_frames=2, starts=3600.0), tmp_path / "source")
    assert take(source, tmp_path / "sound").seconds == pytest.approx(2.0, abs=0.1)
    transcript = Transcript("en", 2.0, (Segment(0.4, 1.2, "Hello."),))
    out = tmp_path / "out"
    out.mkdir()
    (file,) = write_files("x", transcript, None, (), {}, (), [Format.VIDEO], out, source).files
    assert picture_times(file.path)[0] == pytest.approx(0.0, abs=0.03)
    with av.open(str(file.path)) as film:
        cue = next(film.demux(film.streams.subtitles[0]))
        assert float((cue.pts or 0) * (cue.time_base or 0)) == pytest.approx(0.4, abs=0.001)


def _mp4(data: bytes) -> bytes:
    """Claim thirty hours in the headers of the movie, the track and its media (version 0 boxes)."""
    for box, scale, length in ((b"mvhd", 12, 16), (b"mdhd", 12, 16)):
        at = data.index(box) + 4
        rate = struct.unpack_from(">I", data, at + scale)[0]
        hours = struct.pack(">I", round(30 * 3600 * rate) & 0xFFFFFFFF)
        data = data[: at + length] + hours + data[at + length + 4 :]
    return data


def _webm(data: bytes) -> bytes:
    """Replace the Duration element: its id, its size of 8 bytes, milliseconds as a float."""
    at = data.index(b"\x44\x89\x88") + 3
    return data[:at] + struct.pack(">d", 30 * 3600 * 1000.0) + data[at + 8 :]


def _flac(data: bytes) -> bytes:
    """Replace the 36 bits of STREAMINFO that count samples."""
    at = data.index(b"fLaC") + 4 + 4 + 13
    samples = 30 * 3600 * 48_000
    first = (data[at] & 0xF0) | (samples >> 32)
    return data[:at] + bytes([first]) + (samples & 0xFFFFFFFF).to_bytes(4, "big") + data[at + 5 :]


def _wav(data: bytes) -> bytes:
    """Claim the largest size: a recorder that was switched off never wrote the real one."""
    at = data.index(b"data") + 4
    return data[:at] + b"\xff\xff\xff\x7f" + data[at + 4 :]


@pytest.mark.parametrize(
    ("container", "codec", "falsify"),
    [
        ("mp4", "aac", _mp4),
        ("webm", "libopus", _webm),
        ("flac", "flac", _flac),
        ("wav", "pcm_s16le", _wav),
    ],
)
def test_false_length_in_the_header_is_ignored(
    container: str, codec: str, falsify: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    source = make_sound(container, codec, tmp_path / "source", seconds=2)
    source.write_bytes(falsify(source.read_bytes()))
    with av.open(str(source)) as file:
        if container in {"webm", "flac"}:  # FFmpeg believes it
            assert (file.duration or 0) / av.time_base > DAY
    for limit in (20.0, 3600.0):
        decoded = take(source, tmp_path / f"{limit}", limit)
        assert decoded.seconds == pytest.approx(2.0, abs=0.1)


@pytest.mark.parametrize(
    ("container", "codec"), [("mp4", "aac"), ("webm", "libopus"), ("ogg", "libopus")]
)
def test_too_long_recording_is_refused_before_decoding(
    container: str, codec: str, tmp_path: Path
) -> None:
    source = make_sound(container, codec, tmp_path / "source", seconds=150)
    fractions: list[float] = []
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(TooLong) as exc_info:
        decode(source, folder, 100.0, lambda fraction, _="": fractions.append(fraction))
    assert exc_info.value.values["minutes"] == "2.5"
    assert not any(path.stat().st_size for path in folder.iterdir())
