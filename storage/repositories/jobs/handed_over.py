"""Jobs of pages and programs, which the bot of their platform has not begun."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Job, Platform
from storage.tables.dialect import insert_new
from storage.tables.jobs import HandedOverRow


class HandedOver:
    """Few rows, so that the bot may look at them every second."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, job: Job) -> None:
        """Let the bot of the job's platform begin it: send its card, and follow its link."""
        await insert_new(
            self._connection, HandedOverRow, job_id=job.id, platform=job.account.platform
        )

    async def list_for(self, platform: Platform) -> list[str]:
        """Return the ids of the platform's jobs."""
        found = await self._connection.scalars(
            select(HandedOverRow.job_id)
            .where(HandedOverRow.platform == platform)
            .order_by(HandedOverRow.job_id)
        )
        return list(found)

    async def remove(self, job_ids: Sequence[str]) -> None:
        """Remove jobs that are begun. After a crash `Jobs.unstarted` names them."""
        await self._connection.execute(
            delete(HandedOverRow).where(HandedOverRow.job_id.in_(job_ids))
        )
