"""Chunks of RIFF and IFF files: an id of four characters, a size, and so many bytes.

https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html,
https://tech.ebu.ch/docs/tech/tech3306.pdf (RF64, BW64)
"""

from __future__ import annotations

import string
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, Literal

MOST = 1000
"""Chunks of a file that are looked at."""
CONTAINERS = {b"RIFF", b"RF64", b"BW64", b"FORM"}
"""Chunks that consist of a type of four characters and of chunks."""
_LETTERS = frozenset((string.ascii_letters + string.digits + " _-").encode())
_HEAD = 8

Order = Literal["<", ">"]
"""Byte order of the sizes."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A chunk of `size` bytes as its header says, which begin at `start` of the file.

    `is_padded`: it begins after the byte that fills an odd size of the chunk before it.
    """

    id: bytes
    start: int
    size: int
    is_padded: bool = True

    @property
    def end(self) -> int:
        """Offset after its last byte, without the byte that fills an odd size."""
        return self.start + self.size


def chunks(file: BinaryIO, order: Order) -> Iterator[Chunk]:
    """Yield the chunks of a file, those inside of containers, too, as far as one follows another.

    Some recorders leave out the byte that fills an odd size.
    """
    chunk = _read(file, 0, order)
    for _ in range(MOST):
        if chunk is None:
            return
        yield chunk
        if chunk.id in CONTAINERS:
            chunk = _read(file, chunk.start + 4, order)
            continue
        end, is_odd = chunk.end, chunk.size % 2
        chunk = _read(file, end + is_odd, order)
        if chunk is None and is_odd and (found := _read(file, end, order)):
            chunk = replace(found, is_padded=False)


def _read(file: BinaryIO, at: int, order: Order) -> Chunk | None:
    """Return the chunk whose header begins at an offset; None where there is none."""
    file.seek(at)
    head = file.read(_HEAD)
    if len(head) < _HEAD or not _LETTERS.issuperset(head[:4]):
        return None
    return Chunk(head[:4], at + _HEAD, struct.unpack(f"{order}I", head[4:])[0])
