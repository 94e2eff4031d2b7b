"""Files that people take for recordings and nothing here can open, by what to do about them.

The content decides first, the name second: a recording with a wrong name is no such file. Sources:
the makers' pages, and PRONOM (https://www.nationalarchives.gov.uk/PRONOM/).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from pipeline.media.signatures import is_recording
from storage.errors import NotMedia


class ForeignFile(NotMedia):
    """Only its own program opens the file, if any. Values: kind, name (ending), program."""

    code = "foreign_file"


class ForeignKind(StrEnum):
    """Reason why a file can't be opened; each has words of its own in the catalogues."""

    DICTATION = "dictation"
    PROTECTED = "protected"
    ARCHIVE = "archive"
    PLAYLIST = "playlist"
    PROJECT = "project"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ForeignFormat:
    """A format: its usual ending, and the program that opens it ("" where none helps)."""

    kind: ForeignKind
    ending: str
    program: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """`endings` with spaces between them; `beginnings` are first bytes, from `offset` on. A
    `generic` content is that of many formats: a known name decides."""

    kind: ForeignKind
    endings: str
    program: str = ""
    beginnings: tuple[bytes, ...] = ()
    offset: int = 0
    generic: bool = False


_D, _P, _A = ForeignKind.DICTATION, ForeignKind.PROTECTED, ForeignKind.ARCHIVE
_L, _J, _O = ForeignKind.PLAYLIST, ForeignKind.PROJECT, ForeignKind.OTHER

_ROWS = (
    _Row(_D, "ds2", "OM System ODMS", (b"\x03ds2", b"\x01ds2", b"\x03enc")),
    _Row(_D, "msv dvf", "Sony Sound Organizer", (b"MS_VOICE",)),
    _Row(_D, "vm1 rcd", "Panasonic Voice Editing Software"),
    _Row(_D, "dct", "NCH Express Scribe"),
    _Row(_P, "aax aaxc", "Audible", (b"ftypaax ", b"ftypaaxc"), 4),
    _Row(_P, "aa", "Audible", (b"\x57\x90\x75\x36",), 4),
    _Row(_P, "m4p", "Apple Music", (b"ftypM4P ",), 4),
    _Row(_P, "acsm", "Adobe Digital Editions"),
    _Row(_A, "zip", "", (b"PK\x03\x04", b"PK\x05\x06"), generic=True),
    _Row(_A, "rar", "", (b"Rar!\x1a\x07",)),
    _Row(_A, "7z", "", (b"7z\xbc\xaf\x27\x1c",)),
    _Row(_A, "gz tgz", "", (b"\x1f\x8b\x08",), generic=True),
    _Row(_A, "bz2", "", (b"BZh",)),
    _Row(_A, "xz", "", (b"\xfd7zXZ\x00",)),
    _Row(_A, "tar", "", (b"ustar",), 257),
    _Row(_L, "m3u8 m3u", "", (b"#EXTM3U", b"\xef\xbb\xbf#EXTM3U")),
    _Row(_L, "pls", "", (b"[playlist]", b"[Playlist]")),
    _Row(_L, "xspf asx wpl mpd ram smil cue"),
    _Row(_J, "aup3", "Audacity", (b"SQLite format 3\x00",), generic=True),
    _Row(_J, "aup", "Audacity"),
    _Row(_J, "prproj", "Adobe Premiere Pro"),
    _Row(_J, "sesx", "Adobe Audition"),
    _Row(_J, "aep", "Adobe After Effects"),
    _Row(_J, "kdenlive", "Kdenlive"),
    _Row(_J, "mlt", "Shotcut"),
    _Row(_J, "osp", "OpenShot"),
    _Row(_J, "drp", "DaVinci Resolve"),
    _Row(_J, "fcpxml", "Final Cut Pro"),
    _Row(_J, "imovieproj imoviemobile", "iMovie"),
    _Row(_J, "band logicx", "GarageBand / Logic Pro"),
    _Row(_J, "als", "Ableton Live"),
    _Row(_J, "flp", "FL Studio", (b"FLhd",)),
    _Row(_J, "rpp", "REAPER", (b"<REAPER_PROJECT",)),
    _Row(_J, "cpr", "Cubase"),
    _Row(_J, "ptx ptf", "Pro Tools"),
    _Row(_J, "veg", "VEGAS Pro"),
    _Row(_J, "wlmp mswmm", "Windows Movie Maker"),
    _Row(_J, "camproj tscproj camrec", "Camtasia"),
    _Row(_J, "obsproj", "OBS Studio"),
    _Row(_J, "zoom", "Zoom"),  # double_click_to_convert_01.zoom, which Zoom makes an mp4
    _Row(_O, "gpx kml fit tcx mid midi srt vtt ass lrc txt pdf docx doc odt pptx xlsx apk exe dmg"),
)  # fmt: skip


def foreign_format(head: bytes, name: str) -> ForeignFormat | None:
    """Return the format of a file that nothing here can open, None for what may be a recording.

    `head` are its first bytes (`signatures.HEAD_BYTES` of them), `name` the user's name for it.
    """
    by_name = next(_named(PurePath(name).suffix.lower().removeprefix(".")), None)
    by_content = next((row for row in _ROWS if _begins(row, head)), None)
    if by_content is not None:
        return by_name if by_name and by_content.generic else _format(by_content)
    return None if is_recording(head) else by_name


def check_foreign(head: bytes, name: str) -> None:
    """Check that a file is not of a format that nothing here can open. Raises ForeignFile."""
    found = foreign_format(head, name)
    if found is not None:
        raise ForeignFile(kind=found.kind, name=found.ending, program=found.program)


def _begins(row: _Row, head: bytes) -> bool:
    return any(head.startswith(it, row.offset) for it in row.beginnings)


def _named(ending: str) -> Iterator[ForeignFormat]:
    for row in _ROWS:
        if ending and ending in row.endings.split():
            yield ForeignFormat(row.kind, f".{ending}", row.program)


def _format(row: _Row) -> ForeignFormat:
    return ForeignFormat(row.kind, f".{row.endings.split()[0]}", row.program)
