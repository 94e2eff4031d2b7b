"""Length of an MP3 file that its encoder wrote into the first frame: `Xing` and `Info`.

https://www.codeproject.com/articles/8295/mpeg-audio-frame-header describes frame and tag.
"""

from __future__ import annotations

import struct
from pathlib import Path

_HEAD = 4096
"""Bytes in which the first frame is looked for."""
_RATES = (44_100, 48_000, 32_000)
"""Samples per second of MPEG 1; MPEG 2 has half of them, MPEG 2.5 a quarter."""
_HAS_FRAMES = 1


def promised_mp3_seconds(path: Path) -> float | None:
    """Return the length that the encoder wrote; None where it wrote none, or for other files."""
    with path.open("rb") as file:
        head = file.read(10)
        if head.startswith(b"ID3") and len(head) == 10:
            sizes = head[6:10]  # seven bits a byte
            file.seek(10 + sum((byte & 0x7F) << 7 * (3 - at) for at, byte in enumerate(sizes)))
            head = b""
        return _of_first_frame(head + file.read(_HEAD))


def _of_first_frame(data: bytes) -> float | None:
    at = max(data.find(b"Xing"), data.find(b"Info"))
    start = data.rfind(b"\xff", 0, max(0, at))
    if at < 0 or start < 0 or len(data) < at + 12:
        return None
    version, index = data[start + 1] >> 3 & 3, data[start + 2] >> 2 & 3
    flags, frames = struct.unpack(">II", data[at + 4 : at + 12])
    if data[start + 1] & 0xE0 != 0xE0 or version == 1 or index == 3 or not flags & _HAS_FRAMES:
        return None
    divisor = {3: 1, 2: 2, 0: 4}[version]
    samples = 1152 if version == 3 else 576
    return float(frames * samples * divisor / _RATES[index])
