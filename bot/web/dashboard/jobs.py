"""Acts of administrators on jobs, from the dashboard and by programs."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from bot.admin.context import AdminContext
from bot.context.refusals import RequestRefused
from bot.jobs.retry import add_retry
from bot.jobs.stored_media import restore_media, retry_restore
from bot.jobs.unfinished import cancel_jobs, tell_workers
from bot.web.context import Web
from storage.models import Blob, Job, job_id


@dataclass(frozen=True, slots=True)
class Done:
    """Act in a transaction: the id of the job that is there now, and what follows the commit."""

    job: str
    then: Callable[[], Awaitable[None]] | None = None


Act = Callable[[Web, AdminContext, str], Awaitable[Done]]
"""Takes the id of a job. Raises RequestRefused."""


async def cancel(web: Web, context: AdminContext, job: str) -> Done:
    """Cancel a job."""
    known = await context.unit.jobs.get(job)
    cancelled = await cancel_jobs(context.unit, [known] if known else [])
    if not cancelled:
        raise RequestRefused("cancel-over")
    if known is not None and known.account not in context.own:
        await context.unit.audit.record(context.actor, "cancel", job)
    return Done(job, partial(tell_workers, web.services, cancelled))


async def front(_web: Web, context: AdminContext, job: str) -> Done:
    """Move a job to the front of the queue."""
    if not await context.unit.jobs.move_to_front(job):
        raise RequestRefused("front-not")
    await context.unit.audit.record(context.actor, "front", job)
    return Done(job)


async def retry(web: Web, context: AdminContext, failed: str) -> Done:
    """Do a failed job again for its owner."""
    account, unit = context.actor, context.unit
    new_id = job_id(account.platform, f"dashboard {account.id}", secrets.token_hex(16))
    job, stored = await add_retry(unit, failed, new_id, account, context.clock())
    if stored is None:
        await unit.handed_over.add(job)
        return Done(job.id)
    restore = partial(_restore, web, job, stored)
    return Done(job.id, partial(retry_restore, web.services, job, restore))


async def _restore(web: Web, job: Job, stored: Blob) -> None:
    """Give a job its stored recording; without it the bot of its platform fetches it again."""
    if await restore_media(web.services, job, stored):
        await web.services.queue.notify(job.id, job.attempt)
        return
    await web.transact(lambda unit: unit.handed_over.add(job))
