"""Queries of jobs."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, bindparam, func, or_, select, text, tuple_
from sqlalchemy.orm import aliased
from sqlalchemy.sql import ColumnElement

from storage.models import Account, Address, Job, JobState, MessageRef, Platform
from storage.repositories.jobs.rows import JobTable
from storage.tables.columns import db_time
from storage.tables.jobs import JobRow

UNFINISHED = (JobState.QUEUED, JobState.RUNNING)
IN_TURN = (JobRow.turn, JobRow.round, JobRow.created, JobRow.id)
"""Order in which jobs are claimed."""
WAITING = (JobRow.state == JobState.QUEUED, JobRow.media_sha.is_not(None))
"""Conditions of a job that a worker may claim."""


def belongs_to(account: Account) -> ColumnElement[bool]:
    """Return the condition that a job belongs to this account."""
    return and_(JobRow.platform == account.platform, JobRow.account == account.id)


def _of(platform: Platform | None, jobs: list[Job]) -> list[Job]:
    """Return the jobs of a platform. As a condition it would make SQLite look at all jobs that the
    platform ever had, in the index that begins with it."""
    return [job for job in jobs if platform in (None, job.account.platform)]


# Executed for every recording, so built once: building takes longer than executing.
_OF_ACCOUNT = and_(JobRow.platform == bindparam("platform"), JobRow.account == bindparam("account"))
_UNFINISHED = select(func.count(func.coalesce(JobRow.album, JobRow.id).distinct())).where(
    _OF_ACCOUNT, JobRow.state.in_(UNFINISHED)
)
_QUEUE = select(JobRow.id).where(JobRow.state == JobState.QUEUED).order_by(*IN_TURN)
_IS_QUEUED = text(f"state = '{JobState.QUEUED.value}'")
"""As in the index `ix_jobs_rounds`: a value of the statement would not choose a partial index."""
_ACCOUNTS_AT_ONCE = 500
"""Accounts of one statement: SQLite takes some thousand values."""
_RUNNING = select(JobRow.id).where(JobRow.state == JobState.RUNNING)
_QUEUED = aliased(JobRow)
_EARLIER = tuple_(*IN_TURN) < tuple_(*(getattr(_QUEUED, each.key) for each in IN_TURN))
_POSITION = (
    select(func.count(JobRow.id))
    .select_from(_QUEUED)
    .join(
        JobRow,
        or_(JobRow.state == JobState.RUNNING, and_(JobRow.state == JobState.QUEUED, _EARLIER)),
    )
    .where(_QUEUED.id == bindparam("job"), _QUEUED.state == JobState.QUEUED)
)


class JobQueries(JobTable):
    """Read-only queries; lists are oldest first unless stated otherwise."""

    async def get(self, job_id: str) -> Job | None:
        """Return one job; None when there is none (any more)."""
        if not job_id.isprintable():  # forged: PostgreSQL refuses NUL
            return None
        found = await self._where(JobRow.id == job_id)
        return found[0] if found else None

    async def unstarted(self, platform: Platform, before: datetime | None = None) -> list[str]:
        """Return the ids of unfinished jobs without media or card, sent `before` that moment: the
        bot stopped while it sent the card or downloaded them."""
        is_unfetched = and_(JobRow.state == JobState.QUEUED, JobRow.media_sha.is_(None))
        conditions = [JobRow.state.in_(UNFINISHED), or_(is_unfetched, JobRow.card.is_(None))]
        conditions += [JobRow.created < before] if before else []
        found = await self._connection.execute(
            select(JobRow.id, JobRow.platform)
            .where(*conditions)
            .order_by(JobRow.created, JobRow.id)
        )
        return [row.id for row in found if row.platform is platform]

    async def waiting(self, limit: int | None = None, skip: int = 0) -> list[Job]:
        """Return jobs that a worker may claim, in queue order, without the first `skip`."""
        return await self._read(
            select(JobRow).where(*WAITING).order_by(*IN_TURN).limit(limit).offset(skip)
        )

    async def several(self, platform: Platform, ids: Collection[str]) -> list[Job]:
        """Return the platform's jobs among these, at most some thousand."""
        return _of(platform, await self._where(JobRow.id.in_(ids)))

    async def running(self, platform: Platform | None = None) -> list[Job]:
        """Return jobs that a worker has claimed, of one platform or of all."""
        return _of(platform, await self._where(JobRow.state == JobState.RUNNING))

    async def unfinished_of(self, accounts: Collection[Account]) -> list[Job]:
        """Return the queued and running jobs of some accounts, in no order."""
        own = set(accounts)
        jobs = [job for job in await self.running() if job.account in own]
        by_platform: dict[Platform, list[str]] = {}
        for account in own:
            by_platform.setdefault(account.platform, []).append(account.id)
        for platform, ids in by_platform.items():
            for start in range(0, len(ids), _ACCOUNTS_AT_ONCE):
                some = ids[start : start + _ACCOUNTS_AT_ONCE]
                own_queued = (JobRow.platform == platform, JobRow.account.in_(some), _IS_QUEUED)
                jobs += await self._read(select(JobRow).where(*own_queued))
        return jobs

    async def running_ids(self) -> set[str]:
        """Return the ids of the jobs that a worker has claimed."""
        return set(await self._connection.scalars(_RUNNING))

    async def failed(self, limit: int, before: tuple[datetime, str] | None = None) -> list[Job]:
        """Return failed jobs, newest first; those behind a moment of an end and an id."""
        place = tuple_(JobRow.finished, JobRow.id)
        older = [place < before] if before else []
        # Only failed jobs have a code. By state, SQLite would sort all jobs of that state.
        return await self._read(
            select(JobRow)
            .where(JobRow.finished.is_not(None), JobRow.failed_with.is_not(None), *older)
            .order_by(JobRow.finished.desc(), JobRow.id.desc())
            .limit(limit)
        )

    async def active(self, platform: Platform) -> list[Job]:
        """Return the platform's queued and running jobs. Reads all of them: only call it once."""
        return await self._where(JobRow.state.in_(UNFINISHED), JobRow.platform == platform)

    async def position(self, job_id: str) -> int:
        """Return the number of jobs ahead: running ones and earlier queued ones.

        Returns 0 when the job is not queued.
        """
        return await self._connection.scalar(_POSITION, {"job": job_id}) or 0

    async def positions(self) -> dict[str, int]:
        """Return `position` for every queued job, from the index of the queue alone."""
        running = len(await self.running_ids())
        queue = await self._connection.scalars(_QUEUE)
        return {job: place for place, job in enumerate(queue, running)}

    async def undelivered(self, platform: Platform) -> list[str]:
        """Return the ids of ended jobs whose answer is not delivered, in the order in which they
        ended."""
        found = await self._connection.scalars(
            select(JobRow.id)
            .where(
                JobRow.platform == platform,
                JobRow.delivered.is_(None),
                JobRow.finished.is_not(None),
            )
            .order_by(JobRow.finished, JobRow.id)
        )
        return list(found)

    async def last_messages(
        self, platform: Platform, days: int, limit: int, before: datetime
    ) -> list[MessageRef]:
        """Return the message of the newest job of each chat from before a moment, or of its first
        job if all are newer; of at most so many jobs and days, newest first."""
        found = await self._connection.execute(
            select(JobRow.reply_to, JobRow.created)
            .where(JobRow.platform == platform, JobRow.created >= db_time(-86_400 * days))
            .order_by(JobRow.created.desc())
            .limit(limit)
        )
        chats: dict[Address, tuple[MessageRef, datetime]] = {}
        for ref, created in found:
            known = chats.get(ref.address)
            if not ref.message:  # pages and programs send none
                continue
            if ref.address.platform is platform and (known is None or known[1] >= before):
                chats[ref.address] = ref, created
        return [ref for ref, _ in chats.values()]

    async def list_for(self, account: Account, limit: int = 10) -> list[Job]:
        """Return the account's jobs, newest first."""
        return await self._read(
            select(JobRow)
            .where(belongs_to(account))
            .order_by(JobRow.created.desc(), JobRow.id.desc())
            .limit(limit)
        )

    async def count_unfinished(self, account: Account) -> int:
        """Return the number of queued and running jobs of the account; an album counts as one."""
        values = {"platform": account.platform, "account": account.id}
        return await self._connection.scalar(_UNFINISHED, values) or 0

    async def in_album(self, platform: Platform, album: str) -> list[Job]:
        """Return the jobs of an album, without those that redo one."""
        return await self._where(
            JobRow.platform == platform, JobRow.album == album, JobRow.again_of.is_(None)
        )

    async def with_media(self, sha256: str) -> list[Job]:
        """Return the jobs of all people on this media."""
        return await self._where(JobRow.media_sha == sha256)

    async def page_with_media(self, after: str, limit: int) -> list[Job]:
        """Return the first jobs with media whose ids come after this one, by id."""
        return await self._read(
            select(JobRow)
            .where(JobRow.id > after, JobRow.media_sha.is_not(None))
            .order_by(JobRow.id)
            .limit(limit)
        )

    async def ids_on(self, media: Collection[str]) -> list[str]:
        """Return the ids of all jobs on these media, given by at most some thousand hashes."""
        found = await self._connection.scalars(select(JobRow.id).where(JobRow.media_sha.in_(media)))
        return list(found)

    async def needed_media(self, media: Collection[str], keep_hours: float = 0) -> set[str]:
        """Return the media with a job that has not ended, or was done within `keep_hours`."""
        wanted: ColumnElement[bool] = JobRow.finished.is_(None)
        if keep_hours:
            since = db_time(-3600 * keep_hours)
            wanted = or_(wanted, and_(JobRow.state == JobState.DONE, JobRow.finished >= since))
        found = await self._connection.scalars(
            select(JobRow.media_sha).where(JobRow.media_sha.in_(media), wanted).distinct()
        )
        return {sha256 for sha256 in found if sha256 is not None}

    async def media_done_before(self, hours: float) -> list[str]:
        """Return the hashes of media with a job that was done more than `hours` ago."""
        found = await self._connection.scalars(
            select(JobRow.media_sha)
            .where(
                JobRow.state == JobState.DONE,
                JobRow.finished < db_time(-3600 * hours),
                JobRow.media_sha.is_not(None),
            )
            .distinct()
        )
        return [sha256 for sha256 in found if sha256 is not None]

    async def chain(self, root: str) -> list[Job]:
        """Return the job of this id and those that redo it."""
        return await self._where(or_(JobRow.id == root, JobRow.again_of == root))

    async def counts(self) -> dict[JobState, int]:
        """Return the numbers of queued and of running jobs."""
        rows = await self._connection.execute(
            select(JobRow.state, func.count())
            .where(JobRow.state.in_(UNFINISHED))
            .group_by(JobRow.state)
        )
        return dict.fromkeys(UNFINISHED, 0) | dict(rows.all())
