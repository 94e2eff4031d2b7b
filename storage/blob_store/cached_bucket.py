"""A bucket with a cache of recordings on this machine's disk."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path

from storage.blob_store.bucket import BucketStore
from storage.blob_store.cache import FileCache
from storage.blob_store.keys import source_key
from storage.config.bucket import BucketAccess


class CachedBucketStore(BucketStore):
    """Objects in a bucket. Recordings that were fetched stay on disk, as long as they are in the
    bucket and there is room."""

    def __init__(self, access: BucketAccess) -> None:
        """Create the folder of the cache. Raises OSError."""
        super().__init__(access)
        self._cache = FileCache(access.cache, access.cache_bytes)

    def copy_to(self, key: str, size: int, sha256: str, into: Path) -> None:
        """Write an object to a file, a recording from the cache if it is there. Raises KeyError."""
        if not sha256 or key != source_key(sha256):
            super().copy_to(key, size, sha256, into)
            return
        if self.size(key) is None:
            self._cache.discard(sha256)
            raise KeyError(key)
        if self._cache.take(sha256, into):
            with into.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() == sha256:
                    return
            self._cache.discard(sha256)
            into.unlink()  # a name of the damaged file, which must not be written into
        super().copy_to(key, size, sha256, into)
        self._cache.keep(sha256, into)

    def delete(self, keys: Collection[str]) -> int:
        """Delete objects, in the cache first."""
        for key in keys:
            _, _, rest = key.partition("media/")
            sha256, _, name = rest.partition("/")
            if name == "source":
                self._cache.discard(sha256)
        return super().delete(keys)

    def cached(self) -> list[str]:
        """Return the hashes of the recordings in the cache."""
        return self._cache.hashes()

    def uncache(self, media: Collection[str]) -> None:
        """Remove recordings from the cache."""
        for sha256 in media:
            self._cache.discard(sha256)
