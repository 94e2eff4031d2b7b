"""Joining of recordings: several files become one job with one transcript."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import PurePath

from bot.context.services import Services
from storage import logs
from storage.database import Unit
from storage.models import Job, JobState, Media, SpeakerCount

MOST_PARTS = 20
"""The most files of a joined recording."""
MOST_SPEAKERS = 99
"""The most speakers that an option can say."""

log = logs.get(__name__)


def joined_media(recordings: Sequence[Media], key: str) -> Media:
    """Return the media of a joined recording. `key` makes its handle unique."""
    parts = tuple(part for each in recordings for part in _parts_of(each))
    seconds = [part.seconds for part in parts]
    sizes = [part.size for part in parts]
    name = PurePath(parts[0].name)
    return Media(
        handle=f"joined {key}",
        name=f"{name.stem} + {len(parts) - 1}{name.suffix}",
        size=sum(it or 0 for it in sizes) if all(sizes) else None,
        seconds=sum(it or 0.0 for it in seconds) if all(seconds) else None,
        parts=parts,
    )


def _parts_of(media: Media) -> Iterator[Media]:
    """Yield the files of a recording; a joined one has several."""
    if not media.parts:
        yield media
    for part in media.parts:
        yield from _parts_of(part)


async def join_album(services: Services, job: Job, gap: float) -> Job | None:
    """Join the recordings of the job's album if somebody asked for it.

    It waits until nothing of the album has come for `gap` seconds. Returns the job, which may have
    taken the other recordings; None when another job took this one.
    """
    while True:
        found = await services.database.transact(
            lambda unit: _join_if_quiet(unit, job, gap, services.clock())
        )
        if not isinstance(found, float):
            return found
        await asyncio.sleep(min(found, gap))


async def _join_if_quiet(unit: Unit, job: Job, gap: float, now: datetime) -> Job | float | None:
    """Return what `join_album` returns, or the seconds to wait for more recordings."""
    # Two tasks of one album must not take each other's recordings.
    await unit.jobs.lock_album(job.album or job.id)
    current = await unit.jobs.get(job.id)
    if current is None or current.album is None:
        return current
    waiting = await _waiting(unit, current)
    if current not in waiting or not any(each.options.join for each in waiting):
        return current
    quiet_from = max(each.created for each in waiting) + timedelta(seconds=gap)
    rest = (quiet_from - now).total_seconds()
    return rest if rest > 0 else await _join(unit, current, waiting)


async def _waiting(unit: Unit, job: Job) -> list[Job]:
    """Return the jobs of the album and of its sender whose recordings were not fetched."""
    album = await unit.jobs.in_album(job.account.platform, job.album or "")
    return [
        each
        for each in album
        if each.account == job.account and each.state is JobState.QUEUED and each.media.blob is None
    ]


async def _join(unit: Unit, job: Job, waiting: Sequence[Job]) -> Job:
    """Let the job take the recordings of all. The answer replies to the first one."""
    if len(waiting) < 2:
        return job
    asked = next(each for each in waiting if each.options.join)
    joined = replace(
        job,
        media=joined_media([each.media for each in waiting], job.id),
        options=replace(asked.options, join=False),
        reply_to=waiting[0].reply_to,
        card=next((each.card for each in waiting if each.card), None),
        album=None,
    )
    others = [each.id for each in waiting if each.id != job.id]
    if not await unit.jobs.join(joined, others):
        return job
    log.info("album joined", job=job.id, recordings=len(waiting))
    return joined


def speakers_of_all(counts: Sequence[SpeakerCount]) -> SpeakerCount:
    """Return the number of speakers of joined files from the wishes for each of them.

    Together they have at least as many as one of them, and at most as many as all.
    """
    if len(set(counts)) == 1:
        return counts[0]
    if any(count.channels for count in counts):
        return SpeakerCount(channels=True)
    least = max(count.least or 1 for count in counts)
    most = sum(count.most or MOST_SPEAKERS for count in counts)
    return SpeakerCount(least, min(most, MOST_SPEAKERS))
