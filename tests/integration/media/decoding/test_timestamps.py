"""Sound has the timestamps of the media."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from storage.errors import TooLong
from tests.integration.media.decoding.recordings import SECONDS, encode, loudness, take
from tests.integration.media.films import Film, make


def test_late_start_and_gap_become_silence(tmp_path: Path) -> None:
    encode(tmp_path / "x.mp4", "mp4", "aac", 48_000, "mono", at=(0.5, 10.0))
    decoded = take(tmp_path / "x.mp4", tmp_path)
    loud = loudness(decoded) > 0.005
    assert decoded.seconds == pytest.approx(10.0 + SECONDS, abs=0.15)
    assert not loud[:5].any()
    assert loud[5:12].any()
    assert not loud[67:100].any()
    assert loud[100:110].any()


def test_matroska_starts_with_its_first_packet(tmp_path: Path) -> None:
    """Players show no silence before the first packet; later gaps stay."""
    encode(tmp_path / "x.mkv", "matroska", "libopus", 48_000, "mono", at=(0.5, 10.0))
    decoded = take(tmp_path / "x.mkv", tmp_path)
    loud = loudness(decoded) > 0.005
    assert decoded.seconds == pytest.approx(9.5 + SECONDS, abs=0.15)
    assert loud[:7].any()
    assert not loud[62:95].any()
    assert loud[95:105].any()


def test_sound_later_than_the_picture_keeps_its_delay(tmp_path: Path) -> None:
    source = make(Film("matroska", sounds=("aac",), sound_late=0.8), tmp_path / "x.mkv")
    loud = loudness(take(source, tmp_path)) > 0.005
    assert not loud[:7].any()
    assert loud[9:15].all()


def test_length_limit_applies_while_decoding(tmp_path: Path) -> None:
    """A stream without a length."""
    (tmp_path / "x.aac").touch()
    encode(tmp_path / "x.aac", "adts", "aac", 16_000, "mono", at=tuple(range(0, 60, 6)))
    with pytest.raises(TooLong) as exc_info:
        take(tmp_path / "x.aac", tmp_path, limit=30.0)
    assert exc_info.value.values["limit"] == "0.5"
    assert list((tmp_path / "decoded").iterdir()) == []


def test_time_of_creation_is_read(tmp_path: Path) -> None:
    encode(tmp_path / "plain.m4a", "ipod", "aac", 44_100, "mono")
    assert take(tmp_path / "plain.m4a", tmp_path).created == ""
    with (
        av.open(tmp_path / "plain.m4a") as source,
        av.open(tmp_path / "dated.m4a", "w", format="ipod") as dated,
    ):
        dated.metadata["creation_time"] = "2024-03-09T10:15:00Z"
        track = dated.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(source.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = track
                dated.mux(packet)
    assert take(tmp_path / "dated.m4a", tmp_path).created.startswith("2024-03-09T10:15:00")
