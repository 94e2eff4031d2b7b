"""What only measuring tells is held against the quota of the person, before anything is heard."""

from __future__ import annotations

from datetime import UTC, datetime

from storage.database import Database
from storage.models import Job
from storage.quota_window import DAY, check_length, check_minutes

_ROUNDED = 1.0
"""Seconds by which what a platform says of a length may be off, since it rounds."""


async def admit(database: Database, job: Job, seconds: float) -> None:
    """The recording is so long. What the job does not count for yet has to fit beside what the
    person sent otherwise; then it counts for all of it. What is done again is always let in.
    Raises TooLong, QuotaUsedUp."""
    check_length(job.quota, seconds - _ROUNDED)
    async with database.begin() as unit:
        person = await unit.people.find(job.account)
        accounts = person.accounts if person else (job.account,)
        await unit.usage.hold(accounts)
        use = await unit.usage.of(job.id)
        if use is None:
            return
        if seconds > use.seconds + _ROUNDED:
            now = datetime.now(UTC)
            uses = await unit.usage.since(accounts, now - DAY)
            others = [each for each in uses if each != use]
            check_minutes(job.quota, others, seconds, now)
        await unit.usage.measured(job.id, seconds)
