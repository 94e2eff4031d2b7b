"""Recordings are distinguished from similar files by their first bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.media.signatures import may_be_recording

DATA = Path(__file__).parents[3] / "data"
TEXT = {".txt", ".rttm", ".stm", ".json"}


def test_recordings_are_recognized_without_their_names() -> None:
    recordings = [path for part in ("asr", "diar", "video") for path in (DATA / part).rglob("*.*")]
    assert len(recordings) > 50
    for path in recordings:
        assert may_be_recording(path) == (path.suffix not in TEXT), path


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"\x00\x00\x00\x18ftypisom", True),
        (b"\x00\x00\x00\x18ftypheic", False),
        (b"\x00\x00\x00\x1cftypavif", False),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", True),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", False),
        (b"FORM\x00\x00\x00\x00AIFFCOMM", True),
        (b"FORM\x00\x00\x00\x00ILBMBMHD", False),
        ((b"\xff\xfb\x90\x00" + bytes(413)) * 2, True),  # MP3, 128 kbit/s, 44.1 kHz
        ((b"\xff\xf3\x48\xc0" + bytes(140)) * 2, True),  # MP3, 32 kbit/s, MPEG 2, 16 kHz
        (b"\xff\xfb\x90\x00" + bytes(800), False),
        ("\ufeffmoov is a word".encode("utf-16-le"), False),  # its mark is FF FE
        ((b"\xff\xf1\x50\x80\x01\x7f\xfc" + bytes(4)) * 2, True),  # AAC, frames of 11 bytes
        ((b"\x47" + bytes(187)) * 5, True),
        ((bytes(4) + b"\x47" + bytes(187)) * 5, True),
        (b"GGGG is a text", False),
        (b"import { x } from 'y';\n", False),
        (b"%PDF-1.7", False),
        (b"", False),
    ],
)
def test_signatures_tell_recordings_from_other_files(
    tmp_path: Path, head: bytes, expected: bool
) -> None:
    (tmp_path / "it").write_bytes(head)
    assert may_be_recording(tmp_path / "it") is expected
