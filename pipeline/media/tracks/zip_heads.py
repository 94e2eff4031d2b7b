"""Detection of zip archives by their first bytes, without opening them."""

from __future__ import annotations

_MAGIC = b"PK\x03\x04"
_NAME_LENGTH, _NAME = 26, 30
"""Offsets in the header of the first member: APPNOTE.TXT, 4.3.7."""
_DOCUMENTS = (b"[Content_Types].xml", b"_rels/", b"mimetype", b"META-INF/", b"AndroidManifest.xml")
"""First members of office files, e-books and programs, which are zip archives, too."""


def is_zip(head: bytes) -> bool:
    """Return whether a file begins as a zip archive with at least one member does."""
    return head.startswith(_MAGIC)


def may_have_tracks(head: bytes) -> bool:
    """Return whether a file begins as a zip archive that may have recordings in it.

    The first member is seen only; the decoder's process looks at all of them.
    """
    if not is_zip(head) or len(head) <= _NAME:
        return False
    length = int.from_bytes(head[_NAME_LENGTH : _NAME_LENGTH + 2], "little")
    name = head[_NAME : _NAME + length]
    return bool(name) and not name.startswith(_DOCUMENTS)
