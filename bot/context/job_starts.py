"""Jobs whose card and download are put off: behind updates that are being taken in, and behind
others whose cards are on their way.

Ids alone are kept, some 90 bytes each; their rows are read when their turn comes. The oldest and
the newest take turns: behind a long queue nobody waits for ever, and somebody who sends a recording
now does not wait for all of it.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from storage.models import Platform

AT_ONCE = 16
"""Jobs that are started at once."""
HELD = 1.0
"""Seconds after which a job gives its place to the next one: its chat may have to pause."""


class JobStarts:
    """Places for jobs that are started, and the ids of those that wait for one."""

    def __init__(self) -> None:
        """Start with all places free."""
        self._ids: deque[str] = deque()
        self._free = asyncio.Semaphore(AT_ONCE)
        self._newest_next = False
        self.begun: defaultdict[Platform, set[str]] = defaultdict(set)
        """Jobs that this process has begun, until their rows say so."""
        self.is_drained = False
        """True while a task takes the ids, one after the other."""

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def has_room(self) -> bool:
        """Return whether a job may start at once without overtaking others."""
        return not self._ids and not self._free.locked()

    def put_off(self, ids: Iterable[str]) -> None:
        """Put jobs off, oldest first."""
        self._ids.extend(ids)

    def take(self) -> str:
        """Take the oldest, then the newest, and so on."""
        self._newest_next = not self._newest_next
        return self._ids.popleft() if self._newest_next else self._ids.pop()

    async def wait_for_place(self) -> None:
        """Wait for a free place and take it."""
        await self._free.acquire()

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """Give the place back at the end of the block, or after HELD seconds."""
        timer = asyncio.get_running_loop().call_later(HELD, self._free.release)
        try:
            yield
        finally:
            if asyncio.get_running_loop().time() < timer.when():
                timer.cancel()
                self._free.release()
