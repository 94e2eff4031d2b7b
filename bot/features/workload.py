"""What runs, what waits and what failed, for administrators, who can cancel and retry.

They see whose jobs these are and how long, and nothing of what is in them, not even file names.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from bot.chat import Button, Message, Press, Span
from bot.desk import Reply, Visit, plain
from bot.words import Tongue, timecode
from storage.database import Unit
from storage.models import Failure, Job, JobState, Media, job_id

RETRY = "retry"
"""The button's action: `retry:<job>`."""
_LISTED = 8


async def queue(visit: Visit, unit: Unit) -> Reply:
    """`/queue`: the jobs that run, then those that wait, each with a button to cancel it."""
    say = visit.say
    shown = [*await unit.jobs.running(), *await unit.jobs.waiting(_LISTED)][:_LISTED]
    if not shown:
        return Reply(plain(say("queue-none")))
    counts = await unit.jobs.counts()
    running, waiting = counts[JobState.RUNNING], counts[JobState.QUEUED]
    spans = [Span(say("queue-title", running=running, waiting=waiting), "bold")]
    for place, job in enumerate(shown, start=1):
        spans += _entry(place, job, _standing(job, say))
    rows = [
        (Button(f"{say('button-cancel')} {place}", "cancel", job.id),)
        for place, job in enumerate(shown, start=1)
    ]
    return Reply(Message(tuple(spans), tuple(rows), settled=True))


async def failures(visit: Visit, unit: Unit) -> Reply:
    """`/failures`: the last jobs that failed, by their codes, each with a button to retry it."""
    say = visit.say
    failed = await unit.jobs.failed(_LISTED)
    if not failed:
        return Reply(plain(say("failures-none")))
    spans = [Span(say("failures-title"), "bold")]
    for place, job in enumerate(failed, start=1):
        code = (job.failure or Failure("bug")).code
        when = job.finished or job.created
        spans += _entry(place, job, f"{code} · {when:%Y-%m-%d %H:%M}")
    rows = [
        (Button(f"{say('button-retry')} {place}", RETRY, job.id),)
        for place, job in enumerate(failed, start=1)
    ]
    return Reply(Message(tuple(spans), tuple(rows), settled=True))


async def retry(visit: Visit, unit: Unit) -> Reply | None:
    """Do a failed job once more, for its owner and under its own card, which shows how it goes."""
    event, origin, say = visit.event, visit.origin, visit.say
    known = await unit.jobs.get(event.argument) if isinstance(event, Press) else None
    if known is None or known.state is not JobState.FAILED:
        return Reply(plain(say("retry-not")))
    chain = await unit.jobs.chain(known.again_of or known.id)
    if any(job.finished is None or job.delivered is None for job in chain) or (
        max(chain, key=lambda job: job.created).id != known.id
    ):
        return Reply(plain(say("retry-not")))
    job = Job(
        id=job_id(origin.address.platform, origin.address.chat, origin.key),
        account=known.account,
        reply_to=known.reply_to,
        media=await _media(visit, unit, known.media),
        options=known.options,
        created=datetime.now(UTC),
        locale=known.locale,
        card=None if known.album else known.card,  # which others share
        again_of=known.again_of or known.id,
    )
    await unit.jobs.add(job)
    await unit.audit.note(origin.account, "retry", known.id)
    begun = plain(say("retry-begun"))
    if job.media.blob is None:
        return Reply(begun, owed=job)

    async def ring() -> None:
        await visit.desk.queue.ring(job.id, job.attempt)

    return Reply(begun, then=ring)


async def _media(visit: Visit, unit: Unit, media: Media) -> Media:
    """With its bytes while they are kept, which this transaction makes sure of; else they are
    fetched again."""
    if media.blob is None:
        return media
    await unit.jobs.hold_media(media.blob.sha256)
    kept = await asyncio.to_thread(visit.desk.blobs.exists, media.blob.key)
    return media if kept else replace(media, blob=None)


def _standing(job: Job, say: Tongue) -> str:
    """How far it is, and for how long it has been waiting or running."""
    running = job.state is JobState.RUNNING
    stage = say(f"stage-{job.stage or 'starting'}") if running else say("queue-waits")
    since = (job.started if running else None) or job.created
    return f"{stage} · {timecode(max(0.0, (datetime.now(UTC) - since).total_seconds()))}"


def _entry(place: int, job: Job, state: str) -> list[Span]:
    """Two lines: the id, to find it in the log, and whose it is, how long and how far."""
    length = timecode(job.media.seconds) if job.media.seconds else "?"
    whose = f"{job.account.platform}:{job.account.id}"
    return [Span(f"\n\n{place}. "), Span(job.id, "code"), Span(f"\n{whose} · {length} · {state}")]
