"""Hashes of names and of files, which do not reveal either."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def digest(text: str) -> str:
    """Return a short hash of a text, hexadecimal. It may hold bytes that are not UTF-8."""
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:24]


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
