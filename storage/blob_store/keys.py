"""Keys of objects. They are generated and never contain user text."""

from __future__ import annotations

import re

_KEY = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,199}(/[A-Za-z0-9_][A-Za-z0-9._-]{0,199}){0,15}")


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


def checked(key: str) -> str:
    """Return a key. Raises ValueError when it is none."""
    if not _KEY.fullmatch(key):
        raise ValueError(f"not a key: {key!r}")
    return key
