"""How long things are kept: media until its job is done and a while for doing it again, results
until they are old or unwanted.

Work is shared between people, ownership is not: what is stored of a media goes when the last job on
it does. Whether anybody still needs it is asked, and the answer acted on, inside one writing
transaction for each media, which holds it (`lock_media`), so nobody can come in between. Each
transaction is short, since on SQLite heartbeats wait for it. `mp4totext run` has no jobs: a sign
beside what it stored (`run_key`) stands for them.

`keep_hours` (KEEP_MEDIA_HOURS) is how long the media of a job that was done is still needed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.blobs import Blobs, clips_prefix, media_prefix, run_key, source_key
from storage.database import Database, Unit
from storage.logs import get
from storage.models import Account, Job, JobState, Media, Quota
from storage.quota_window import DAY

ORPHAN_AGE = timedelta(hours=6)
"""Media that no job knows is deleted at this age: younger, its job may be about to be written."""
INBOX_AGE = timedelta(days=7)
"""Platforms repeat an update for at most a day."""

_log = get(__name__)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was removed: rows of jobs, files of the blob store and their bytes."""

    jobs: int = 0
    files: int = 0
    bytes: int = 0

    def __add__(self, other: Forgotten) -> Forgotten:
        return Forgotten(self.jobs + other.jobs, self.files + other.files, self.bytes + other.bytes)


async def keep_media(
    database: Database,
    blobs: Blobs,
    job_id: str,
    media: Media,
    path: Path,
    keep_hours: float = 0,
) -> bool:
    """Keep fetched bytes and let their job be claimed; False when it is queued no longer.

    To be used instead of `put_media` and `set_media`: between these two, the end of somebody else's
    job on the same bytes might delete them.
    """
    while True:
        blob = await asyncio.to_thread(blobs.put_media, path)
        async with database.begin() as unit:
            await unit.jobs.lock_media(blob.sha256)
            if not await asyncio.to_thread(blobs.exists, blob.key):
                continue
            kept = await unit.jobs.set_media(job_id, replace(media, blob=blob))
            if not kept:
                await _release(unit, blobs, blob.sha256, keep_hours)
            return kept


def media_until(job: Job, keep_hours: float) -> datetime | None:
    """The moment from which the recording of a job that was done may be deleted, within the hour;
    None when it is not kept at all."""
    if not keep_hours or job.state is not JobState.DONE or job.finished is None:
        return None
    return job.finished + timedelta(hours=keep_hours)


async def release_media(database: Database, blobs: Blobs, job: Job, keep_hours: float = 0) -> None:
    """A job has ended: delete its media, unless another job still has to read it or may be done
    again.

    If the job was forgotten while it ran, what it left behind goes, too.
    """
    if job.media.blob is not None:
        async with database.begin() as unit:
            await _release(unit, blobs, job.media.blob.sha256, keep_hours)


async def forget_account(
    database: Database,
    blobs: Blobs,
    account: Account,
    keep_hours: float = 0,
    parted: Quota | None = None,
) -> Forgotten:
    """Remove everything of an account: its jobs, even running ones, its results, checkpoints and
    files as far as nobody else's job is on the same media, the voices that were remembered for it,
    its preferences and itself.

    What stays: how many jobs ended on each day, which names nobody; what administrators did and
    invite codes that they made, without the account; a block and a quota that was set for it
    (`parted` is what stays set, where the person has other accounts);
    for a day how many seconds it sent and for an hour how many wrong codes it typed, under a
    digest; and for a week the bare keys of updates, lest they be taken in again.
    """
    async with database.begin() as unit:
        media = await unit.jobs.delete_for(account)
        await unit.codes.forget(account)  # before the person, as who uses a code does
        await unit.people.forget(account, parted)
        await unit.chats.forget(account)
        await unit.audit.forget(account)
        await unit.announcements.forget(account)
        await unit.voices.forget(account)
    forgotten = Forgotten(jobs=len(media))
    forgotten += await drop_unused(database, blobs, media, keep_hours)
    _log.info("account forgotten", jobs=forgotten.jobs, files=forgotten.files)
    return forgotten


