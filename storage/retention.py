"""Retention: media stay for some hours after their job, results until they expire.

Jobs of different people on the same media share its blobs; each is deleted with the last job that
uses it. `lock_media` serializes what decides about one media: a new reference to its blobs, and
their deletion. No transaction waits for the blob store, because on SQLite heartbeats wait for the
transaction. `mp4totext run` has no jobs: a marker beside the blobs (`run_key`) takes their place.

The order survives a crash. Bytes are stored before the row that names them, and deleted after that
row: a row never names missing bytes. Bytes without a row are deleted after ORPHAN_AGE.

`keep_hours` (KEEP_MEDIA_HOURS) is the time in which a done job may be repeated on the same media.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from storage.blob_store.trouble import BlobStoreTrouble
from storage.blobs import Blobs, clips_prefix, media_prefix, run_key, source_key
from storage.database import Database, Unit
from storage.erasure.left_over import left_over_media
from storage.erasure.shared_media import unused_results, users_prefix
from storage.incoming.parts import delete_parts, remove_expired
from storage.logs import get
from storage.media_lock import lock_media
from storage.models import SEND_AGE, Account, Job, JobState, Media, Quota
from storage.quota_window import DAY
from storage.uninterrupted import uninterrupted

ORPHAN_AGE = timedelta(hours=6)
"""Age at which media without a job is deleted. The job of younger media may not be stored yet."""
UPDATE_AGE = timedelta(days=7)  # platforms repeat an update for at most a day
_BATCH = 200  # jobs deleted in one transaction, with their transcripts: some 10 ms

_log = get(__name__)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Counts of what was deleted: job rows, files of the blob store and their bytes."""

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
    """Store downloaded media and make its job claimable.

    Returns False when the job is no longer queued. Use this instead of `put_media` and `set_media`:
    between these two, the end of another job on the same bytes could delete them."""
    while True:
        blob = await asyncio.to_thread(blobs.put_media, path)
        async with lock_media(blobs, blob.sha256):
            if not await asyncio.to_thread(blobs.exists, blob.key):
                continue
            stored = replace(media, blob=blob)
            kept = await database.transact(partial(_set_media, job_id, stored))
            if not kept:
                await _delete_unneeded(database, blobs, blob.sha256, keep_hours)
            return kept


def media_until(job: Job, keep_hours: float) -> datetime | None:
    """Return the moment at which the recording of a done job may be deleted; None when it is not
    kept. The deletion follows within an hour."""
    if not keep_hours or job.state is not JobState.DONE or job.finished is None:
        return None
    return job.finished + timedelta(hours=keep_hours)


async def release_media(database: Database, blobs: Blobs, job: Job, keep_hours: float = 0) -> None:
    """Delete the media of an ended job, unless another job needs it or it is kept for redoing.

    If the job was deleted while it ran, everything that it stored is deleted."""
    if job.media.blob is not None:
        await drop_unused(database, blobs, [job.media.blob.sha256], keep_hours)


async def forget_account(
    database: Database,
    blobs: Blobs,
    account: Account,
    keep_hours: float = 0,
    kept_quota: Quota | None = None,
    owed: str = "",
) -> Forgotten:
    """Delete an account and everything of it, even its running jobs; checkpoints and files as far
    as no job of another account uses them. `owed` is the confirmed deletion, which is kept current.

    Some data stays: anonymous totals, audit entries and invite codes without the account, a block
    and a quota (`kept_quota` when the person has other accounts), under a digest the seconds sent
    for a day and the number of wrong codes for an hour, and for a week the keys of updates."""
    await database.transact(lambda unit: unit.sends.forget(account))
    uploads: list[str] = []

    async def delete(unit: Unit) -> list[str | None]:
        gone = await unit.jobs.delete_for(account, _BATCH)
        await unit.deletions.note(owed, gone)
        return gone

    async def forget(unit: Unit) -> list[str | None]:
        await unit.people.lock(exclusive=True)
        came = await unit.jobs.delete_for(account)  # those that came meanwhile
        uploads.extend(await unit.uploads.delete_for(account))
        await unit.forget_secrets(account)
        await unit.people.forget(account, kept_quota)
        await unit.chats.forget(account)
        await unit.audit.forget(account)
        await unit.announcements.forget(account)
        await unit.voices.forget(account)
        await unit.deletions.note(owed, came, account)
        return came

    media = [*await _delete_in_batches(database, delete), *await database.transact(forget)]
    await asyncio.to_thread(delete_parts, blobs, uploads)
    forgotten = Forgotten(jobs=len(media)) + await drop_unused(database, blobs, media, keep_hours)
    _log.info("account forgotten", jobs=forgotten.jobs, files=forgotten.files)
    return forgotten


