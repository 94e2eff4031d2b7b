"""Stored recording of an earlier job, given to a new job on the same recording.

A write transaction never calls the blob store. The new job's row is committed without its bytes, so
that no worker claims it. `restore_media` follows after the commit. After a crash in between, the
recording is downloaded again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.context.services import Services
from storage import logs
from storage.backoff import Backoff
from storage.blob_store.trouble import BlobStoreTrouble
from storage.media_lock import lock_media
from storage.models import Blob, Job

_RETRY = Backoff(2.0, 60.0)  # seconds between tries to reach a stored recording

log = logs.get(__name__)


async def retry_restore(
    services: Services, job: Job, restore: Callable[[], Awaitable[None]], tries: int = 1
) -> None:
    """Run `restore`, which calls `restore_media` for a job. While the bucket fails, it is run again
    and again, in a lane of its own: the chat's other messages do not wait for it. After a restart
    `resume` goes on with the job."""
    try:
        await restore()
    except BlobStoreTrouble as error:
        pause = _RETRY.delay(tries)
        log.warning("recording not restored, trying again", job=job.id, why=str(error), pause=pause)

        async def later() -> None:
            await asyncio.sleep(pause)
            await retry_restore(services, job, restore, tries + 1)

        services.tasks.start(("restore", job.id), later)


async def restore_media(services: Services, job: Job, stored: Blob) -> Job | None:
    """Give a queued job the stored bytes and let it be claimed.

    Returns the job with its bytes; None when they are gone and must be downloaded again. Retention
    waits for the lock. An operator who empties the store does not, so it is asked again afterwards.
    Raises BlobStoreTrouble.
    """
    async with lock_media(services.blobs, stored.sha256):
        return await _restore_locked(services, job, stored)


async def _restore_locked(services: Services, job: Job, stored: Blob) -> Job | None:
    if not await asyncio.to_thread(services.blobs.exists, stored.key):
        return None
    media = replace(job.media, blob=stored)
    await services.database.transact(lambda unit: unit.jobs.set_media(job.id, media))
    if await asyncio.to_thread(services.blobs.exists, stored.key):
        return replace(job, media=media)
    await services.database.transact(lambda unit: unit.jobs.media_gone(job.id, job.media))
    return None
