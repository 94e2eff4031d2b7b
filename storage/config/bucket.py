"""Access to a bucket: its address, server and key, and the checks of their forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import SecretStr

from storage.config.problem import Problem

EXAMPLE = "s3://bucket/prefix"
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
"""https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"""
_PREFIX = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*")


@dataclass(frozen=True, slots=True)
class BucketAccess:
    """All that the blob store needs to know of a bucket.

    An empty `endpoint` means AWS. `locks` is where media are locked: a folder, when all processes
    are on one machine, else the address of the database. `cache` holds up to `cache_bytes` of
    recordings. `patience` are the seconds for which a failing request is repeated.
    """

    url: str
    endpoint: str
    region: str
    path_style: bool
    access_key: SecretStr
    secret_key: SecretStr
    locks: Path | str
    cache: Path = field(default=Path())
    cache_bytes: int = 0
    patience: float = 60.0

    @property
    def bucket(self) -> str:
        """Return the name of the bucket."""
        return urlsplit(self.url).netloc

    @property
    def prefix(self) -> str:
        """Return the prefix of all keys, without slashes around it; "" for none."""
        return urlsplit(self.url).path.strip("/")

    @property
    def host(self) -> str:
        """Return host and port of the server, for messages."""
        return urlsplit(self.endpoint).netloc or f"AWS ({self.region})"


def bucket_address(written: str) -> str:
    """Return an address as s3://bucket/prefix. Raises ValueError with the mistake."""
    bucket, _, prefix = written.partition("://")[2].partition("/")
    prefix = prefix.strip("/")
    if "@" in bucket:
        raise ValueError(
            f"has a user or password; write {EXAMPLE}, and the key in S3_ACCESS_KEY and "
            "S3_SECRET_KEY"
        )
    if ":" in bucket or not _BUCKET.fullmatch(bucket):
        raise ValueError(
            "must name a bucket: 3 to 63 small letters, digits, dots and hyphens, for example "
            f"{EXAMPLE}; the server is named by S3_ENDPOINT"
        )
    if prefix and not _PREFIX.fullmatch(prefix):
        raise ValueError(
            f"has a prefix with other characters than letters, digits, . _ - and /; write {EXAMPLE}"
        )
    return f"s3://{bucket}/{prefix}".rstrip("/")


def region_name(written: str) -> str:
    """Return the name of a region. Raises ValueError with the mistake."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,62}", written):
        raise ValueError("must be the name of a region, for example eu-central-1, garage or auto")
    return written


def missing_key(access: BucketAccess) -> Problem | None:
    """Return the problem of a bucket without a key; None when it has both parts."""
    for setting, value in (
        ("S3_ACCESS_KEY", access.access_key),
        ("S3_SECRET_KEY", access.secret_key),
    ):
        if not value.get_secret_value():
            says = f"is needed for BLOB_URL={access.url}; AWS_… variables are not read"
            return Problem(setting, says)
    return None


def access_key(written: str) -> str:
    """Return an access key or a secret. Raises ValueError with the mistake, never the value."""
    if not re.fullmatch(r"[!-~]{3,256}", written):
        raise ValueError("must be 3 to 256 characters without spaces, as the server gave it")
    return written
