"""A file that is read as other bytes and slices of a real file, one after the other."""

from __future__ import annotations

import io
import os
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

Slice = tuple[int, int]
"""First byte of a real file, and the one after the last."""


class AssembledFile(io.RawIOBase):
    """A header and slices of a file, read as one file. The real file is not changed."""

    def __init__(self, path: Path, header: bytes, slices: Sequence[Slice]) -> None:
        self._file = path.open("rb")
        self._header = header
        self._slices = tuple(slices)
        sizes = [len(header), *(end - start for start, end in slices)]
        self._starts = [0, *accumulate(sizes)]
        self._position = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Move to an offset, and return it."""
        base = (0, self._position, self._starts[-1])[whence]
        self._position = max(0, base + offset)
        return self._position

    def tell(self) -> int:
        """Return the offset."""
        return self._position

    def read(self, size: int = -1, /) -> bytes:
        """Return up to `size` bytes, all with a negative one."""
        wanted = self._starts[-1] - self._position if size < 0 else size
        pieces = []
        while wanted > 0 and (piece := self._read_some(wanted)):
            pieces.append(piece)
            wanted -= len(piece)
        return b"".join(pieces)

    def _read_some(self, size: int) -> bytes:
        """Return bytes of the part at the offset, none at the end."""
        number = bisect_right(self._starts, self._position) - 1
        if number + 1 == len(self._starts):
            return b""
        inside = self._position - self._starts[number]
        count = min(size, self._starts[number + 1] - self._position)
        if number == 0:
            found = self._header[inside : inside + count]
        else:
            self._file.seek(self._slices[number - 1][0] + inside)
            found = self._file.read(count)
        self._position += len(found)
        return found

    def close(self) -> None:
        """Close the real file."""
        self._file.close()
        super().close()
