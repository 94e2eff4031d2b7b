"""Files that nothing here can open get a name and a next step; recordings never do."""

from __future__ import annotations

import pytest

from bot.i18n.translator import Translations
from pipeline.media.foreign_formats import (
    _ROWS,
    ForeignFile,
    ForeignKind,
    check_foreign,
    foreign_format,
)
from storage.errors import NotMedia

WAV = b"RIFF\x00\x00\x00\x00WAVEfmt "


@pytest.mark.parametrize(
    ("head", "name", "kind", "ending"),
    [
        (b"\x03ds2\x01", "letter.ds2", "dictation", ".ds2"),
        (b"\x03ds2\x01", "letter.mp3", "dictation", ".ds2"),
        (b"MS_VOICE\x00", "", "dictation", ".msv"),
        (b"\x00unknown", "memo.DVF", "dictation", ".dvf"),
        (b"\x00\x00\x00\x1cftypaax ", "book.m4a", "protected", ".aax"),
        (b"\x00\x00\x10\x00\x57\x90\x75\x36", "book", "protected", ".aa"),
        (b"\x00\x00\x00\x1cftypM4P ", "song.m4p", "protected", ".m4p"),
        (b"PK\x03\x04", "craig.flac.zip", "archive", ".zip"),
        (b"PK\x03\x04", "report.docx", "other", ".docx"),
        (b"\x1f\x8b\x08", "cut.prproj", "project", ".prproj"),
        (b"\x1f\x8b\x08", "all.tar.gz", "archive", ".gz"),
        (bytes(257) + b"ustar", "talks", "archive", ".tar"),
        (b"#EXTM3U\n#EXTINF", "live.mp4", "playlist", ".m3u8"),
        (b"[playlist]\nFile1=http", "radio", "playlist", ".pls"),
        (b"http://example.org/x.rm", "radio.ram", "playlist", ".ram"),
        (b"SQLite format 3\x00", "talk.aup3", "project", ".aup3"),
        (b"<?xml version='1.0'?><mlt", "cut.kdenlive", "project", ".kdenlive"),
        (b"<REAPER_PROJECT 0.1", "x", "project", ".rpp"),
        (b"<?xml version='1.0'?><gpx", "run.gpx", "other", ".gpx"),
        (b"\x01\x00", "double_click_to_convert_01.zoom", "project", ".zoom"),
    ],
)
def test_known_format_is_named(head: bytes, name: str, kind: str, ending: str) -> None:
    known_format = foreign_format(head, name)
    assert known_format is not None
    assert (known_format.kind, known_format.ending) == (kind, ending)
    with pytest.raises(ForeignFile) as exc_info:
        check_foreign(head, name)
    assert isinstance(exc_info.value, NotMedia)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (WAV, "talk.ds2"),
        (WAV, "talk.zip"),
        (b"\x02dss", "letter.dss"),
        (b"\x00\x00\x00\x18ftypM4A ", "song.m4p"),
        (b"\x1aE\xdf\xa3", "x.aup3"),
        (b"something", "x.bin"),
        (b"", ""),
        (b"something", "no ending"),
        (b"something", "talk."),
    ],
)
def test_possible_recording_is_accepted(head: bytes, name: str) -> None:
    assert foreign_format(head, name) is None


def test_each_kind_has_a_message_in_every_language() -> None:
    translations = Translations()
    for locale in translations.locales:
        t = translations.for_locale(locale)
        texts = {
            kind: t.coded("error", "foreign_file", {"kind": kind, "name": ".xyz", "program": "Q"})
            for kind in ForeignKind
        }
        assert len(set(texts.values())) == len(ForeignKind)
        assert all(".xyz" in text for text in texts.values()), locale
        for kind in ("dictation", "protected", "project"):
            assert "Q" in texts[ForeignKind(kind)], locale


def test_endings_are_unique() -> None:
    endings = [ending for row in _ROWS for ending in row.endings.split()]
    assert len(endings) == len(set(endings))
    needing = (ForeignKind.DICTATION, ForeignKind.PROTECTED, ForeignKind.PROJECT)
    assert all(row.program for row in _ROWS if row.kind in needing)
