"""Quota check of a recording whose real length was just measured, before it is transcribed."""

from __future__ import annotations

from datetime import UTC, datetime

from storage.database import Database, Unit
from storage.models import Job
from storage.quota_window import DAY, check_length, check_minutes

_TOLERANCE = 1.0
"""Tolerance in seconds of the length that a platform reports: platforms round it."""


async def check_quota(database: Database, job: Job, seconds: float) -> None:
    """Check the measured length, in seconds, against the sender's quota and record it as used.

    A length beyond the recorded one must fit beside the sender's other usage. Jobs without a usage
    entry (a redo) always pass. Raises TooLong and QuotaUsedUp.
    """
    check_length(job.quota, seconds - _TOLERANCE)
    await database.transact(lambda unit: _record(unit, job, seconds))


async def _record(unit: Unit, job: Job, seconds: float) -> None:
    person = await unit.people.find(job.account)
    accounts = person.accounts if person else (job.account,)
    await unit.usage.lock(accounts)
    use = await unit.usage.find(job.id)
    if use is None:
        return
    if seconds > use.seconds + _TOLERANCE:
        now = datetime.now(UTC)
        uses = await unit.usage.since(accounts, now - DAY)
        others = [each for each in uses if each != use]
        check_minutes(job.quota, others, seconds, now)
    await unit.usage.set_seconds(job.id, seconds)
