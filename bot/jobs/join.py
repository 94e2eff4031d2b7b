"""Joining of recordings: several files become one job with one transcript."""

from __future__ import annotations

import asyncio
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import PurePath

from bot.context.services import Services
from storage import logs
from storage.database import Unit
from storage.models import Job, JobState, Media, MessageRef, SpeakerCount

MOST_PARTS = 20
"""The most files of a joined recording."""
MOST_SPEAKERS = 99
"""The most speakers that an option can say."""

_WITHOUT_ANSWER = (JobState.CANCELLED, JobState.FAILED)

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


@dataclass(frozen=True, slots=True)
class AlbumJob:
    """A job of an album that may have taken the other recordings; None when another took this one.

    `apart` is the number of answers that the user has to join, because some recordings were begun
    before the others came; 0 when there is nothing to join.
    """

    job: Job | None
    apart: int = 0


async def join_album(services: Services, job: Job, gap: float) -> AlbumJob:
    """Join the recordings of the job's album if somebody asked for it.

    It waits until nothing of the album has come for `gap` seconds. No platform tells how many
    recordings an album has, so later ones may follow:
    https://github.com/tdlib/telegram-bot-api/issues/339
    """
    while True:
        found = await services.database.transact(
            lambda unit: _join_if_quiet(unit, job, gap, services.clock())
        )
        if not isinstance(found, float):
            return found
        await asyncio.sleep(min(found, gap))


async def _join_if_quiet(unit: Unit, job: Job, gap: float, now: datetime) -> AlbumJob | float:
    """Return what `join_album` returns, or the seconds to wait for more recordings."""
    # Two tasks of one album must not take each other's recordings.
    await unit.jobs.lock_album(job.album or job.id)
    current = await unit.jobs.get(job.id)
    if current is None or current.album is None:
        return AlbumJob(current)
    album = await _own_album(unit, current)
    waiting = [each for each in album if _is_waiting(each)]
    begun = [each for each in album if each not in waiting and each.state not in _WITHOUT_ANSWER]
    wanted = any(each.options.join or each.media.parts for each in waiting)
    if current not in waiting or not (wanted or any(each.media.parts for each in begun)):
        return AlbumJob(current)
    if not wanted:
        return AlbumJob(current, len(begun) + len(waiting))
    quiet_from = max(each.created for each in waiting) + timedelta(seconds=gap)
    rest = (quiet_from - now).total_seconds()
    if rest > 0:
        return rest
    others_cards = {each.card for each in album if each not in waiting}
    joined = await _join(unit, current, waiting, others_cards)
    return AlbumJob(joined, len(begun) + 1 if begun else 0)


async def _own_album(unit: Unit, job: Job) -> list[Job]:
    """Return the jobs of the album that have the job's sender."""
    album = await unit.jobs.in_album(job.account.platform, job.album or "")
    return [each for each in album if each.account == job.account]


def _is_waiting(job: Job) -> bool:
    """Return whether a job's recordings were not fetched."""
    return job.state is JobState.QUEUED and job.media.blob is None


async def _join(
    unit: Unit, job: Job, waiting: Sequence[Job], others_cards: Container[MessageRef | None]
) -> Job:
    """Let the job take the recordings of all. The answer replies to the first one, and its card is
    not that of others."""
    if len(waiting) < 2:
        return job
    asked = next(each for each in waiting if each.options.join or each.media.parts)
    joined = replace(
        job,
        media=joined_media([each.media for each in waiting], job.id),
        options=replace(asked.options, join=False),
        reply_to=waiting[0].reply_to,
        card=next((it.card for it in waiting if it.card and it.card not in others_cards), None),
    )
    others = [each.id for each in waiting if each.id != job.id]
    if not await unit.jobs.join(joined, others):
        return job
    log.info("album joined", job=job.id, recordings=len(joined.media.parts))
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
