"""Retry of a failed job by an administrator, from a chat or a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.context.refusals import RequestRefused
from bot.jobs.album import shares_card
from storage.database import Unit
from storage.models import Account, Blob, Job, JobState


async def add_retry(
    unit: Unit, failed: str, new_id: str, actor: Account, now: datetime
) -> tuple[Job, Blob | None]:
    """Add a job that does a failed one again for its owner, and an entry in the audit log.

    Returns the job, whose recording is not set yet, and where the recording may be stored. Raises
    RequestRefused when the job has not failed, is no longer kept, or was done again meanwhile.
    """
    known = await unit.jobs.get(failed)
    is_there = known is not None and await unit.jobs.hold(known.id)
    if known is None or not is_there or known.state is not JobState.FAILED:
        raise RequestRefused("retry-not")
    chain = await unit.jobs.chain(known.again_of or known.id)
    if any(job.finished is None or job.delivered is None for job in chain) or (
        max(chain, key=lambda job: job.created).id != known.id
    ):
        raise RequestRefused("retry-not")
    job = Job(
        id=new_id,
        account=known.account,
        reply_to=known.reply_to,
        media=replace(known.media, blob=None),
        options=known.options,
        created=now,
        locale=known.locale,
        card=None if shares_card(known) else known.card,  # which others share
        again_of=known.again_of or known.id,
    )
    await unit.jobs.add(job)
    await unit.audit.record(actor, "retry", known.id)
    return job, known.media.blob
