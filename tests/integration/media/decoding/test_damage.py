"""Damaged recordings: what is there is decoded, and what is missing is noted."""

from __future__ import annotations

import struct
from pathlib import Path

import av
import numpy as np
import pytest

from storage.errors import CorruptMedia, NoAudio, NotMedia
from storage.models import Note
from tests.integration.media.decoding.recordings import FILM, SECONDS, encode, take
from tests.paths import DATA


def test_damaged_part_keeps_its_duration_and_is_noted(tmp_path: Path) -> None:
    data = bytearray(FILM.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 60_000] = np.random.default_rng(7).bytes(60_000)
    (tmp_path / "x.mp4").write_bytes(data)
    decoded = take(tmp_path / "x.mp4", tmp_path)
    assert decoded.seconds == pytest.approx(72.5, abs=0.1)
    assert Note("damaged") in decoded.notes


@pytest.mark.parametrize("part", [0.4, 0.9])
def test_truncated_file_is_decoded_to_its_end(part: float, tmp_path: Path) -> None:
    encode(tmp_path / "whole.mkv", "matroska", "flac", 16_000, "mono")
    data = (tmp_path / "whole.mkv").read_bytes()
    (tmp_path / "x.mkv").write_bytes(data[: round(len(data) * part)])
    decoded = take(tmp_path / "x.mkv", tmp_path)
    assert decoded.seconds == pytest.approx(SECONDS * part, rel=0.3)


def test_mp4_without_its_end_is_noted(tmp_path: Path) -> None:
    """The index is in front, so that the rest can be decoded."""
    with (
        av.open(str(FILM)) as source_file,
        av.open(
            str(tmp_path / "w.mp4"), "w", container_options={"movflags": "faststart"}
        ) as output,
    ):
        tracks = {each.index: output.add_stream_from_template(each) for each in source_file.streams}
        for packet in source_file.demux():
            if packet.dts is not None:
                packet.stream = tracks[packet.stream_index]
                output.mux(packet)
    data = (tmp_path / "w.mp4").read_bytes()
    (tmp_path / "x.mp4").write_bytes(data[: len(data) // 2])
    decoded = take(tmp_path / "x.mp4", tmp_path)
    assert 20 < decoded.seconds < 60
    assert decoded.notes == (Note("damaged"),)


@pytest.mark.parametrize("kind", [b"moov", b"trak"])
@pytest.mark.parametrize("depth", [12, 3000])
def test_deeply_nested_boxes_after_the_recording_are_ignored(
    kind: bytes, depth: int, tmp_path: Path
) -> None:
    encode(tmp_path / "x.mp4", "mp4", "aac", 16_000, "mono")
    nested = b""
    for _ in range(depth):
        nested = struct.pack(">I4s", len(nested) + 8, kind) + nested
    (tmp_path / "y.mp4").write_bytes((tmp_path / "x.mp4").read_bytes() + nested)
    assert take(tmp_path / "y.mp4", tmp_path).seconds > 0


@pytest.mark.parametrize("depth", [12, 3000])
def test_file_of_nested_boxes_is_refused_as_damaged(depth: int, tmp_path: Path) -> None:
    nested = b""
    for number in range(depth):
        kind = (b"stbl", b"minf", b"mdia", b"trak", b"moov")[number % 5]
        nested = struct.pack(">I4s", len(nested) + 8, kind) + nested
    (tmp_path / "y.mp4").write_bytes(b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00" + nested)
    with pytest.raises((CorruptMedia, NoAudio)):
        take(tmp_path / "y.mp4", tmp_path)


@pytest.mark.parametrize("seed", range(12))
def test_random_damage_does_not_crash(seed: int, tmp_path: Path) -> None:
    random = np.random.default_rng(seed)
    name = ["vid_h264_aac_1998.mp4", "vid_avi_mp3_367.avi", "bbb_trailer_vp8.webm"][seed % 3]
    data = np.frombuffer((DATA / "video" / name).read_bytes(), np.uint8).copy()
    places = random.integers(0, len(data) if seed % 2 else 4000, 40)
    data[places] = random.integers(0, 256, 40)
    (tmp_path / "x").write_bytes(data.tobytes())
    try:
        assert take(tmp_path / "x", tmp_path).seconds > 0
    except (CorruptMedia, NotMedia):
        assert list((tmp_path / "decoded").iterdir()) == []
