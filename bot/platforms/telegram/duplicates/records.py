"""Records of sends, written in the order of the calls."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence

from bot.chat.sends import SendStore
from storage import logs
from storage.models import SendRecord

log = logs.get(__name__)

LONGEST_WAIT = 1.0
"""Seconds that a message waits for its record. The write goes on after that."""


class Records:
    """Records in a store. Without one, and after an error, they live as long as the process."""

    def __init__(self) -> None:
        self.store: SendStore | None = None
        self._writing = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    async def put(self, records: Sequence[SendRecord]) -> None:
        """Store records in place of those with the same ids."""
        if self.store is not None and records:
            await asyncio.wait({self._write(self.store.store(records))}, timeout=LONGEST_WAIT)

    def put_soon(self, records: Sequence[SendRecord]) -> None:
        """Store records without waiting for it."""
        if self.store is not None and records:
            self._write(self.store.store(records))

    async def erase(self, ids: Sequence[str]) -> None:
        """Delete records."""
        if self.store is not None and ids:
            await asyncio.wait({self._write(self.store.delete(ids))}, timeout=LONGEST_WAIT)

    async def close(self) -> None:
        """Wait for the writes under way."""
        if self._tasks:
            await asyncio.wait(self._tasks)

    def _write(self, work: Awaitable[None]) -> asyncio.Task[None]:
        async def write() -> None:
            async with self._writing:
                try:
                    await work
                except Exception:
                    log.exception("duplicates: record not stored, going on without it")

        task = asyncio.create_task(write())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
