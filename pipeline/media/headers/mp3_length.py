"""Length of an MP3 file that its encoder wrote into a first frame: `Xing` and `Info`.

https://www.codeproject.com/articles/8295/mpeg-audio-frame-header describes frame and tag.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pipeline.media.headers.mp3_pieces import find_gaps

_HEAD = 4096
"""Bytes in which the first frame is looked for."""
_RATES = (44_100, 48_000, 32_000)
"""Samples per second of MPEG 1; MPEG 2 has half of them, MPEG 2.5 a quarter."""
_HAS_FRAMES, _HAS_BYTES = 1, 2
_TOLERANCE = 0.02
"""Share of the promised bytes by which a whole piece may differ."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Promise of a first frame: seconds, and bytes from its start on (0 where it gives none)."""

    start: int
    seconds: float
    size: int


def promised_mp3_seconds(path: Path) -> float | None:
    """Return the length that the encoder wrote; None where it wrote none, or for other files."""
    with path.open("rb") as file:
        found = _first_promise(file)
    return found.seconds if found else None


def missing_of_last_piece(path: Path) -> float:
    """Return how many seconds of the last piece of a joined MP3 file are missing at its end, by the
    bytes that its first frame promises.

    0 for other files, and where the first piece has other bytes than it promises: a recorder may
    give every piece the length of them all.
    """
    gaps, size = find_gaps(path), path.stat().st_size
    with path.open("rb") as file:
        first = _first_promise(file)
        last = next((it for gap in reversed(gaps) if (it := _promise_at(file, *gap))), None)
    if first is None or last is None or not first.size or not last.size:
        return 0.0
    if abs(gaps[0][0] - first.start - first.size) > _TOLERANCE * first.size:
        return 0.0
    return last.seconds * max(0, last.start + last.size - size) / last.size


def _first_promise(file: BinaryIO) -> Promise | None:
    head = file.read(10)
    start = 0
    if head.startswith(b"ID3") and len(head) == 10:
        sizes = head[6:10]  # seven bits a byte
        start = 10 + sum((byte & 0x7F) << 7 * (3 - at) for at, byte in enumerate(sizes))
    return _promise_at(file, start, start + _HEAD)


def _promise_at(file: BinaryIO, start: int, end: int) -> Promise | None:
    """Return the promise of a frame between two offsets; None for a tag."""
    file.seek(start)
    data = file.read(end - start)
    at = max(data.find(b"Xing"), data.find(b"Info"))
    frame = data.rfind(b"\xff", 0, max(0, at))
    if data.startswith(b"ID3") or at < 0 or frame < 0 or len(data) < at + 16:
        return None
    version, index = data[frame + 1] >> 3 & 3, data[frame + 2] >> 2 & 3
    flags, frames, size = struct.unpack(">III", data[at + 4 : at + 16])
    if data[frame + 1] & 0xE0 != 0xE0 or version == 1 or index == 3 or not flags & _HAS_FRAMES:
        return None
    divisor = {3: 1, 2: 2, 0: 4}[version]
    samples = 1152 if version == 3 else 576
    seconds = frames * samples * divisor / _RATES[index]
    return Promise(start + frame, seconds, size if flags & _HAS_BYTES else 0)
