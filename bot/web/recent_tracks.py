"""Captions that were made last, in memory."""

from __future__ import annotations

from collections import OrderedDict

_MOST_BYTES = 4_000_000
"""Of captions: those of an hour have about 100 kB."""


class RecentTracks:
    """Captions that were made last, by what they are made of: a page that is opened again, or by a
    second browser, makes none."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most, self._tracks = most_bytes, OrderedDict[object, bytes]()

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
        self._tracks[key] = track
        self._tracks.move_to_end(key)
        while self._tracks and sum(map(len, self._tracks.values())) > self._most:
            self._tracks.popitem(last=False)
