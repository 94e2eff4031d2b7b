"""The list of a person's recordings, filtered. Each account is read by an index of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, select, tuple_, union_all

from storage.models import ALL_RESULTS, Account, Job, JobState, LibraryFilter
from storage.repositories.jobs.filters import filtered
from storage.repositories.jobs.queries import belongs_to
from storage.repositories.jobs.rows import JobTable
from storage.tables.jobs import JobRow


class Library(JobTable):
    """Read-only queries of the list of recordings."""

    async def list_for(
        self,
        accounts: Sequence[Account],
        limit: int,
        wanted: LibraryFilter = ALL_RESULTS,
        before: Job | None = None,
    ) -> list[Job]:
        """Return the jobs of these accounts that fit the filter, newest first, of those that come
        after `before` in this order."""
        conditions = filtered(wanted)
        if before:
            moment = tuple_(JobRow.created, JobRow.id)
            conditions.append(moment < (before.created, before.id))
        each = [self._newest(account).where(*conditions).limit(limit) for account in accounts]
        if not each:
            return []
        found = union_all(*(select(one.subquery()) for one in each)).subquery()
        newest = select(found.c.id).order_by(found.c.created.desc(), found.c.id.desc()).limit(limit)
        ids = list(await self._connection.scalars(newest))
        jobs = await self.several(ids)
        return [jobs[one] for one in ids if one in jobs]

    async def several(self, ids: Collection[str]) -> dict[str, Job]:
        """Return the jobs with these ids, at most some thousand."""
        return {job.id: job for job in await self._where(JobRow.id.in_(ids))}

    async def languages(self, accounts: Sequence[Account]) -> list[str]:
        """Return the languages of these accounts' results."""
        found = set[str]()
        for account in accounts:
            spoken = select(JobRow.language).where(
                belongs_to(account), JobRow.finished.is_not(None), JobRow.state == JobState.DONE
            )
            found |= {each for each in await self._connection.scalars(spoken.distinct()) if each}
        return sorted(found)

    @staticmethod
    def _newest(account: Account) -> Select[str, datetime]:
        newest = select(JobRow.id, JobRow.created).where(belongs_to(account))
        return newest.order_by(JobRow.created.desc(), JobRow.id.desc())
