"""Usage of quotas, stored apart from the jobs: deleting a result restores no quota.

A row is written, corrected and removed in the same transaction as its job changes
(`storage/repositories/jobs.py`). It names its account by a digest and is deleted after a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, UsageEntry
from storage.pseudonyms import owner
from storage.tables.dialect import lock_rows
from storage.tables.jobs import UsageRow


class Usage:
    """Usage by account and by job."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def lock(self, accounts: Sequence[Account]) -> None:
        """Lock the usage of one person's accounts until the transaction ends.

        Otherwise two recordings at the same moment could both use what is left: minutes, or
        the last job. Call it before they are counted.

        SQLite needs no lock: it has one writer at a time.
        https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
        """
        if self._connection.dialect.name == "postgresql":
            for word in sorted(map(owner, accounts)):  # sorted, against deadlocks
                await self._connection.execute(
                    select(func.pg_advisory_xact_lock(func.hashtextextended(word, 1)))
                )

    async def since(self, accounts: Sequence[Account], moment: datetime) -> list[UsageEntry]:
        """Return the usage of these accounts after `moment`, oldest first."""
        rows = await self._connection.execute(
            select(UsageRow)
            .where(UsageRow.owner.in_(list(map(owner, accounts))), UsageRow.moment > moment)
            .order_by(UsageRow.moment)
        )
        return [UsageEntry(row.job_id, row.moment, row.seconds) for row in rows]

    async def find(self, job_id: str) -> UsageEntry | None:
        """Return the usage of a job; None when it has none (any more)."""
        found = await self._connection.execute(select(UsageRow).where(UsageRow.job_id == job_id))
        row = found.one_or_none()
        return UsageEntry(row.job_id, row.moment, row.seconds) if row else None

    async def set_seconds(self, job_id: str, seconds: float) -> None:
        """Set the measured length of a job's recording, in seconds."""
        await self._connection.execute(
            update(UsageRow).where(UsageRow.job_id == job_id).values(seconds=seconds)
        )

    async def delete_before(self, moment: datetime) -> None:
        """Delete usage that no longer counts."""
        old = await lock_rows(self._connection, UsageRow, UsageRow.moment <= moment)
        await self._connection.execute(delete(UsageRow).where(old))
