"""Blob store: files and checkpoints by key. Keys are generated and never contain user text."""

from __future__ import annotations

import hashlib
import math
import secrets
import time
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Self, TypeVar

from storage.blob_store.bucket import BucketStore
from storage.blob_store.cached_bucket import CachedBucketStore
from storage.blob_store.folder import FolderStore
from storage.blob_store.keys import checked, clips_prefix, media_prefix, run_key, source_key
from storage.blob_store.protocol import CHUNK, ObjectStore
from storage.blob_store.trouble import BlobStoreTrouble
from storage.config.bucket import BucketAccess
from storage.errors import BadSetting
from storage.logs import get
from storage.models import Blob
from storage.serialization import from_json, to_json

__all__ = ["CHUNK", "Blobs", "clips_prefix", "digest_of", "media_prefix", "run_key", "source_key"]

T = TypeVar("T")

_START_SECONDS = 10.0
"""Seconds for which a bucket that does not answer is asked again at the start of a process."""
_log = get(__name__)


class Blobs:
    """The blob store. Methods block and may be called from any thread.

    A key is one to sixteen names of letters, digits, `.`, `_` and `-`, joined by `/`; anything
    else raises ValueError. An object appears as a whole or not at all. `store` holds them, `locks`
    says where media are locked: a folder, or the address of the database. All methods may raise
    BlobStoreTrouble.
    """

    def __init__(self, store: ObjectStore | Path, locks: Path | str = "") -> None:
        """Open the store. A path is a folder, which has its locks in it."""
        self.store = FolderStore(store) if isinstance(store, Path) else store
        self.locks = locks or Path(self.store.place) / "locks"

    @classmethod
    def open(cls, url: str, access: BucketAccess | None = None) -> Self:
        """Open the store at `file:///absolute/folder`, or with `access` in a bucket.

        Raises BadSetting when that is not possible. No request is made: see `try_out`.
        """
        if access is not None:
            try:
                kind = CachedBucketStore if access.cache_bytes else BucketStore
                return cls(kind(access), access.locks)
            except Exception as error:
                problem = (str(error).splitlines() or ["can't be used"])[0][:200]
                raise BadSetting(problem, setting="BLOB_URL", problem=problem) from error
        path = Path(url.removeprefix("file://"))
        if not url.startswith("file://") or not path.is_absolute():
            raise BadSetting(url, setting="BLOB_URL", problem="not file:///an/absolute/folder")
        try:
            return cls(path)
        except OSError as error:
            raise BadSetting(str(error), setting="BLOB_URL", problem=str(error)) from error

    def check_bucket(self) -> None:
        """Try out a bucket, once at the start of a process. Raises BadSetting."""
        if not isinstance(self.store, BucketStore):
            return
        try:
            Blobs(self.store.with_patience(_START_SECONDS), self.locks).try_out()
        except BlobStoreTrouble as error:
            problem = f"{error.problem}; {error.todo}"
            raise BadSetting(str(error), setting="BLOB_URL", problem=problem) from error

    def try_out(self) -> float:
        """Write, read and delete one object, in a bucket also list it: a key may lack that right.
        Returns the seconds that it took. Raises BadSetting, OSError, BlobStoreTrouble."""
        started = time.monotonic()
        key, data = f"doctor/{secrets.token_hex(8)}", secrets.token_bytes(64)
        self.put_bytes(key, data)
        try:
            listed = not isinstance(self.store, BucketStore) or key in self.keys("doctor/")
            if self.get_bytes(key) != data or not listed:
                problem = "the file that was read differs from the one that was written"
                raise BadSetting(setting="BLOB_URL", problem=problem)
        finally:
            self.delete(key)
        return time.monotonic() - started

    def put_media(self, path: Path) -> Blob:
        """Store a media file under the hash of its bytes."""
        sha256, size = digest_of(path)
        blob = Blob(source_key(sha256), sha256, size)
        if self._size(blob.key) != size:  # a power cut may have truncated it
            self.store.put(checked(blob.key), path, durable=True)
        return blob

    def put_file(self, key: str, path: Path) -> Blob:
        """Store a file."""
        sha256, size = digest_of(path)
        self.store.put(checked(key), path, durable=True)
        return Blob(key, sha256, size)

    def put_bytes(self, key: str, data: bytes) -> Blob:
        """Store bytes."""
        self.store.put(checked(key), data, durable=False)
        return Blob(key, hashlib.sha256(data).hexdigest(), len(data))

    def get_file(self, blob: Blob, into: Path) -> None:
        """Write an object to a file, which appears when it is complete.

        Raises KeyError when the object does not exist, and when a bucket has other bytes.
        """
        part = into.with_name(f"{into.name}.part")
        try:
            self.store.copy_to(checked(blob.key), blob.size, blob.sha256, part)
            part.replace(into)
        finally:
            part.unlink(missing_ok=True)

    def get_object(self, key: str, into: Path) -> None:
        """Write an object of unknown size and hash to a file. Raises KeyError when it does not
        exist."""
        size = self._size(key)
        if size is None:
            raise KeyError(key)
        self.store.copy_to(key, size, "", into)

    def get_bytes(self, key: str, most: int | None = None) -> bytes:
        """Return the bytes of an object, or the first `most`. Raises KeyError when it does not
        exist."""
        return self.store.read(checked(key), most)

    def get_range(self, key: str, start: int, length: int) -> bytes:
        """Return bytes of an object, fewer at its end. Raises KeyError when it does not exist."""
        return self.store.read_range(checked(key), start, length)

    def size(self, key: str) -> int | None:
        """Return the size of an object; None when it does not exist."""
        return self._size(key)

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
        deleted = self.store.delete([key for key, _ in self._under(prefix)])
        if prefix.endswith("/"):
            self.store.delete_remains(prefix)
        return deleted

    def measure(self, prefix: str) -> tuple[int, int]:
        """Return the number of objects that `delete` would remove, and their total bytes."""
        sizes = [size for key, size in self._under(prefix) if "/users/" not in key]  # no marks
        return len(sizes), sum(sizes)

    def keys(self, prefix: str) -> list[str]:
        """Return the keys under a prefix that ends with `/`."""
        return [key for key, _ in self._under(prefix)]

    def media_untouched_since(self, moment: datetime) -> list[str]:
        """Return the hashes of media to which nothing was written after this moment, without those
        that `mp4totext run` uses."""
        newest: dict[str, float] = {}
        for key, written in self.store.list_written("media/"):
            sha256, _, rest = key.removeprefix("media/").partition("/")
            if rest:
                used = math.inf if rest == "run" else written
                newest[sha256] = max(newest.get(sha256, 0.0), used)
        return [sha256 for sha256, written in newest.items() if written < moment.timestamp()]

    def runs_before(self, moment: datetime) -> list[str]:
        """Return the hashes of media that `mp4totext run` last used before this moment."""
        return [
            key.split("/")[1]
            for key, written in self.store.list_written("media/")
            if key.endswith("/run") and key.count("/") == 2 and written < moment.timestamp()
        ]

    def with_source(self, media: Collection[str]) -> list[str]:
        """Return those of the media whose recording is stored."""
        if isinstance(self.store, FolderStore):
            return [sha256 for sha256 in media if self.exists(source_key(sha256))]
        # One request for 1000 objects, not one or two for each recording.
        stored = {key for key, _ in self.store.list("media/") if key.endswith("/source")}
        return [sha256 for sha256 in media if source_key(sha256) in stored]

    def delete_interrupted(self, moment: datetime) -> int:
        """Delete remains of writes interrupted before this moment. Returns their number."""
        return self.store.delete_interrupted(moment)

    def cached(self) -> list[str]:
        """Return the hashes of the recordings in a worker's cache of the bucket."""
        return self.store.cached() if isinstance(self.store, CachedBucketStore) else []

    def uncache(self, media: Collection[str]) -> None:
        """Remove recordings from the cache."""
        if isinstance(self.store, CachedBucketStore):
            self.store.uncache(media)

    def bytes_used(self) -> int:
        """Return the total bytes of all objects."""
        return sum(size for _, size in self.store.list(""))

    def _size(self, key: str) -> int | None:
        return self.store.size(checked(key))

    def _under(self, prefix: str) -> list[tuple[str, int]]:
        key = checked(prefix.removesuffix("/"))
        if key == prefix:
            size = self._size(key)
            return [] if size is None else [(key, size)]
        return list(self.store.list(prefix))


def digest_of(path: Path) -> tuple[str, int]:
    """Return the SHA-256 of a file in hexadecimal digits, and its size in bytes. Blocks."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
        return digest.hexdigest(), file.tell()
