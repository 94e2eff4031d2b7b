"""Turns of people at what takes a core for seconds."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

MOST_WAITING = 10
"""Turns that one person may wait for at once."""


class Turns:
    """One turn at a time. Of each person only one waits with those of others, so that who opens
    many long results keeps others waiting for one of them at most."""

    def __init__(self) -> None:
        self._now = asyncio.Lock()
        self._own: dict[str, asyncio.Lock] = {}
        self._waiting: Counter[str] = Counter()

    def is_full(self, person: str) -> bool:
        """Return whether a person waits for as many as they may."""
        return self._waiting[person] >= MOST_WAITING

    @asynccontextmanager
    async def turn(self, person: str) -> AsyncIterator[None]:
        """Wait for a turn, which is over at the end of the block."""
        own = self._own.setdefault(person, asyncio.Lock())
        self._waiting[person] += 1
        try:
            async with own, self._now:
                yield
        finally:
            self._waiting[person] -= 1
            if not self._waiting[person]:
                del self._waiting[person], self._own[person]
