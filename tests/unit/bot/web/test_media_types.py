"""Types for browsers: by the first bytes of recordings, by the kind of files."""

from __future__ import annotations

import pytest

from bot.web.media_types import attachment, download_type
from pipeline.media.browser_media import MediaType, media_type
from storage.models import FileKind
from tests.paths import DATA


@pytest.mark.parametrize(
    ("head", "mime"),
    [
        (b"\x00\x00\x00\x20ftypisom", "video/mp4"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"\x1aE\xdf\xa3", "video/webm"),
        (b"RIFF\x00\x00\x00\x00WAVE", "audio/wav"),
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90\x00", "audio/mpeg"),
        (b"OggS", "audio/ogg"),
        (b"fLaC", "audio/flac"),
        (b"\xff\xf1\x50\x80", "audio/aac"),
    ],
)
def test_recordings_that_browsers_play(head: bytes, mime: str) -> None:
    assert media_type(head) == MediaType(mime, mime.startswith("video"))


@pytest.mark.parametrize(
    "head",
    [b"", b"\xff", b"<!doctype html>", b"<svg", b"%PDF-", b"RIFF\0\0\0\0WEBP", b"#!AMR", b"MZ"],
)
def test_everything_else_is_not_sent_to_players(head: bytes) -> None:
    assert media_type(head) is None


def test_recordings_of_the_tests_have_the_type_of_their_name() -> None:
    kinds = {".flac": "audio/flac", ".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".wav": "audio/wav"}
    found_there = DATA.rglob("*")
    paths = [it for it in found_there if it.suffix in kinds and "bad" not in it.parts]
    assert paths
    for path in paths:
        with path.open("rb") as file:
            found = media_type(file.read(4096))
        assert found is not None, path
        assert found.mime == kinds[path.suffix], path


@pytest.mark.parametrize("kind", FileKind)
def test_no_download_is_a_page(kind: FileKind) -> None:
    known = ("text/plain", "text/vtt", "application/json", "application/octet-stream", "audio/")
    documents = ("application/pdf", "application/vnd.openxmlformats-officedocument.")
    assert download_type(kind).startswith(known + documents)


@pytest.mark.parametrize("name", ["a\r\nb", 'a"b', "a;b", "ü" * 300, "\ud800", "", "../../etc"])
def test_name_of_a_download_is_one_header(name: str) -> None:
    header = attachment(name)
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
    assert "/" not in header
