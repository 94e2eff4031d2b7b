"""Records of sends, written in the order of the calls, many at once."""

from __future__ import annotations

import asyncio
import heapq
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.chat.sends import SendStore
from storage import logs
from storage.models import SendRecord

log = logs.get(__name__)

LONGEST_WAIT = 5.0
"""Seconds that a message waits for its record. The write goes on after that. A kill meanwhile would
leave its first copy there, so a busy database is waited for, and a hanging one is not."""
KEPT = 60.0
"""Seconds that the record of an answered send stays: the caller stores meanwhile what was sent."""


@dataclass(frozen=True, slots=True)
class Content:
    """Content of one request: see SendRecord. Without a `key` it is never repeated."""

    key: str
    fingerprints: tuple[str, ...] = ()
    size: int = 1
    buttons: str = ""


class Records:
    """Records in a store. Without one, and after an error, they live as long as the process.

    What comes while a write is under way is written by the next one, in two transactions at most.
    """

    def __init__(self) -> None:
        self.store: SendStore | None = None
        self._writing = asyncio.Lock()
        self._changes: dict[str, SendRecord | None] = {}
        self._next: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._due: list[tuple[float, str]] = []  # a heap

    async def put(self, records: Sequence[SendRecord]) -> None:
        """Store records in place of those with the same ids."""
        await self._wait({it.id: it for it in records})

    def put_soon(self, records: Sequence[SendRecord]) -> None:
        """Store records without waiting for it."""
        self._write({it.id: it for it in records})

    async def erase(self, ids: Sequence[str]) -> None:
        """Delete records."""
        await self._wait(dict.fromkeys(ids))

    def erase_later(self, record: str, seconds: float) -> None:
        """Delete a record by a call of `erase_due` in so many seconds, at least KEPT, or later."""
        heapq.heappush(self._due, (time.monotonic() + max(KEPT, seconds), record))

    def erase_due(self) -> None:
        """Delete the records that are due, without waiting for it."""
        due: list[str] = []
        while self._due and self._due[0][0] <= time.monotonic():
            due.append(heapq.heappop(self._due)[1])
        self._write(dict.fromkeys(due))

    async def close(self) -> None:
        """Wait for the writes under way, but not for a database that is away."""
        if self._tasks:
            _, hanging = await asyncio.wait(self._tasks, timeout=LONGEST_WAIT)
            for task in hanging:
                task.cancel()
            await asyncio.gather(*hanging, return_exceptions=True)
            self._next = None

    async def _wait(self, changes: Mapping[str, SendRecord | None]) -> None:
        if (write := self._write(changes)) is not None:
            await asyncio.wait({write}, timeout=LONGEST_WAIT)

    def _write(self, changes: Mapping[str, SendRecord | None]) -> asyncio.Task[None] | None:
        """Return the write that these changes are part of; None when there is nothing to write."""
        if self.store is None or not changes:
            return None
        self._changes.update(changes)
        if self._next is None:
            self._next = asyncio.create_task(self._write_changes(self.store))
            self._tasks.add(self._next)
            self._next.add_done_callback(self._tasks.discard)
        return self._next

    async def _write_changes(self, store: SendStore) -> None:
        async with self._writing:
            changes, self._changes, self._next = self._changes, {}, None
            try:
                if records := [it for it in changes.values() if it is not None]:
                    await store.store(records)
                if gone := [each for each, record in changes.items() if record is None]:
                    await store.delete(gone)
            except Exception:
                log.exception("duplicates: record not stored, going on without it")
