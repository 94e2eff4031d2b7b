"""Checks of an upload's size and of its first bytes. Pure functions; they raise a refusal."""

from __future__ import annotations

import math

from pipeline.media.foreign_formats import ForeignKind, check_foreign, foreign_format
from pipeline.media.tracks.zip_heads import may_have_tracks
from storage.errors import NotMedia, TooLarge, TooLargeHere
from storage.models import MEGABYTE, Quota
from storage.quota_window import round_up

_OTHER_KINDS = (b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8")  # the third is JPEG
"""First bytes of files that users send by mistake. No container with audio starts with them."""


def check_size(quota: Quota, size: int | None, platform: float) -> None:
    """Check the size of an upload. `size` and `platform`, the most that the platform hands to bots,
    are in bytes. The error names the smaller limit. Raises TooLarge, TooLargeHere."""
    own = quota.largest * MEGABYTE if quota.largest else math.inf
    limit = min(platform, own)
    if size is not None and size > limit:
        refusal = TooLargeHere if limit == platform else TooLarge
        raise refusal(megabytes=round_up(size / MEGABYTE), limit=f"{limit / MEGABYTE:g}")


def check_kind(beginning: bytes, name: str = "") -> None:
    """Check the first bytes of a file, and its name where they say nothing. Names and declared
    types are often wrong, so every file is downloaded; a file that is clearly no media is refused
    here and takes no worker. A zip archive may have the tracks of one recording in it: the worker
    opens it. Raises NotMedia, ForeignFile."""
    if beginning.startswith(_OTHER_KINDS):
        raise NotMedia
    found = foreign_format(beginning, name)
    if found is not None and found.kind is ForeignKind.ARCHIVE and may_have_tracks(beginning):
        return
    check_foreign(beginning, name)
