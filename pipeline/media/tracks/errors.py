"""Errors of archives that hold tracks."""

from __future__ import annotations

from storage.errors import BadMedia


class BadArchive(BadMedia):
    """The archive can't be unpacked. Values: reason (encrypted, members, tracks, size, ratio,
    method, damaged), and where there is one, count and limit (megabytes for a size)."""

    code = "bad_archive"
