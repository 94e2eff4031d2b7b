"""Blob store: files and checkpoints by key. Keys are generated and never contain user text."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import obstore
from obstore.store import LocalStore

from storage.errors import BadSetting
from storage.logs import get
from storage.models import Blob
from storage.serialization import from_json, to_json

T = TypeVar("T")

CHUNK = 4 * 1024 * 1024
"""Bytes held in memory while streaming."""

_KEY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,199}(/[A-Za-z0-9_][A-Za-z0-9._-]{0,199}){0,15}")
_log = get(__name__)


def media_prefix(sha256: str) -> str:
    """Return the prefix of all objects of one media file: one delete removes them all."""
    return f"media/{sha256}/"


def source_key(sha256: str) -> str:
    """Return the key of the original media file."""
    return f"{media_prefix(sha256)}source"


def clips_prefix(sha256: str) -> str:
    """Return the prefix of clips cut from the media, which are deleted with it."""
    return f"{media_prefix(sha256)}clips/"


def run_key(sha256: str) -> str:
    """Return the key of the marker that `mp4totext run` writes on each use of a media file. Until
    it is older than the retention time, the blobs of the media stay."""
    return f"{media_prefix(sha256)}run"


class Blobs:
    """The blob store. Methods block and may be called from any thread.

    A key is one to sixteen names of letters, digits, `.`, `_` and `-`, joined by `/`; anything
    else raises ValueError. An object appears as a whole or not at all. `folder` holds them.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder = folder
        self._store = LocalStore(folder, automatic_cleanup=True)

    @classmethod
    def open(cls, url: str) -> Blobs:
        """Open the store at `file:///absolute/folder`. Raises BadSetting when that is not
        possible."""
        path = Path(url.removeprefix("file://"))
        if not url.startswith("file://") or not path.is_absolute():
            raise BadSetting(url, setting="BLOB_URL", problem="not file:///an/absolute/folder")
        try:
            return cls(path)
        except OSError as error:
            raise BadSetting(str(error), setting="BLOB_URL", problem=str(error)) from error

    def put_media(self, path: Path) -> Blob:
        """Store a media file under the hash of its bytes."""
        sha256, size = digest_of(path)
        blob = Blob(source_key(sha256), sha256, size)
        if self._size(blob.key) != size:  # a power cut may have truncated it
            self._put(blob.key, path)
            self._flush(blob.key)
        return blob

    def put_file(self, key: str, path: Path) -> Blob:
        """Store a file."""
        sha256, size = digest_of(path)
        self._put(key, path)
        self._flush(key)
        return Blob(key, sha256, size)

    def put_bytes(self, key: str, data: bytes) -> Blob:
        """Store bytes."""
        self._put(key, data)
        return Blob(key, hashlib.sha256(data).hexdigest(), len(data))

    def get_file(self, key: str, into: Path) -> None:
        """Write an object to a file, which appears when it is complete.

        Raises KeyError when the object does not exist.
        """
        part = into.with_name(f"{into.name}.part")
        try:
            stream = obstore.get(self._store, _checked(key)).stream(min_chunk_size=CHUNK)
        except FileNotFoundError:
            raise KeyError(key) from None
        with part.open("wb") as file:
            for chunk in stream:
                file.write(chunk)
        part.replace(into)

    def get_bytes(self, key: str) -> bytes:
        """Return the bytes of an object. Raises KeyError when it does not exist."""
        try:
            return bytes(obstore.get(self._store, _checked(key)).bytes())
        except FileNotFoundError:
            raise KeyError(key) from None

    def exists(self, key: str) -> bool:
        """Return whether the object exists."""
        return self._size(key) is not None

    def save(self, key: str, value: object) -> None:
        """Store a model, or a tuple of models, as JSON."""
        self.put_bytes(key, to_json(value).encode())

    def load(self, key: str, returns: type[T]) -> T | None:
        """Return a stored model.

        Returns None when it does not exist, and when its format is an older one, which is logged.
        """
        try:
            data = self.get_bytes(key)
        except KeyError:
            return None
        try:
            return from_json(data, returns)
        except ValueError as error:
            _log.warning(
                "stored object has another format, computing it again", key=key, error=str(error)
            )
            return None

    def delete(self, prefix: str) -> int:
        """Delete one object by its key, or all objects under a prefix that ends with `/`.

        Returns the number of deleted objects.
        """
        deleted = sum(self._delete(key) for key, _ in self._under(prefix))
        if prefix.endswith("/"):
            # The listing hides writes that a crash interrupted.
            shutil.rmtree(self.folder / prefix, ignore_errors=True)
        return deleted

    def measure(self, prefix: str) -> tuple[int, int]:
        """Return the number of objects that `delete` would remove, and their total bytes."""
        sizes = [size for key, size in self._under(prefix) if "/users/" not in key]  # no marks
        return len(sizes), sum(sizes)

    def keys(self, prefix: str) -> list[str]:
        """Return the keys under a prefix that ends with `/`."""
        return [key for key, _ in self._under(prefix)]

    def media_untouched_since(self, moment: datetime) -> list[str]:
        """Return the hashes of media to which nothing was written after this moment."""
        newest: dict[str, float] = {}
        # The folder, not the listing: the listing hides writes that a crash interrupted.
        for path in (self.folder / "media").glob("*/**/*"):
            sha256 = path.relative_to(self.folder).parts[1]
            with suppress(FileNotFoundError):  # deleted meanwhile
                newest[sha256] = max(newest.get(sha256, 0.0), path.stat().st_mtime)
        return [sha256 for sha256, written in newest.items() if written < moment.timestamp()]

    def runs_before(self, moment: datetime) -> list[str]:
        """Return the hashes of media that `mp4totext run` last used before this moment."""
        found = []
        for path in (self.folder / "media").glob("*/run"):
            with suppress(FileNotFoundError):  # deleted meanwhile
                if path.stat().st_mtime < moment.timestamp():
                    found.append(path.parent.name)
        return found

    def delete_interrupted(self, moment: datetime) -> int:
        """Delete remains of writes interrupted before this moment. Returns the number of files."""
        deleted = 0
        for path in self.folder.rglob("*#*"):  # LocalStore's names of incomplete files
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < moment.timestamp():
                    path.unlink()
                    deleted += 1
        return deleted

    def bytes_used(self) -> int:
        """Return the total bytes of all objects."""
        return sum(entry["size"] for batch in obstore.list(self._store) for entry in batch)

    def _put(self, key: str, source: Path | bytes) -> None:
        obstore.put(self._store, _checked(key), source, chunk_size=CHUNK, max_concurrency=2)

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

    def _size(self, key: str) -> int | None:
        try:
            return obstore.head(self._store, _checked(key))["size"]
        except FileNotFoundError:
            return None

    def _delete(self, key: str) -> int:
        try:
            obstore.delete(self._store, key)
        except FileNotFoundError:  # another process deleted it first
            return 0
        return 1

    def _under(self, prefix: str) -> list[tuple[str, int]]:
        key = _checked(prefix.removesuffix("/"))
        if key == prefix:
            size = self._size(key)
            return [] if size is None else [(key, size)]
        listing = obstore.list(self._store, prefix=prefix)
        return [(entry["path"], entry["size"]) for batch in listing for entry in batch]


def _checked(key: str) -> str:
    if not _KEY.fullmatch(key):
        raise ValueError(f"not a key: {key!r}")
    return key


def digest_of(path: Path) -> tuple[str, int]:
    """Return the SHA-256 of a file in hexadecimal digits, and its size in bytes. Blocks."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return digest.hexdigest(), file.tell()
