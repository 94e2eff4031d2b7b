"""`/queue` and `/failures`: administrators see jobs, cancel them, move them up and retry them.

They see whose jobs these are and how long, and nothing of what is in them, not even file names.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from bot.admin.job_list import drained_line, entry, progress_text
from bot.chat import Button, ButtonPress, Command, Message, Span
from bot.context.request import Reply, Request, plain
from bot.context.services import Services
from bot.i18n.translator import Translator
from bot.jobs.intake import start_job
from bot.jobs.stored_media import restore_media
from storage.database import Unit
from storage.models import Blob, Failure, Job, JobState, job_id

RETRY, FRONT, TURN = "retry", "front", "queue"
"""The buttons' actions: `retry:<job>`, `front:<job>`, `queue:<page>`."""
_LISTED = 8
_FRONT_COMMAND = re.compile(r"front[ =]\s*(\w{1,64})", re.IGNORECASE)


async def show_queue(request: Request, unit: Unit) -> Reply:
    """`/queue`: the jobs that run, then those that wait in their turn, in pages, with buttons to
    cancel them and to move them to the front; `/queue front JOB` moves one, too."""
    written = request.event.arguments if isinstance(request.event, Command) else ""
    if found := _FRONT_COMMAND.fullmatch(written.strip()):
        return await _move_to_front(request, unit, found[1], edit=False)
    return Reply(await _queue_page(request, unit, 0))


async def turn_page(request: Request, unit: Unit) -> Reply:
    """A button to another page."""
    page = request.event.argument if isinstance(request.event, ButtonPress) else ""
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 0
    return Reply(await _queue_page(request, unit, number), edit=True)


async def move_to_front(request: Request, unit: Unit) -> Reply:
    """A button that makes a job the next to be worked on."""
    job = request.event.argument if isinstance(request.event, ButtonPress) else ""
    return await _move_to_front(request, unit, job, edit=True)


async def _move_to_front(request: Request, unit: Unit, job: str, *, edit: bool) -> Reply:
    if not await unit.jobs.move_to_front(job):
        return Reply(plain(request.t("front-not")))
    await unit.audit.record(request.origin.account, "front", job)
    return Reply(await _queue_page(request, unit, 0), edit)


async def _queue_page(request: Request, unit: Unit, number: int) -> Message:
    t, start = request.t, number * _LISTED
    running = await unit.jobs.running()
    found = running[start : start + _LISTED + 1]
    skip = max(0, start - len(running))
    found += await unit.jobs.waiting(_LISTED + 1 - len(found), skip)
    if not found and number:
        return await _queue_page(request, unit, 0)
    counts, since = await unit.jobs.counts(), await unit.service_flags.drained_since()
    title = t("queue-none")
    if (waiting := counts[JobState.QUEUED]) or running:
        title = t("queue-title", running=len(running), waiting=waiting)
    spans = [Span(title, "bold")]
    if since is not None:
        spans.append(Span("\n" + drained_line(since, t)))
    rows = []
    for place, job in enumerate(found[:_LISTED], start=start + 1):
        spans += entry(place, job, progress_text(job, t))
        rows.append(_job_buttons(place, job, len(running), t))
    turns = []
    if number:
        turns.append(Button("◀", TURN, f"{number - 1}"))
    if len(found) > _LISTED:
        turns.append(Button("▶", TURN, f"{number + 1}"))
    return Message(tuple(spans), (*rows, tuple(turns)) if turns else tuple(rows), is_final=True)


def _job_buttons(place: int, job: Job, running: int, t: Translator) -> tuple[Button, ...]:
    """Return the buttons of a job. The next one in the queue need not be moved."""
    cancel = Button(f"{t('button-cancel')} {place}", "cancel", job.id)
    if place <= running + 1:
        return (cancel,)
    return cancel, Button(f"{t('button-front')} {place}", FRONT, job.id)


async def show_failures(request: Request, unit: Unit) -> Reply:
    """`/failures`: the last jobs that failed, by their codes, each with a button to retry it."""
    t = request.t
    failed = await unit.jobs.failed(_LISTED)
    if not failed:
        return Reply(plain(t("failures-none")))
    spans = [Span(t("failures-title"), "bold")]
    for place, job in enumerate(failed, start=1):
        code = (job.failure or Failure("bug")).code
        when = job.finished or job.created
        spans += entry(place, job, f"{code} · {when:%Y-%m-%d %H:%M}")
    rows = [
        (Button(f"{t('button-retry')} {place}", RETRY, job.id),)
        for place, job in enumerate(failed, start=1)
    ]
    return Reply(Message(tuple(spans), tuple(rows), is_final=True))


async def retry_job(request: Request, unit: Unit) -> Reply | None:
    """Do a failed job once more, for its owner and under its own card, which shows how it goes."""
    event, origin, t = request.event, request.origin, request.t
    known = await unit.jobs.get(event.argument) if isinstance(event, ButtonPress) else None
    if known is None or known.state is not JobState.FAILED:
        return Reply(plain(t("retry-not")))
    chain = await unit.jobs.chain(known.again_of or known.id)
    if any(job.finished is None or job.delivered is None for job in chain) or (
        max(chain, key=lambda job: job.created).id != known.id
    ):
        return Reply(plain(t("retry-not")))
    job = Job(
        id=job_id(origin.address.platform, origin.address.chat, origin.key),
        account=known.account,
        reply_to=known.reply_to,
        media=replace(known.media, blob=None),
        options=known.options,
        created=datetime.now(UTC),
        locale=known.locale,
        card=None if known.album else known.card,  # which others share
        again_of=known.again_of or known.id,
    )
    await unit.jobs.add(job)
    await unit.audit.record(origin.account, "retry", known.id)
    started = plain(t("retry-begun"))
    if (stored := known.media.blob) is None:
        return Reply(started, owed=job)
    return Reply(started, then=lambda: _restore_and_start(request.services, job, stored))


async def _restore_and_start(services: Services, job: Job, stored: Blob) -> None:
    if await restore_media(services, job, stored):
        await services.queue.notify(job.id, job.attempt)
    else:
        await start_job(services, job)
