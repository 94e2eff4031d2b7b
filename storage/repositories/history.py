"""History of results, newest first, without superseded answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, func, or_, select, tuple_
from sqlalchemy.orm import aliased

from storage.models import Account, Job, JobState
from storage.repositories.jobs.queries import belongs_to
from storage.repositories.jobs.rows import JobTable
from storage.tables.jobs import JobRow


class History(JobTable):
    """Read-only queries of the history."""

    async def list_for(
        self, accounts: Sequence[Account], limit: int, skip: int = 0, before: Job | None = None
    ) -> list[Job]:
        """Return the done jobs of these accounts, newest first, of those that come after `before`
        in this order.

        Of several jobs for the same answer only the last one is in the list.
        """
        moment = tuple_(JobRow.created, JobRow.id)
        older = [moment < (before.created, before.id)] if before else []
        later = aliased(JobRow)
        supersedes = and_(
            later.again_of == func.coalesce(JobRow.again_of, JobRow.id),
            later.state == JobState.DONE,
            or_(
                later.created > JobRow.created,
                and_(later.created == JobRow.created, later.id > JobRow.id),
            ),
        )
        return await self._read(
            select(JobRow)
            .where(
                or_(*map(belongs_to, accounts)),
                JobRow.state == JobState.DONE,
                ~select(later.id).where(supersedes).exists(),
                *older,
            )
            .order_by(JobRow.created.desc(), JobRow.id.desc())
            .limit(limit)
            .offset(skip)
        )

    async def page(
        self, accounts: Sequence[Account], limit: int, before: tuple[datetime, str] | None = None
    ) -> list[Job]:
        """Return the jobs of these accounts in any state, newest first, of those that come after
        the one with this moment of creation and id."""
        older = [tuple_(JobRow.created, JobRow.id) < before] if before else []
        return await self._read(
            select(JobRow)
            .where(or_(*map(belongs_to, accounts)), *older)
            .order_by(JobRow.created.desc(), JobRow.id.desc())
            .limit(limit)
        )
