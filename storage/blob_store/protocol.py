"""Protocol of the places where objects lie."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from pathlib import Path
from typing import Protocol

CHUNK = 4 * 1024 * 1024
"""Bytes held in memory while streaming to or from a folder."""


class ObjectStore(Protocol):
    """A folder or a bucket. Methods block and may be called from any thread. An object appears as a
    whole or not at all; keys are checked by the caller."""

    @property
    def place(self) -> str:
        """Return where the objects are, in the words of a message to the operator."""
        ...

    def put(self, key: str, source: Path | bytes, *, durable: bool) -> None:
        """Store an object. A `durable` one survives a power cut that follows."""
        ...

    def read(self, key: str, most: int | None = None) -> bytes:
        """Return the first `most` bytes of an object, or all. Raises KeyError."""
        ...

    def read_range(self, key: str, start: int, length: int) -> bytes:
        """Return `length` bytes of an object from `start` on, both within it. Raises KeyError."""
        ...

    def copy_to(self, key: str, size: int, sha256: str, into: Path) -> None:
        """Write an object of this size to a file. Raises KeyError when it is missing, and when a
        bucket has bytes with another hash ("": any)."""
        ...

    def size(self, key: str) -> int | None:
        """Return the size of an object; None when it is missing."""
        ...

    def list(self, prefix: str) -> Iterable[tuple[str, int]]:
        """Yield key and size of the objects under a prefix that ends with `/`; "" means all."""
        ...

    def list_written(self, prefix: str) -> Iterable[tuple[str, float]]:
        """Yield key and time of the last write (seconds since 1970), of interrupted writes, too."""
        ...

    def delete(self, keys: Collection[str]) -> int:
        """Delete objects; missing ones are skipped. Returns the number of those that were there, as
        far as the place tells."""
        ...

    def delete_remains(self, prefix: str) -> None:
        """Delete what interrupted writes left under a prefix that ends with `/`."""
        ...

    def delete_interrupted(self, moment: datetime) -> int:
        """Delete remains of writes interrupted before this moment. Returns their number."""
        ...
