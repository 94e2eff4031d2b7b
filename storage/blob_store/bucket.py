"""Objects in a bucket of a server that speaks S3: AWS, MinIO, Garage, R2 and others.

Large objects go up and come down in pieces of PIECE bytes, each a request of its own with its own
retries: a connection that breaks costs one piece. A server that asks for fewer requests, answers
5xx or does not answer is asked again, for at most `patience` seconds. Requests are signed with the
hash of their body, so the server refuses a piece that was damaged on its way up.
https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
"""

from __future__ import annotations

import hashlib
import os
import secrets
import threading
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from storage.blob_store.trouble import BlobStoreTrouble, describe, error_name, has_client_error
from storage.config.bucket import BucketAccess
from storage.logs import get

PIECE = 8 * 1024 * 1024
"""Bytes of one piece. Servers take parts of 5 MiB and more, and 10,000 of them."""
_MOST_PARTS = 9000
_REQUEST_PATIENCE = 5
"""Times the patience that one request may take, 300 s by default: a server that puts the parts of a
large upload together answers when it is done."""
_CONNECT_SECONDS = 5
_MISSING = ("NoSuchKey", "NoSuchObject", "")
"""Names of a missing object in answers with status 404; an empty answer has none."""

_log = get(__name__)
_environment = threading.Lock()


