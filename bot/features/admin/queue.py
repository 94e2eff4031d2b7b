"""`/queue` and `/failures`: administrators see jobs, cancel them, move them up and retry them.

They see whose jobs these are and how long, and nothing of what is in them, not even file names.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from bot.admin.job_list import drained_line, job_entry, progress_text
from bot.admin.worker_list import limit_lines
from bot.chat import Button, ButtonPress, Command, Event, Message, Span
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request
from bot.context.services import Services
from bot.i18n.translator import Translator
from bot.jobs.intake import start_job
from bot.jobs.retry import add_retry
from bot.jobs.stored_media import restore_media, retry_restore
from bot.parsing.numbers import small_number
from bot.views.job_card import CANCEL, lack_line
from bot.views.pages import page_buttons
from storage.database import Unit
from storage.models import Blob, Failure, Job, JobState

RETRY, FRONT, TURN = "retry", "front", "queue"
"""The buttons' actions: `retry:<job>`, `front:<job>`, `queue:<page>`."""
_LISTED = 8
_FRONT_COMMAND = re.compile(r"front[ =]\s*(\w{1,64})", re.IGNORECASE)


async def show_queue(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/queue` with pages of the running jobs and of the waiting jobs in their order.

    Buttons cancel a job or move it to the front, as `/queue front JOB` does.
    """
    if found := _FRONT_COMMAND.fullmatch(request.arguments):
        return await _move_to_front(request, unit, found[1], edit=False)
    return Reply(await _queue_page(request, unit, 0))


async def turn_page(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Show another page in place of this one."""
    return Reply(await _queue_page(request, unit, small_number(request.argument)), edit=True)


async def move_to_front(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Make a job the next one in the queue."""
    return await _move_to_front(request, unit, request.argument, edit=True)


async def _move_to_front(request: Request[Event], unit: Unit, job: str, *, edit: bool) -> Reply:
    if not await unit.jobs.move_to_front(job):
        raise RequestRefused("front-not")
    await unit.audit.record(request.origin.account, "front", job)
    return Reply(await _queue_page(request, unit, 0), edit)


async def _queue_page(request: Request[Event], unit: Unit, number: int) -> Message:
    t, now, start = request.t, request.services.clock(), number * _LISTED
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
    workers = request.services.workers
    spans += [Span(f"\n{line}") for line in limit_lines(workers.found)]
    rows = []
    for place, job in enumerate(found[:_LISTED], start=start + 1):
        spans += job_entry(place, job, progress_text(job, now, t))
        if lack := workers.lack(job):
            spans.append(Span(f"\n{lack_line(job, lack, t)}"))
        rows.append(_job_buttons(place, job, len(running), t))
    turns = page_buttons(TURN, number, more=len(found) > _LISTED)
    return Message(tuple(spans), (*rows, *turns), is_final=True)


def _job_buttons(place: int, job: Job, running: int, t: Translator) -> tuple[Button, ...]:
    """Return the buttons of a job. The next one in the queue need not be moved."""
    cancel = Button(f"{t('button-cancel')} {place}", CANCEL, job.id)
    if place <= running + 1:
        return (cancel,)
    return cancel, Button(f"{t('button-front')} {place}", FRONT, job.id)


async def show_failures(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/failures` with the latest failed jobs and their codes, each with a retry button."""
    t = request.t
    failed = await unit.jobs.failed(_LISTED)
    if not failed:
        return request.reply("failures-none")
    spans = [Span(t("failures-title"), "bold")]
    for place, job in enumerate(failed, start=1):
        code = (job.failure or Failure("bug")).code
        when = job.finished or job.created
        spans += job_entry(place, job, f"{code} · {when:%Y-%m-%d %H:%M} UTC")
    rows = [
        (Button(f"{t('button-retry')} {place}", RETRY, job.id),)
        for place, job in enumerate(failed, start=1)
    ]
    return Reply(Message(tuple(spans), tuple(rows), is_final=True))


async def retry_job(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Retry a failed job for its owner. Its card shows the progress."""
    origin = request.origin
    new_id, now = origin.job_id(origin.key), request.services.clock()
    job, stored = await add_retry(unit, request.argument, new_id, origin.account, now)
    reply = request.reply("retry-begun")
    if stored is None:
        return replace(reply, owed=job)
    restore = partial(_restore_and_start, request.services, job, stored)
    return replace(reply, then=lambda: retry_restore(request.services, job, restore))


async def _restore_and_start(services: Services, job: Job, stored: Blob) -> None:
    if await restore_media(services, job, stored):
        await services.queue.notify(job.id, job.attempt)
    else:
        await start_job(services, job)
