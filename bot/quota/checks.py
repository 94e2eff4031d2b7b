"""What somebody may ask for now: their quota, and what they used of it."""

from __future__ import annotations

from bot.chat.text import short
from bot.context.request import Request
from bot.quota import rules
from bot.quota.usage import under_way
from storage import quota_window
from storage.database import Unit
from storage.models import Job, Quota

_NAMED = 5


def quota_of(request: Request) -> Quota:
    """What holds for who says it."""
    return rules.quota_of(request.person, request.services.settings, request.services.pipeline)


async def check_under_way(request: Request, unit: Unit, quota: Quota) -> None:
    """Whether they may have one job more. Raises TooManyJobs, which names what is under way: in a
    group only what was sent there."""
    if not quota.jobs:
        return
    count = await under_way(unit, request.person)
    if count >= quota.jobs:
        rules.check_jobs(quota, count, await _names(request, unit))


async def check_minutes(request: Request, unit: Unit, quota: Quota, seconds: float | None) -> None:
    """Whether a recording of this length fits. Raises QuotaUsedUp."""
    if quota.minutes:
        await unit.usage.hold(request.person.accounts)
        now = request.services.clock()
        uses = await unit.usage.since(request.person.accounts, now - quota_window.DAY)
        quota_window.check_minutes(quota, uses, seconds, now)


async def _names(request: Request, unit: Unit) -> str:
    jobs: list[Job] = []
    for account in request.person.accounts:
        jobs += [job for job in await unit.jobs.of(account, limit=100) if job.finished is None]
    here = request.origin.address.chat
    told = [job for job in jobs if request.origin.private or job.reply_to.address.chat == here]
    names = [short(job.media.name, 40) for job in told[:_NAMED]]
    return ", ".join([*names, "…"] if len(names) < len(jobs) else names)
