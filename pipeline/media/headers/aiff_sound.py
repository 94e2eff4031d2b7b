"""Headers of AIFF and AU files whose recorder did not write the sizes."""

from __future__ import annotations

import struct
from pathlib import Path

from pipeline.media.headers.assembled_file import AssembledFile
from pipeline.media.headers.chunks import chunks

_SOUND_HEAD = 8
"""Bytes of the chunk of the sound before the first frame: offset and size of blocks."""
_AU_HEAD = struct.Struct(">4sIIIII")
_PIECE = 4096
_MOST = 0xFFFF0000
"""Bytes of sound in the largest file: sizes have 32 bits."""


def repaired_aiff(path: Path) -> AssembledFile | None:
    """Return an AIFF file with the size that it has; None where the header has one, or for other
    files."""
    form, size = b"", path.stat().st_size
    with path.open("rb") as file:
        head = file.read(12)
        if head[:4] != b"FORM" or head[8:] not in (b"AIFF", b"AIFC"):
            return None
        for chunk in chunks(file, ">"):
            file.seek(chunk.start)
            if chunk.id == b"COMM" and 18 <= chunk.size <= _PIECE:
                form = file.read(chunk.size)
            elif chunk.id == b"SSND" and form and chunk.size <= _SOUND_HEAD:
                return _assembled(path, head[8:], form, chunk.start + _SOUND_HEAD, size)
    return None


def _assembled(path: Path, kind: bytes, form: bytes, start: int, end: int) -> AssembledFile:
    """Return a file with a new header, whose sound is between two offsets of the file."""
    channels, _, bits = struct.unpack(">hIh", form[:8])
    block = max(1, channels * -(-bits // 8))
    frames = min(end - start, _MOST) // block
    form = form[:2] + struct.pack(">I", frames) + form[6:]
    inner = kind + b"COMM" + struct.pack(">I", len(form)) + form + bytes(len(form) % 2)
    inner += b"SSND" + struct.pack(">I", _SOUND_HEAD + frames * block) + bytes(_SOUND_HEAD)
    header = b"FORM" + struct.pack(">I", len(inner) + frames * block) + inner
    return AssembledFile(path, header, [(start, start + frames * block)])


def repaired_au(path: Path) -> AssembledFile | None:
    """Return an AU file whose header has size 0 as one of unknown size; None for others."""
    with path.open("rb") as file:
        head = file.read(_AU_HEAD.size)
    if len(head) < _AU_HEAD.size or not head.startswith(b".snd"):
        return None
    name, offset, size, *form = _AU_HEAD.unpack(head)
    if size:
        return None
    return AssembledFile(
        path,
        _AU_HEAD.pack(name, _AU_HEAD.size, 0xFFFFFFFF, *form),
        [(max(offset, _AU_HEAD.size), path.stat().st_size)],
    )
