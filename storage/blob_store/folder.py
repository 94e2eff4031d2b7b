"""Objects as files in a folder. With a disk that is full, read-only or broken all methods raise
BlobStoreTrouble."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from pathlib import Path

import obstore
from obstore.store import LocalStore

from storage.blob_store.protocol import CHUNK
from storage.blob_store.trouble import disk_errors_translated


class FolderStore:
    """Objects as files in a folder of this machine, or of a network file system."""

    def __init__(self, folder: Path) -> None:
        """Create the folder if it is missing. Raises OSError."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder = folder
        self._store = LocalStore(folder, automatic_cleanup=True)

    @property
    def place(self) -> str:
        """Return the folder."""
        return str(self.folder)

    def put(self, key: str, source: Path | bytes, *, durable: bool) -> None:
        """Store an object."""
        with self._translated():
            obstore.put(self._store, key, source, chunk_size=CHUNK, max_concurrency=2)
            if durable:
                self._flush(key)

    def read(self, key: str, most: int | None = None) -> bytes:
        """Return the first `most` bytes of an object, or all. Raises KeyError."""
        try:
            with self._translated():
                if most is None:
                    return bytes(obstore.get(self._store, key).bytes())
                pieces = obstore.get(self._store, key).stream(min_chunk_size=most)
                return next(iter(pieces), b"")[:most]
        except FileNotFoundError:
            raise KeyError(key) from None

    def read_range(self, key: str, start: int, length: int) -> bytes:
        """Return bytes of an object. Raises KeyError."""
        try:
            with self._translated():
                return bytes(obstore.get_range(self._store, key, start=start, length=length))
        except FileNotFoundError:
            raise KeyError(key) from None

    def copy_to(self, key: str, size: int, sha256: str, into: Path) -> None:  # noqa: ARG002
        """Write an object to a file. Raises KeyError."""
        with self._translated():
            try:
                stream = obstore.get(self._store, key).stream(min_chunk_size=CHUNK)
            except FileNotFoundError:
                raise KeyError(key) from None
            with into.open("wb") as file:
                for chunk in stream:
                    file.write(chunk)

    def size(self, key: str) -> int | None:
        """Return the size of an object; None when it is missing."""
        try:
            with self._translated():
                return obstore.head(self._store, key)["size"]
        except FileNotFoundError:
            return None

    def list(self, prefix: str) -> Iterator[tuple[str, int]]:
        """Yield key and size of the objects under a prefix."""
        with self._translated():
            for batch in obstore.list(self._store, prefix=prefix or None):
                for entry in batch:
                    yield entry["path"], entry["size"]

    def list_written(self, prefix: str) -> Iterator[tuple[str, float]]:
        """Yield the keys under a prefix and the time of their last write.

        The folder, not the listing: the listing hides writes that a crash interrupted.
        """
        for path in (self.folder / prefix).rglob("*"):
            with suppress(FileNotFoundError):  # deleted meanwhile
                written = path.stat().st_mtime
                yield path.relative_to(self.folder).as_posix(), written

    def delete(self, keys: Collection[str]) -> int:
        """Delete objects. Returns the number of those that were there."""
        return sum(self._delete(key) for key in keys)

    def _delete(self, key: str) -> int:
        try:
            with self._translated():
                obstore.delete(self._store, key)
        except FileNotFoundError:  # another process deleted it first
            return 0
        return 1

    def delete_remains(self, prefix: str) -> None:
        """Delete what interrupted writes left under a prefix, and its folder."""
        shutil.rmtree(self.folder / prefix, ignore_errors=True)

    def delete_interrupted(self, moment: datetime) -> int:
        """Delete remains of writes interrupted before this moment. Returns the number of files."""
        deleted = 0
        for path in self.folder.rglob("*#*"):  # LocalStore's names of incomplete files
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < moment.timestamp():
                    path.unlink()
                    deleted += 1
        return deleted

    def _translated(self) -> AbstractContextManager[None]:
        return disk_errors_translated(self.place)

    def _flush(self, key: str) -> None:
        """Sync an object to disk.

        obstore does not sync, and rows that refer to the object are committed right after.
        Checkpoints need no sync: a broken one is made again.
        """
        path = self.folder / key
        depth = len(path.relative_to(self.folder).parts)
        for each in (path, *path.parents[:depth]):
            with suppress(FileNotFoundError):  # deleted meanwhile
                opened = os.open(each, os.O_RDONLY)
                try:
                    os.fsync(opened)
                finally:
                    os.close(opened)
