"""Data of `run` in DATA_DIR: checkpoints and texts of recordings.

They make it cheap to continue after a crash, to make another format, or to process a recording
again. They are deleted after RETENTION_DAYS, or at once with `--forget`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from storage import logs, retention
from storage.blobs import Blobs, media_prefix, run_key
from storage.database import Database
from storage.erasure.shared_media import marks_prefix, run_name
from storage.errors import BadSetting
from storage.media_lock import lock_media
from storage.settings import StorageSettings

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Stores of one command. The database is opened only to delete something: it knows whether a
    job of a chat uses the same recording."""

    settings: StorageSettings
    blobs: Blobs

    async def mark(self, sha256: str) -> None:
        """Mark a recording as used today. A deletion of its data under way ends first."""
        async with lock_media(self.blobs, sha256):
            await asyncio.to_thread(self.blobs.put_bytes, run_key(sha256), b"")

    async def unmark(self, sha256: str) -> None:
        """Remove the mark of a recording that could not be used, and what was stored of it."""
        if await asyncio.to_thread(self.blobs.keys, media_prefix(sha256)) != [run_key(sha256)]:
            await self.forget(sha256)
            return
        for key in (run_key(sha256), marks_prefix(sha256, run_name(sha256))):
            await asyncio.to_thread(self.blobs.delete, key)

    async def forget(self, sha256: str) -> None:
        """Delete the data of a recording, unless a job of a chat uses it."""
        await asyncio.to_thread(self.blobs.delete, run_key(sha256))
        await self._with_database(
            lambda database: retention.drop_unused(database, self.blobs, [sha256])
        )

    async def forget_old(self) -> None:
        """Delete the data of recordings that `run` last used more than RETENTION_DAYS ago."""
        days = self.settings.retention_days
        if await asyncio.to_thread(retention.runs_are_due, self.blobs, days):
            await self._with_database(
                lambda database: retention.forget_runs(database, self.blobs, days)
            )

    async def _with_database(self, work: Callable[[Database], Awaitable[object]]) -> None:
        try:
            database = await Database.open(self.settings.database)
        except BadSetting as error:
            log.error("deleting old data of run failed, skipped", problem=error.values["problem"])  # noqa: TRY400
            return
        try:
            await work(database)
        finally:
            await database.close()