async def forget_older_than(
    database: Database, blobs: Blobs, days: int, keep_hours: float = 0
) -> Forgotten:
    """Delete expired data: jobs that ended more than `days` ago (0: none) with their results,
    voices not heard for as long, media that no job needs, and remains of interrupted work. Call it
    regularly; concurrent calls are harmless."""
    now, media = datetime.now(UTC), list[str | None]()
    before = now - timedelta(days=days)
    async with database.begin() as unit:
        await unit.received_updates.delete_before(now - UPDATE_AGE)
        await unit.sends.delete_before(now - SEND_AGE)
        await unit.delete_expired_secrets(now)
        await unit.audit.delete_oldest()
        await unit.usage.delete_before(now - DAY)
        await unit.announcements.delete_before(now - UPDATE_AGE, drafts=True)
        if days:
            await unit.announcements.delete_before(before, drafts=False)
            await unit.voices.delete_unheard_since(before)
    if days:
        media = await _delete_in_batches(
            database, lambda unit: unit.jobs.delete_ended_before(before, _BATCH)
        )
    await remove_expired(database, blobs, now)
    await asyncio.to_thread(blobs.delete_interrupted, now - ORPHAN_AGE)
    runs = await asyncio.to_thread(_end_runs, blobs, days)
    orphans = await asyncio.to_thread(blobs.media_untouched_since, now - ORPHAN_AGE)
    async with database.read() as unit:
        done = await unit.jobs.media_done_before(keep_hours)
    expired = await asyncio.to_thread(blobs.with_source, done)
    left_over = await left_over_media(database, blobs)
    unwanted = [*media, *runs, *orphans, *expired, *left_over]
    return Forgotten(jobs=len(media)) + await drop_unused(database, blobs, unwanted, keep_hours)


async def forget_runs(database: Database, blobs: Blobs, days: int) -> Forgotten:
    """Delete blobs that `mp4totext run` stored more than `days` ago (0: none) and no job uses.
    Needed where no service runs: `forget_older_than` is never called there."""
    return await drop_unused(database, blobs, await asyncio.to_thread(_end_runs, blobs, days))


def runs_are_due(blobs: Blobs, days: int) -> bool:
    """Return whether `forget_runs` has something to delete. Blocks."""
    return bool(days and blobs.runs_before(datetime.now(UTC) - timedelta(days=days)))


def _end_runs(blobs: Blobs, days: int) -> list[str]:
    if not days:
        return []
    ended = blobs.runs_before(datetime.now(UTC) - timedelta(days=days))
    for sha256 in ended:
        blobs.delete(run_key(sha256))
    return ended


async def drop_unused(
    database: Database, blobs: Blobs, media: Iterable[str | None], keep_hours: float = 0
) -> Forgotten:
    """Delete the blobs of these media (hashes) as far as no job needs them. While the bucket fails,
    they stay for a later `forget_older_than`, which finds what rows no longer name."""
    removed = Forgotten()
    for sha256 in dict.fromkeys(each for each in media if each):
        try:
            async with lock_media(blobs, sha256):
                removed += await _delete_unneeded(database, blobs, sha256, keep_hours)
        except BlobStoreTrouble as error:
            _log.warning("blobs not deleted, retention does it later", why=str(error))
            break
    return removed


async def _delete_unneeded(
    database: Database, blobs: Blobs, sha256: str, keep_hours: float
) -> Forgotten:
    """Delete the blobs of a media that no job needs: all, or the recording and unused results.

    The caller has locked the media. The lock is released when the deletion has ended, even if the
    task is cancelled: the thread would delete bytes that a new job refers to.
    """
    jobs = await database.query(lambda unit: unit.jobs.with_media(sha256))
    needed = await database.query(lambda unit: unit.jobs.needed_media([sha256], keep_hours))

    def delete() -> Forgotten:
        runs = blobs.exists(run_key(sha256))
        if not jobs and not runs:
            blobs.delete(users_prefix(sha256))
            return _delete(blobs, media_prefix(sha256))
        unused = unused_results(blobs, sha256, jobs, runs=runs)
        if not needed:
            unused += [source_key(sha256), clips_prefix(sha256)]
        return sum((_delete(blobs, each) for each in unused), Forgotten())

    return await uninterrupted(asyncio.to_thread(delete))


async def _set_media(job_id: str, media: Media, unit: Unit) -> bool:
    return await unit.jobs.set_media(job_id, media)


async def _delete_in_batches(
    database: Database, delete: Callable[[Unit], Awaitable[list[str | None]]]
) -> list[str | None]:
    """Delete jobs, _BATCH in each transaction, and return the hashes of their media."""
    media: list[str | None] = []
    while True:
        batch = await database.transact(delete)
        media += batch
        if len(batch) < _BATCH:
            return media


def _delete(blobs: Blobs, prefix: str) -> Forgotten:
    files, size = blobs.measure(prefix)
    blobs.delete(prefix)
    return Forgotten(files=files, bytes=size)
