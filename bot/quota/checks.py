"""Quota admission: checks a new recording or redo against the sender's quota."""

from __future__ import annotations

from bot.chat import Event
from bot.chat.text import short
from bot.context.request import Request
from bot.quota import rules
from bot.quota.usage import count_unfinished
from storage.database import Unit
from storage.errors import NoSuchPart, TooManyJobs
from storage.models import Job, Part, Quota
from storage.models.parts import clock
from storage.quota_window import DAY, check_length, check_minutes

_LISTED = 5
_ROUNDED = 1.0
"""Seconds by which platforms round the length of a recording."""


def sender_quota(request: Request[Event]) -> Quota:
    """Return the quota that applies to the sender of a request."""
    services = request.services
    return rules.effective_quota(request.person, services.settings, services.pipeline)


def check_part(part: Part, seconds: float | None) -> None:
    """Check that a recording of `seconds` (None: unknown) has the part. Raises NoSuchPart."""
    if seconds is None or not part:
        return
    start, end = part.within(seconds + _ROUNDED)
    if end <= start:
        times = {"start": clock(start), "end": clock(end), "length": clock(seconds)}
        raise NoSuchPart(**times)


async def admit(
    request: Request[Event],
    unit: Unit,
    quota: Quota,
    seconds: float | None,
    *,
    is_new_job: bool = True,
) -> None:
    """Check that a recording of `seconds` (None: unknown) fits the quota.

    The later recordings of an album are no new job; their minutes count all the same. Raises
    TooLong, TooManyJobs, QuotaUsedUp, LongerThanADay.
    """
    check_length(quota, seconds)
    if is_new_job:
        await admit_job(request, unit, quota)
    if quota.minutes:
        accounts, now = request.person.accounts, request.services.clock()
        await unit.usage.lock(accounts)
        check_minutes(quota, await unit.usage.since(accounts, now - DAY), seconds, now)


async def admit_job(request: Request[Event], unit: Unit, quota: Quota) -> None:
    """Check that the sender may have one more unfinished job.

    Raises TooManyJobs with the names of the unfinished jobs; in a group only of those sent there.
    Two requests at the same moment come one after the other.
    """
    if not quota.jobs:
        return
    await unit.usage.lock(request.person.accounts)
    if not rules.has_room_for_job(quota, await count_unfinished(unit, request.person)):
        raise TooManyJobs(limit=quota.jobs, names=await _job_names(request, unit))


async def _job_names(request: Request[Event], unit: Unit) -> str:
    jobs: list[Job] = []
    for account in request.person.accounts:
        jobs += [
            job for job in await unit.jobs.list_for(account, limit=100) if job.finished is None
        ]
    here = request.origin.address.chat
    shown = [job for job in jobs if request.origin.private or job.reply_to.address.chat == here]
    names = [short(job.media.name, 40) for job in shown[:_LISTED]]
    return ", ".join([*names, "…"] if len(names) < len(jobs) else names)
