"""Streams that appear while a file is read: recordings of live streams and broadcasts have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.media.decode import decode
from storage.models import Part
from tests.integration.media.films import Film, make
from tests.integration.media.whole_films.test_film_matrix import subtitled

SOUND, PICTURE = 8, 9
LATE = {"sound": (SOUND, b"\x3e" + bytes(400)), "picture": (PICTURE, b"\x22" + bytes(100))}
"""Kind and content of a tag of another codec: 16-bit samples, and H.263."""


def tag(kind: int, content: bytes, milliseconds: int) -> bytes:
    """Return a tag of an FLV file: https://rtmp.veriskope.com/pdf/video_file_format_spec_v10.pdf"""
    time = (milliseconds & 0xFFFFFF).to_bytes(3, "big") + bytes([milliseconds >> 24])
    whole = bytes([kind]) + len(content).to_bytes(3, "big") + time + bytes(3) + content
    return whole + len(whole).to_bytes(4, "big")


@pytest.fixture(params=LATE)
def film(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a film of two seconds, at whose end a stream appears."""
    path = make(Film("flv"), tmp_path / "x.flv")
    with path.open("ab") as file:
        file.write(tag(*LATE[request.param], 2100) * 3)
    return path


def ignore(fraction: float, newest: str = "") -> None:
    """Report to nobody."""


@pytest.mark.parametrize("part", [Part(), Part(start=1.0)])
def test_sound_before_a_late_stream_is_decoded(film: Path, part: Part, tmp_path: Path) -> None:
    found = decode(film, tmp_path, 60.0, ignore, part)
    assert found.seconds == pytest.approx(2.0 - (part.start or 0.0), abs=0.2)


def test_film_with_a_late_stream_gets_its_subtitles(film: Path, tmp_path: Path) -> None:
    made = subtitled(film, tmp_path / "out")
    assert made.path.stat().st_size > 10_000
