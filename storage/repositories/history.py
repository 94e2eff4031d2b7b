"""History of results, newest first, without superseded answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select, tuple_

from storage.models import Account, Job, JobState
from storage.repositories.jobs.filters import not_superseded, tagged
from storage.repositories.jobs.queries import belongs_to
from storage.repositories.jobs.rows import JobTable
from storage.tables.jobs import JobRow


class History(JobTable):
    """Read-only queries of the history."""

    async def list_for(self, accounts: Sequence[Account], limit: int, skip: int = 0) -> list[Job]:
        """Return the done jobs of these accounts, newest first.

        Of several jobs for the same answer only the last one is in the list.
        """
        return await self._read(
            select(JobRow)
            .where(
                or_(*map(belongs_to, accounts)),
                JobRow.state == JobState.DONE,
                not_superseded(),
            )
            .order_by(JobRow.created.desc(), JobRow.id.desc())
            .limit(limit)
            .offset(skip)
        )

    async def page(
        self,
        accounts: Sequence[Account],
        limit: int,
        before: tuple[datetime, str] | None = None,
        tag: str = "",
    ) -> list[Job]:
        """Return the jobs of these accounts in any state, newest first, of those that come after
        the one with this moment of creation and id; with `tag`, a key, only those of answers that
        have it."""
        conditions = [tuple_(JobRow.created, JobRow.id) < before] if before else []
        conditions += [tagged(tag)] if tag else []
        return await self._read(
            select(JobRow)
            .where(or_(*map(belongs_to, accounts)), *conditions)
            .order_by(JobRow.created.desc(), JobRow.id.desc())
            .limit(limit)
        )

    async def ended_since(
        self, accounts: Sequence[Account], moment: datetime, limit: int
    ) -> list[Job]:
        """Return the newest jobs of these accounts that have ended since a moment, oldest first."""
        found = await self._read(
            select(JobRow)
            .where(or_(*map(belongs_to, accounts)), JobRow.finished >= moment)
            .order_by(JobRow.finished.desc(), JobRow.id.desc())
            .limit(limit)
        )
        return found[::-1]

    async def created_since(
        self, accounts: Sequence[Account], moment: datetime, limit: int
    ) -> list[Job]:
        """Return the newest jobs of these accounts since a moment, in any state, oldest first."""
        found = await self._read(
            select(JobRow)
            .where(or_(*map(belongs_to, accounts)), JobRow.created >= moment)
            .order_by(JobRow.created.desc(), JobRow.id.desc())
            .limit(limit)
        )
        return found[::-1]
