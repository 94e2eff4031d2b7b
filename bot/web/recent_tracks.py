"""Captions that were made last, in memory."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

KEPT = 45.0
"""Seconds for which captions are kept, however often they are used: they are words, and may have
been deleted meanwhile, also by another process."""
_MOST_BYTES = 4_000_000
"""Of captions: those of an hour have about 100 kB."""


class RecentTracks:
    """Captions that were made last, by what they are made of: a page that is opened again, or by a
    second browser, makes none."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most, self._tracks = most_bytes, OrderedDict[object, bytes]()
        self._ends: dict[object, asyncio.TimerHandle] = {}

    def get(self, key: object) -> bytes | None:
        """Return the captions if they are still there."""
        if (found := self._tracks.get(key)) is not None:
            self._tracks.move_to_end(key)
        return found

    def put(self, key: object, track: bytes) -> None:
        """Keep captions, and forget those that were not used for longest. One that is too large to
        be kept pushes nothing out."""
        if len(track) > self._most:
            return
        self._forget(key)
        self._tracks[key] = track
        self._ends[key] = asyncio.get_running_loop().call_later(KEPT, self._forget, key)
        while sum(map(len, self._tracks.values())) > self._most:
            self._forget(next(iter(self._tracks)))

    def _forget(self, key: object) -> None:
        if self._tracks.pop(key, None) is not None:
            self._ends.pop(key).cancel()
