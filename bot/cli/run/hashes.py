"""Names for names and for bytes that tell nothing of them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def digest(text: str) -> str:
    """A short name for a text, of whatever bytes."""
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:24]


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes, hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