async def forget_older_than(
    database: Database, blobs: Blobs, days: int, keep_hours: float = 0
) -> Forgotten:
    """Remove jobs that ended more than `days` ago (0: none), with all that was made for them,
    remembered voices that were not heard for so long, the media that nobody needs any more, and
    what interrupted work left behind. Call it now and then; doing so twice at once is harmless.
    """
    now = datetime.now(UTC)
    media: list[str | None] = []
    async with database.begin() as unit:
        await unit.inbox.delete_before(now - INBOX_AGE)
        await unit.codes.delete_expired(now)
        await unit.usage.delete_before(now - DAY)
        await unit.announcements.delete_before(now - INBOX_AGE, drafts=True)
        if days:
            await unit.announcements.delete_before(now - timedelta(days=days), drafts=False)
            media = await unit.jobs.delete_ended_before(now - timedelta(days=days))
            await unit.voices.delete_unheard_since(now - timedelta(days=days))
    await asyncio.to_thread(blobs.delete_interrupted, now - ORPHAN_AGE)
    runs = await asyncio.to_thread(_end_runs, blobs, days)
    orphans = await asyncio.to_thread(_orphans, blobs, now - ORPHAN_AGE)
    async with database.read() as unit:
        done = await unit.jobs.media_done_before(keep_hours)
    kept = await asyncio.to_thread(lambda: [sha for sha in done if blobs.exists(source_key(sha))])
    forgotten = Forgotten(jobs=len(media))
    unwanted = [*media, *runs, *orphans, *kept]
    return forgotten + await drop_unused(database, blobs, unwanted, keep_hours)


async def forget_runs(database: Database, blobs: Blobs, days: int) -> Forgotten:
    """Remove what was stored for `mp4totext run` more than `days` ago (0: nothing) and that nobody
    else uses: where no service runs, nobody calls `forget_older_than`."""
    return await drop_unused(database, blobs, await asyncio.to_thread(_end_runs, blobs, days))


def runs_are_due(blobs: Blobs, days: int) -> bool:
    """Whether `forget_runs` would have something to do. Blocks."""
    return bool(days and blobs.runs_before(datetime.now(UTC) - timedelta(days=days)))


def _end_runs(blobs: Blobs, days: int) -> list[str]:
    if not days:
        return []
    ended = blobs.runs_before(datetime.now(UTC) - timedelta(days=days))
    for sha256 in ended:
        blobs.delete(run_key(sha256))
    return ended


def _orphans(blobs: Blobs, moment: datetime) -> list[str]:
    untouched = blobs.media_untouched_since(moment)
    return [sha256 for sha256 in untouched if not blobs.exists(run_key(sha256))]


async def drop_unused(
    database: Database, blobs: Blobs, media: Iterable[str | None], keep_hours: float = 0
) -> Forgotten:
    """Delete what is stored of these media (hashes) as far as nobody's job needs it."""
    removed = Forgotten()
    for sha256 in dict.fromkeys(media):
        if sha256 is not None:
            async with database.begin() as unit:
                removed += await _release(unit, blobs, sha256, keep_hours)
    return removed


async def _release(unit: Unit, blobs: Blobs, sha256: str, keep_hours: float) -> Forgotten:
    """Delete what nobody needs of a media: all of it, or only the recording, or nothing."""
    await unit.jobs.lock_media(sha256)
    used = await unit.jobs.is_used(sha256)
    if not used and not await asyncio.to_thread(blobs.exists, run_key(sha256)):
        return await asyncio.to_thread(_delete, blobs, media_prefix(sha256))
    if not await unit.jobs.is_needed(sha256, keep_hours):
        recording = await asyncio.to_thread(_delete, blobs, source_key(sha256))
        return recording + await asyncio.to_thread(_delete, blobs, clips_prefix(sha256))
    return Forgotten()


def _delete(blobs: Blobs, prefix: str) -> Forgotten:
    files, size = blobs.measure(prefix)
    blobs.delete(prefix)
    return Forgotten(files=files, bytes=size)