class BucketStore:
    """Objects in a bucket, below a prefix."""

    def __init__(self, access: BucketAccess) -> None:
        """Make no request. Raises ValueError or obstore's errors for values without meaning."""
        self._access = access
        self._store = _connect(access)

    @property
    def place(self) -> str:
        """Return the address and the server."""
        return f"{self._access.url} at {self._access.host}"

    def with_patience(self, seconds: float) -> BucketStore:
        """Return the same store with other patience."""
        return BucketStore(replace(self._access, patience=seconds))

    def put(self, key: str, source: Path | bytes, *, durable: bool) -> None:  # noqa: ARG002 - servers sync
        """Store an object; a large one in parts, which are given up together when one fails."""
        size = source.stat().st_size if isinstance(source, Path) else len(source)
        part = max(PIECE, -(-size // _MOST_PARTS))
        with self._translated(key):
            obstore.put(self._store, key, source, chunk_size=part, max_concurrency=2)

    def read(self, key: str, most: int | None = None) -> bytes:
        """Return the first `most` bytes of an object, or all. Raises KeyError."""
        if most is not None:
            size = self.size(key)
            if size is None:
                raise KeyError(key)
            most = min(most, size)
        with self._translated(key):
            if most is None:
                return bytes(obstore.get(self._store, key).bytes())
            return bytes(obstore.get_range(self._store, key, start=0, length=most)) if most else b""

    def read_range(self, key: str, start: int, length: int) -> bytes:
        """Return bytes of an object. Raises KeyError."""
        with self._translated(key):
            return bytes(obstore.get_range(self._store, key, start=start, length=length))

    def try_parts(self) -> tuple[float, bool]:
        """Send and fetch an object of two parts. Returns the seconds that it took, and whether the
        bucket keeps old versions. Raises BlobStoreTrouble."""
        started, key = time.monotonic(), f"doctor/{secrets.token_hex(8)}"
        data = secrets.token_bytes(1024) * (PIECE // 1024) + b"second"
        try:
            with self._translated(key):
                stored = obstore.put(self._store, key, data, chunk_size=PIECE, max_concurrency=2)
            if self.read(key) != data:
                todo = "see the server's log"
                raise BlobStoreTrouble("failed", f"{self.place}: a file came back changed", todo)
        finally:
            self.delete([key])
        return time.monotonic() - started, stored["version"] not in (None, "null")

    def copy_to(self, key: str, size: int, sha256: str, into: Path) -> None:
        """Write an object to a file, a piece in memory at a time. Raises KeyError when it is
        missing or has other bytes."""
        digest = hashlib.sha256()
        with into.open("wb") as file, self._translated(key):
            for start in range(0, size, PIECE):
                length = min(PIECE, size - start)
                piece = obstore.get_range(self._store, key, start=start, length=length)
                digest.update(piece)
                file.write(piece)
        if sha256 and digest.hexdigest() != sha256:
            _log.error("stored object is damaged, taken as missing", key=key)
            raise KeyError(key)

    def size(self, key: str) -> int | None:
        """Return the size of an object; None when it is missing."""
        try:
            return obstore.head(self._store, key)["size"]
        except (BaseError, FileNotFoundError) as error:
            if not has_client_error(error):
                raise describe(error, self.place) from error
        # An answer to HEAD never says why: no such object, no such bucket, no right.
        try:
            with self._translated(key):
                return obstore.get(self._store, key).meta["size"]
        except KeyError:
            return None

    def list(self, prefix: str) -> Iterator[tuple[str, int]]:
        """Yield key and size of the objects under a prefix."""
        with self._translated(prefix):
            for batch in obstore.list(self._store, prefix=prefix or None):
                for entry in batch:
                    yield entry["path"], entry["size"]

    def list_written(self, prefix: str) -> Iterator[tuple[str, float]]:
        """Yield the keys under a prefix and the time of their last write, by the server's clock."""
        with self._translated(prefix):
            for batch in obstore.list(self._store, prefix=prefix or None):
                for entry in batch:
                    yield entry["path"], entry["last_modified"].timestamp()

    def delete(self, keys: Collection[str]) -> int:
        """Delete objects, up to 1000 in one request. Servers do not tell which were there."""
        if keys:
            with self._translated(next(iter(keys))):
                obstore.delete(self._store, list(keys))
        return len(keys)

    def delete_remains(self, prefix: str) -> None:
        """Do nothing: parts of interrupted uploads are no objects (see `delete_interrupted`)."""

    def delete_interrupted(self, moment: datetime) -> int:  # noqa: ARG002 - as the protocol
        """Do nothing: a rule of the bucket does it (docs/OPERATING.md), since obstore lists no
        uploads. A failed upload is given up at once; only a crash leaves parts."""
        return 0

    @contextmanager
    def _translated(self, key: str) -> Iterator[None]:
        """Raise KeyError for a missing object, and BlobStoreTrouble for all else."""
        try:
            yield
        except FileNotFoundError as error:
            if error_name(error) in _MISSING:
                raise KeyError(key) from None
            raise describe(error, self.place) from error
        except BaseError as error:
            raise describe(error, self.place) from error


def _connect(access: BucketAccess) -> S3Store:
    patience = timedelta(seconds=access.patience)
    with _without_variables():
        return S3Store(
            access.bucket,
            prefix=access.prefix or None,
            endpoint=_endpoint(access),
            region=access.region,
            access_key_id=access.access_key.get_secret_value(),
            secret_access_key=access.secret_key.get_secret_value(),
            virtual_hosted_style_request=not access.path_style,
            client_options={
                "allow_http": access.endpoint.startswith("http://"),
                "timeout": patience * _REQUEST_PATIENCE,
                "connect_timeout": timedelta(seconds=_CONNECT_SECONDS),
            },
            retry_config={
                "max_retries": 10,
                "retry_timeout": patience,
                "backoff": {
                    "init_backoff": timedelta(milliseconds=200),
                    "max_backoff": timedelta(seconds=10),
                    "base": 2,
                },
            },
        )


def _endpoint(access: BucketAccess) -> str | None:
    """Return the address for requests: with the bucket in the host's name, if it is wanted there.
    None means AWS."""
    if access.path_style or not access.endpoint:
        return access.endpoint or None
    parts = urlsplit(access.endpoint)
    return parts._replace(netloc=f"{access.bucket}.{parts.netloc}").geturl()


@contextmanager
def _without_variables() -> Iterator[None]:
    """Hide AWS_… in the environment from obstore, which reads them itself and lets some of them
    override what it is given. Settings are read in one place."""
    with _environment:
        hidden = {name: value for name, value in os.environ.items() if name.startswith("AWS_")}
        for name in hidden:
            del os.environ[name]
        try:
            yield
        finally:
            os.environ.update(hidden)
