"""What `run` leaves in DATA_DIR: checkpoints and texts, so that a crash, another format or the same
recording again costs little. They go after RETENTION_DAYS, or at once when that is wished."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from storage import logs, retention
from storage.blobs import Blobs, run_key
from storage.database import Database
from storage.errors import BadSetting
from storage.settings import StorageSettings

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The stores of one command. Rows are opened when something is to be deleted: only they tell
    whether anybody else uses it."""

    settings: StorageSettings
    blobs: Blobs

    async def mark(self, sha256: str) -> None:
        """From now on it counts as asked for today."""
        await asyncio.to_thread(self.blobs.put_bytes, run_key(sha256), b"")

    async def unmark(self, sha256: str) -> None:
        """It was no recording: there is nothing to be found again."""
        await asyncio.to_thread(self.blobs.delete, run_key(sha256))

    async def forget(self, sha256: str) -> None:
        """Delete what is stored of a recording that nobody else uses."""
        await self.unmark(sha256)
        await self._with_rows(lambda rows: retention.drop_unused(rows, self.blobs, [sha256]))

    async def forget_old(self) -> None:
        """Delete what `run` was last asked for more than RETENTION_DAYS ago."""
        days = self.settings.retention_days
        if await asyncio.to_thread(retention.runs_are_due, self.blobs, days):
            await self._with_rows(lambda rows: retention.forget_runs(rows, self.blobs, days))

    async def _with_rows(self, work: Callable[[Database], Awaitable[object]]) -> None:
        try:
            rows = await Database.open(self.settings.database)
        except BadSetting as error:
            log.error("what is kept could not be deleted", problem=error.values["problem"])  # noqa: TRY400
            return
        try:
            await work(rows)
        finally:
            await rows.close()
