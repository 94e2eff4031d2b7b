"""Safe file names from untrusted names."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 120
"""Bytes of UTF-8; with the suffixes it stays below the 255 of common file systems."""
_FORBIDDEN = set("<>:\"/\\|?*'`$")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
"""Device names of Windows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file."""


def safe_stem(name: str, default: str = "recording") -> str:
    """Return the stem of a file name in a form that is valid on any file system.

    Letters of all scripts stay. Folders, the extension, control and invisible characters, text
    direction overrides, and characters special to shells or Windows are removed. An empty result
    becomes `default`.
    """
    name = unicodedata.normalize("NFC", name)
    name = re.split(r"[/\\]", name)[-1]
    name = re.sub(r"\.(?=.*[A-Za-z])[A-Za-z0-9]{1,5}$", "", name)
    kept = "".join(" " if char.isspace() else char for char in name if _is_allowed(char))
    stem = " ".join(kept.split()).strip(" .-~")
    stem = stem.encode()[:_LONGEST].decode(errors="ignore").rstrip(" .")
    if _RESERVED.fullmatch(stem):
        stem = f"_{stem}"
    return stem or default


def _is_allowed(char: str) -> bool:
    if char in _FORBIDDEN:
        return False
    return char in "\t\n" or not unicodedata.category(char).startswith("C")
