"""`/status` and `/cancel`: a user's own unfinished jobs."""

from __future__ import annotations

from functools import partial

from bot.access import is_admin
from bot.chat import Button, ButtonPress, Command, Message, Span
from bot.chat.text import short
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request
from bot.context.services import Services
from bot.i18n.translator import Translator
from bot.jobs.album import companions
from bot.jobs.unfinished import cancel_jobs, tell_workers, unfinished_jobs
from bot.views.album_card import ALL, state_text
from bot.views.job_card import CANCEL
from storage.database import Unit
from storage.models import Job, JobState

_LISTED = 10


async def show_status(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/status` with the person's unfinished jobs, each with a button to cancel it.

    In a group they are limited to jobs of that group, whose members can read the answer.
    """
    t, origin = request.t, request.origin
    jobs = [
        job
        for job in await unfinished_jobs(request.person, unit)
        if origin.private or origin.is_in(job.reply_to.address)
    ]
    if not jobs:
        return request.reply("status-none")
    lines, rows = [], []
    for job in jobs[:_LISTED]:
        name = short(job.media.name, 40)
        state = await _job_state(request.services, job, unit, t)
        lines.append(t("status-line", name=name, state=state))
        rows.append((Button(f"{t('button-cancel')}: {short(name, 24)}", CANCEL, job.id),))
    return Reply(Message((Span("\n".join(lines)),), tuple(rows)))


async def cancel_all(request: Request[Command], unit: Unit) -> Reply:
    """Answer `/cancel`: cancel all jobs of the person."""
    jobs = await unfinished_jobs(request.person, unit)
    cancelled = await cancel_jobs(unit, jobs)
    if not cancelled:
        raise RequestRefused("cancel-none")
    notify = partial(tell_workers, request.services, cancelled)
    return request.reply("cancel-done", count=len(cancelled), then=notify)


async def cancel_job(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Cancel one job, or all that share its card. The card then shows that the job was cancelled.

    The argument may be forged, so only the owner and administrators may cancel.
    """
    name, which = request.split_argument(2)
    job = await unit.jobs.get(name)
    owner = job is not None and job.account in request.person.accounts
    if job is None or not (owner or is_admin(request.person, request.services.settings)):
        raise RequestRefused("not-yours")
    together = await companions(unit, job) if which == ALL else [job]
    jobs = [each for each in together if each.account == job.account]
    cancelled = await cancel_jobs(unit, jobs)
    if not cancelled:
        raise RequestRefused("cancel-over")
    notify = partial(tell_workers, request.services, cancelled)
    if owner:
        return Reply(then=notify)
    for each in cancelled:
        await unit.audit.record(request.origin.account, "cancel", each.id)
    return request.reply("cancel-done", count=len(cancelled), then=notify)


async def _job_state(services: Services, job: Job, unit: Unit, t: Translator) -> str:
    waits = job.state is JobState.QUEUED and job.media.blob is not None
    ahead = await unit.jobs.position(job.id) if waits else 0
    drained = await unit.service_flags.drained_since() is not None
    hint, lack = services.hints.get(job.id), services.workers.lack(job)
    return state_text(job, ahead, hint, t, drained=drained, lack=lack)
