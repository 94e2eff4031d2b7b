"""Checks of an upload's size and first bytes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from bot.upload_checks import check_kind, check_size
from pipeline.media.foreign_formats import ForeignFile
from storage.errors import NotMedia, TooLarge, TooLargeHere
from storage.models import MEGABYTE, Quota

DATA = Path(__file__).parents[2] / "data/asr/en"


def test_smallest_size_limit_applies_and_is_named() -> None:
    check_size(Quota(largest=1), None, 1)
    check_size(Quota(largest=2000), 20 * MEGABYTE, 20 * MEGABYTE)
    check_size(Quota(largest=0), 20 * MEGABYTE, 20 * MEGABYTE)
    for largest in (0, 2000):
        with pytest.raises(TooLargeHere) as exc_info:
            check_size(Quota(largest=largest), 20 * MEGABYTE + 1, 20 * MEGABYTE)
        assert exc_info.value.values == {"megabytes": "20.1", "limit": "20"}
    with pytest.raises(TooLarge) as own:  # another server would not help
        check_size(Quota(largest=5), 6 * MEGABYTE, 20 * MEGABYTE)
    assert own.value.code == "too_large"


@pytest.mark.parametrize(
    "name", ["jfk.flac", "fleurs_en_001.ogg", "ps_cards_004.wav", "../../bad/polyglot_zip.mp3"]
)
def test_possible_recordings_are_accepted(name: str) -> None:
    check_kind((DATA / name).read_bytes()[:16])


def zip_head(first: str) -> bytes:
    """Return the first bytes of a zip archive with a member of this name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(first, bytes(5000))
    return file.getvalue()[:4096]


@pytest.mark.parametrize("name", ["craig.flac.zip", "", "x.mp3"])
@pytest.mark.parametrize("first", ["1-anna.flac", "info.txt", "Audio Record/", "../x"])
def test_archive_that_may_have_tracks_is_accepted(name: str, first: str) -> None:
    check_kind(zip_head(first), name)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("report.docx", "1-anna.flac"),
        ("report.zip", "[Content_Types].xml"),
        ("", "mimetype"),
        ("game.apk", "AndroidManifest.xml"),
        ("program.zip", "META-INF/MANIFEST.MF"),
    ],
)
def test_archives_of_other_programs_are_refused(name: str, first: str) -> None:
    with pytest.raises(ForeignFile):
        check_kind(zip_head(first), name)


@pytest.mark.parametrize(
    "beginning", [b"%PDF-1.7", b"PK\x03\x04\x14", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"]
)
def test_other_kinds_of_files_are_refused(beginning: bytes) -> None:
    with pytest.raises(NotMedia):
        check_kind(beginning)
