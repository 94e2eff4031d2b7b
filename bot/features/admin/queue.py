"""What runs, what waits and what failed, for administrators, who can cancel, hurry and retry.

They see whose jobs these are and how long, and nothing of what is in them, not even file names.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime

from bot.admin.job_list import drained_line, entry, standing
from bot.chat import Button, ButtonPress, Command, Message, Span
from bot.context.request import Reply, Request, plain
from bot.i18n.translator import Translator
from storage.database import Unit
from storage.models import Failure, Job, JobState, Media, job_id

RETRY, FRONT, TURN = "retry", "front", "queue"
"""The buttons' actions: `retry:<job>`, `front:<job>`, `queue:<page>`."""
_LISTED = 8
_TO_FRONT = re.compile(r"front[ =]\s*(\w{1,64})", re.IGNORECASE)


async def queue(visit: Request, unit: Unit) -> Reply:
    """`/queue`: the jobs that run, then those that wait in their turn, in pages, with buttons to
    cancel them and to move them to the front; `/queue front JOB` moves one, too."""
    written = visit.event.arguments if isinstance(visit.event, Command) else ""
    if found := _TO_FRONT.fullmatch(written.strip()):
        return await _to_front(visit, unit, found[1], edit=False)
    return Reply(await _page(visit, unit, 0))


async def turn(visit: Request, unit: Unit) -> Reply:
    """A button to another page."""
    page = visit.event.argument if isinstance(visit.event, ButtonPress) else ""
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 0
    return Reply(await _page(visit, unit, number), edit=True)


async def front(visit: Request, unit: Unit) -> Reply:
    """A button that makes a job the next to be worked on."""
    job = visit.event.argument if isinstance(visit.event, ButtonPress) else ""
    return await _to_front(visit, unit, job, edit=True)


async def _to_front(visit: Request, unit: Unit, job: str, *, edit: bool) -> Reply:
    if not await unit.jobs.to_front(job):
        return Reply(plain(visit.say("front-not")))
    await unit.audit.note(visit.origin.account, "front", job)
    return Reply(await _page(visit, unit, 0), edit)


async def _page(visit: Request, unit: Unit, number: int) -> Message:
    say, start = visit.say, number * _LISTED
    running = await unit.jobs.running()
    found = running[start : start + _LISTED + 1]
    skip = max(0, start - len(running))
    found += await unit.jobs.waiting(_LISTED + 1 - len(found), skip)
    if not found and number:
        return await _page(visit, unit, 0)
    counts, since = await unit.jobs.counts(), await unit.switches.drained()
    title = say("queue-none")
    if (waiting := counts[JobState.QUEUED]) or running:
        title = say("queue-title", running=len(running), waiting=waiting)
    spans = [Span(title, "bold")]
    if since is not None:
        spans.append(Span("\n" + drained_line(since, say)))
    rows = []
    for place, job in enumerate(found[:_LISTED], start=start + 1):
        spans += entry(place, job, standing(job, say))
        rows.append(_buttons(place, job, len(running), say))
    turns = []
    if number:
        turns.append(Button("◀", TURN, f"{number - 1}"))
    if len(found) > _LISTED:
        turns.append(Button("▶", TURN, f"{number + 1}"))
    return Message(tuple(spans), (*rows, tuple(turns)) if turns else tuple(rows), settled=True)


def _buttons(place: int, job: Job, running: int, say: Translator) -> tuple[Button, ...]:
    """What can be done to it; what is the next one already need not be moved."""
    cancel = Button(f"{say('button-cancel')} {place}", "cancel", job.id)
    if place <= running + 1:
        return (cancel,)
    return cancel, Button(f"{say('button-front')} {place}", FRONT, job.id)


async def failures(visit: Request, unit: Unit) -> Reply:
    """`/failures`: the last jobs that failed, by their codes, each with a button to retry it."""
    say = visit.say
    failed = await unit.jobs.failed(_LISTED)
    if not failed:
        return Reply(plain(say("failures-none")))
    spans = [Span(say("failures-title"), "bold")]
    for place, job in enumerate(failed, start=1):
        code = (job.failure or Failure("bug")).code
        when = job.finished or job.created
        spans += entry(place, job, f"{code} · {when:%Y-%m-%d %H:%M}")
    rows = [
        (Button(f"{say('button-retry')} {place}", RETRY, job.id),)
        for place, job in enumerate(failed, start=1)
    ]
    return Reply(Message(tuple(spans), tuple(rows), settled=True))


async def retry(visit: Request, unit: Unit) -> Reply | None:
    """Do a failed job once more, for its owner and under its own card, which shows how it goes."""
    event, origin, say = visit.event, visit.origin, visit.say
    known = await unit.jobs.get(event.argument) if isinstance(event, ButtonPress) else None
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


async def _media(visit: Request, unit: Unit, media: Media) -> Media:
    """With its bytes while they are kept, which this transaction makes sure of; else they are
    fetched again."""
    if media.blob is None:
        return media
    await unit.jobs.hold_media(media.blob.sha256)
    kept = await asyncio.to_thread(visit.desk.blobs.exists, media.blob.key)
    return media if kept else replace(media, blob=None)
