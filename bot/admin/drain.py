"""Drain: start no new jobs before an update; from a chat or the command line."""

from __future__ import annotations

from bot.admin.context import AdminContext, AdminResult
from bot.admin.job_list import drained_line
from bot.context.services import Services
from storage.database import Unit
from storage.models import Account, JobState

_NOTIFIED = 100
"""Jobs whose workers are notified when work goes on; the workers find the others by themselves."""


async def wake_workers(services: Services) -> None:
    """Notify the workers of waiting jobs, so that they go on at once."""
    waiting = await services.database.query(lambda unit: unit.jobs.waiting(_NOTIFIED))
    for job in waiting:
        await services.queue.notify(job.id, job.attempt)


async def switch_drain(unit: Unit, actor: Account, wanted: str) -> bool:
    """Drain the service (`on`) or resume it (`off`) and add that to the audit log.

    Returns False when nothing changes and for any other word.
    """
    changed = (wanted == "on" and await unit.service_flags.drain()) or (
        wanted == "off" and await unit.service_flags.resume()
    )
    if changed:
        await unit.audit.record(actor, "drain", wanted)
    return bool(changed)


async def drain(context: AdminContext, written: str) -> AdminResult:
    """Switch draining, or only show whether it is on and how many jobs still run."""
    unit, t = context.unit, context.t
    await switch_drain(unit, context.actor, written)
    since, counts = await unit.service_flags.drained_since(), await unit.jobs.counts()
    running, waiting = counts[JobState.RUNNING], counts[JobState.QUEUED]
    lines = [
        t("drain-off") if since is None else drained_line(since, t),
        t("queue-title", running=running, waiting=waiting),
    ]
    facts = {"since": since, "running": running, "waiting": waiting}
    return AdminResult("\n".join(lines), facts)
