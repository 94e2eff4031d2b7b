"""MP3 files that were joined from others, as recorders split them by size: what stands between the
pieces is no sound.

Those are ID3v2 tags (https://id3.org/id3v2.4.0-structure), ID3v1 and APE tags, and frames that hold
the length of a piece: `Xing`, `Info`, `VBRI`. FFmpeg leaves them out at the start of a file only.
Elsewhere a tag is a broken frame, and such a frame is a moment of silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pipeline.media.headers.assembled_file import AssembledFile, Slice
from pipeline.media.signatures import mpeg_frame_size

_BLOCK = 1 << 20
"""Bytes that are searched at once."""
_MAX_GAPS = 10_000
_HEAD = 20
"""Bytes by which a tag is recognized."""

_ID3V2 = re.compile(
    rb"ID3[\x02-\x04][\x00-\xfe][\x00\x10\x40\x50\x80\x90\xc0\xd0][\x00-\x7f]{4}"
    rb"(?:(?!ID3)[A-Z][A-Z0-9]{2}|\x00{3})",
    re.DOTALL,
)
"""A tag with its first field, or with padding."""
_ID3V1, _ID3V1_SIZE = b"TAG", 128
_APE = re.compile(rb"APETAGEX[\xd0\xe8]\x07\x00\x00(.{4})(?:.{4})\x00\x00\x00[\x80\xa0]", re.DOTALL)
"""Header of an APE tag, with the bytes behind it: https://wiki.hydrogenaud.io/?title=APE_Tags_Header"""
_APE_HEADER = 32
_LENGTHS = {b"Xing": (36, 21, 13), b"Info": (36, 21, 13), b"VBRI": (36,)}
"""Bytes from the start of a frame, by the version of MPEG and the number of channels; two more with
a checksum: http://gabriel.mp3-tech.org/mp3infotag.html"""
_STARTS = re.compile(rb"ID3[\x02-\x04]|TAG|APETAGEX|Xing|Info|VBRI")


def repaired_mp3(path: Path) -> AssembledFile | None:
    """Return a joined MP3 file without what stands between its pieces; None for other files."""
    gaps = find_gaps(path)
    if not 0 < len(gaps) <= _MAX_GAPS:
        return None
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), path.stat().st_size]
    return AssembledFile(path, b"", list(zip(starts, ends, strict=True)))


def find_gaps(path: Path) -> list[Slice]:
    """Return what is no sound between the pieces of an MP3 file, in its order."""
    with path.open("rb") as file:
        sound = _first_sound(file)
        return list(_gaps(file, sound)) if sound else []


def _first_sound(file: BinaryIO) -> int:
    """Return the offset of the second frame of an MP3 file; 0 for other files."""
    at = 0
    while (tag := _tag(file, at)) > at:
        at = tag
    second = at + mpeg_frame_size(_bytes(file, at, 4))
    return second if second > at and mpeg_frame_size(_bytes(file, second, 4)) else 0


def _gaps(file: BinaryIO, sound: int) -> Iterator[Slice]:
    """Yield the bytes between pieces, from an offset on."""
    last, end = sound, file.seek(0, 2)
    for at, kind in _candidates(file, sound):
        if at < last:
            continue
        start, last_byte = (
            _length_frame(file, at, kind) if kind in _LENGTHS else (at, _tag(file, at))
        )
        if max(start, last) < last_byte < end:
            yield max(start, last), last_byte
            last = last_byte


def _candidates(file: BinaryIO, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield offsets at which a tag or the text of a length may be, and its first bytes."""
    while True:
        file.seek(at)
        block = file.read(_BLOCK)
        for found in _STARTS.finditer(block):
            yield at + found.start(), found[0]
        if len(block) < _BLOCK:
            return
        at += _BLOCK - _HEAD  # a tag across the border is found again: the first one counts


def _tag(file: BinaryIO, at: int) -> int:
    """Return the end of a tag that begins at an offset; the offset where none does."""
    head = _bytes(file, at, _APE_HEADER)
    if _ID3V2.match(head):
        size = sum(byte << 7 * (3 - place) for place, byte in enumerate(head[6:10]))
        return at + 10 + size + (10 if head[5] & 0x10 else 0)
    if found := _APE.match(head):
        return at + _APE_HEADER + int.from_bytes(found[1], "little")
    if head.startswith(_ID3V1):
        end = at + _ID3V1_SIZE
        after = _bytes(file, end, _APE_HEADER)
        if mpeg_frame_size(after) or _ID3V2.match(after) or _APE.match(after):
            return end
    return at


def _length_frame(file: BinaryIO, at: int, kind: bytes) -> Slice:
    """Return the frame around the text of a length; an empty one where there is none."""
    for offset in _LENGTHS[kind]:
        for checksum in (0, 2):
            start = at - offset - checksum
            size = mpeg_frame_size(_bytes(file, start, 4)) if start > 0 else 0
            if size and mpeg_frame_size(_bytes(file, start + size, 4)):
                return start, start + size
    return at, at


def _bytes(file: BinaryIO, at: int, count: int) -> bytes:
    file.seek(at)
    return file.read(count)
