"""A person's own jobs: what runs, what waits, and stopping them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat import Button, ButtonPress, Message, Span
from bot.chat.text import short
from bot.context.request import Reply, Request, plain
from bot.context.services import Services
from bot.i18n.translator import Translator
from bot.jobs.album import companions
from bot.policy import is_admin
from bot.views.album_card import ALL, state_of
from storage.database import Unit
from storage.models import Ended, Job, JobState, Person

_UNDER_WAY = (JobState.QUEUED, JobState.RUNNING)
_LISTED = 10


async def status(visit: Request, unit: Unit) -> Reply:
    """`/status`: the person's unfinished jobs, each with a button to cancel it. In a group only
    what they sent there: nobody else shall read what somebody records elsewhere."""
    say, origin = visit.say, visit.origin
    jobs = [
        job
        for job in await _under_way(visit.person, unit)
        if origin.private or origin.is_in(job.reply_to.address)
    ]
    if not jobs:
        return Reply(plain(say("status-none")))
    lines, rows = [], []
    for job in jobs[:_LISTED]:
        name = short(job.media.name, 40)
        state = await _state(visit.desk, job, unit, say)
        lines.append(say("status-line", name=name, state=state))
        rows.append((Button(f"{say('button-cancel')}: {short(name, 24)}", "cancel", job.id),))
    return Reply(Message((Span("\n".join(lines)),), tuple(rows)))


async def cancel(visit: Request, unit: Unit) -> Reply:
    """`/cancel`: all of the person's jobs."""
    jobs = await _under_way(visit.person, unit)
    stopped = [job for job in jobs if await unit.jobs.cancel(job.id)]
    if not stopped:
        return Reply(plain(visit.say("cancel-none")))
    return Reply(
        plain(visit.say("cancel-done", count=len(stopped))),
        then=lambda: _tell(visit.desk, stopped),
    )


async def cancel_one(visit: Request, unit: Unit) -> Reply | None:
    """The Cancel button, of one job or of all that share its card. Its argument may be forged:
    only the owner's press counts, or an administrator's. The card itself says that the job was
    cancelled."""
    argument = visit.event.argument if isinstance(visit.event, ButtonPress) else ""
    name, _, which = argument.partition(":")
    job = await unit.jobs.get(name)
    owner = job is not None and job.account in visit.person.accounts
    if job is None or not (owner or is_admin(visit.person, visit.desk.settings)):
        return Reply(plain(visit.say("not-yours")))
    together = await companions(unit, job) if which == ALL else [job]
    jobs = [each for each in together if each.account == job.account]
    stopped = [each for each in jobs if await unit.jobs.cancel(each.id)]
    if not stopped:
        return Reply(plain(visit.say("cancel-over")))
    if not owner:
        for each in stopped:
            await unit.audit.note(visit.origin.account, "cancel", each.id)
        done = plain(visit.say("cancel-done", count=len(stopped)))
        return Reply(done, then=lambda: _tell(visit.desk, stopped))
    return Reply(then=lambda: _tell(visit.desk, stopped))


async def _under_way(person: Person, unit: Unit) -> list[Job]:
    jobs = [job for one in person.accounts for job in await unit.jobs.of(one, limit=100)]
    under_way = [job for job in jobs if job.state in _UNDER_WAY]
    return sorted(under_way, key=lambda job: job.created, reverse=True)


async def _state(desk: Services, job: Job, unit: Unit, say: Translator) -> str:
    waits = job.state is JobState.QUEUED and job.media.blob is not None
    ahead = await unit.jobs.position(job.id) if waits else 0
    drained = await unit.switches.drained() is not None
    return state_of(job, ahead, desk.hints.get(job.id), say, drained=drained)


async def _tell(desk: Services, jobs: Sequence[Job]) -> None:
    for job in jobs:
        await desk.queue.cancel(job.id)
        await desk.queue.publish(Ended(job.id))
