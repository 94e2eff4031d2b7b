"""Claims and leases of jobs, fenced by the number of the attempt.

A claim is a compare-and-set that increments `attempt`. Every later write of a worker applies only
while the row is running in that attempt: one whose lease expired overwrites no work of another one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import and_, case, delete, or_, select, update
from sqlalchemy.sql import ColumnElement

from storage.errors import KeptCrashing
from storage.models import ALL_JOBS, Abilities, Failure, Job, JobState, Result, Stage
from storage.repositories.jobs.ends import note_ends
from storage.repositories.jobs.queries import IN_TURN, UNFINISHED, WAITING, JobQueries
from storage.repositories.jobs.rows import may_run, needs_text, result_columns
from storage.repositories.service_flags import IS_DRAINED
from storage.tables.columns import db_time
from storage.tables.dialect import lock_rows
from storage.tables.jobs import JobRow, UsageRow

LEASE_SECONDS = 10
"""Seconds that a claim holds without a heartbeat, by the database's clock."""
CRASHES_ALLOWED = 3
"""Number of worker crashes without progress between them at which a job fails."""

UNCLAIMED: dict[str, Any] = {"worker": None, "lease_until": None}


def failed(failure: Failure) -> dict[str, Any]:
    """Return the columns of a job that fails now."""
    return {
        "state": JobState.FAILED,
        "failure": failure,
        "failed_with": failure.code,
        "finished": db_time(),
    }


def _is_expired() -> ColumnElement[bool]:
    return and_(JobRow.state == JobState.RUNNING, JobRow.lease_until < db_time())


class JobLeases(JobQueries):
    """Writes of workers. A result of False means a cancelled, deleted or taken over job."""

    async def claim(self, job_id: str, worker: str) -> Job | None:
        """Claim a waiting job. Returns None when it is not waiting, or the service is drained."""
        claimed = await self._change(
            JobRow.id == job_id,
            JobRow.state == JobState.QUEUED,
            JobRow.media_sha.is_not(None),
            ~IS_DRAINED,
            state=JobState.RUNNING,
            attempt=JobRow.attempt + 1,
            worker=worker,
            lease_until=db_time(LEASE_SECONDS),
            started=db_time(),
        )
        return await self.get(job_id) if claimed else None

    async def claim_next(
        self,
        worker: str,
        exclude: Collection[str] = (),
        *,
        busy: bool = False,
        abilities: Abilities = ALL_JOBS,
        left: Collection[str] = (),
    ) -> Job | None:
        """Claim the next waiting job that a worker may run (`rows.may_run`).

        Skips jobs in `exclude` and jobs that another worker is claiming. Returns None when none is
        left, or when the next one has crashes and the worker is `busy`: it must run alone, since it
        may crash the worker again, and later jobs wait behind it.
        """
        found = await self._connection.execute(
            select(JobRow.id, JobRow.crashes)
            .where(*WAITING, JobRow.id.not_in(exclude), *may_run(abilities, left))
            .order_by(*IN_TURN)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        first = found.one_or_none()
        if first is None or (busy and first.crashes):
            return None
        return await self.claim(first.id, worker)

    async def renew(self, job_id: str, attempt: int) -> bool:
        """Renew the lease."""
        return await self._fenced(job_id, attempt, lease_until=db_time(LEASE_SECONDS))

    async def set_stage(self, job_id: str, attempt: int, stage: Stage) -> bool:
        """Set the stage and renew the lease."""
        return await self._fenced(job_id, attempt, stage=stage, lease_until=db_time(LEASE_SECONDS))

    async def mark_progressed(self, job_id: str, attempt: int) -> bool:
        """Mark that new results were stored: the next crash is the first one again."""
        return await self._fenced(job_id, attempt, progressed=True)

    async def finish(self, job_id: str, attempt: int, result: Result) -> bool:
        """Finish a job; its usage becomes the measured length."""
        changed = await self._fenced(
            job_id,
            attempt,
            state=JobState.DONE,
            finished=db_time(),
            **result_columns(result),
            **UNCLAIMED,
        )
        if changed:
            await self._connection.execute(
                update(UsageRow).where(UsageRow.job_id == job_id).values(seconds=result.seconds)
            )
        return changed

    async def fail(self, job_id: str, attempt: int, failure: Failure) -> bool:
        """Fail a job, and delete its usage."""
        changed = await self._fenced(job_id, attempt, **failed(failure), **UNCLAIMED)
        await self._delete_usage([job_id] if changed else [])
        return changed

    async def release(self, job_id: str, attempt: int) -> bool:
        """Return a job to the queue on the worker's shutdown. It is not counted as a crash."""
        return await self._fenced(job_id, attempt, state=JobState.QUEUED, **UNCLAIMED)

    async def workers_of_lost_jobs(self) -> set[str]:
        """Return the workers whose leases expired, or whose crash is counted in an unfinished
        job."""
        found = await self._connection.execute(
            select(JobRow.worker, JobRow.lost_by, JobRow.lease_until < db_time())
            .where(
                JobRow.state.in_(UNFINISHED),
                or_(_is_expired(), JobRow.lost_by.is_not(None)),
            )
            .distinct()
        )
        lost: set[str | None] = set()
        for worker, lost_by, is_expired in found:
            lost |= {lost_by, worker if is_expired else None}
        return {each for each in lost if each is not None}

    async def end_leases(self, workers: Collection[str]) -> None:
        """End the leases of workers that are known to be gone."""
        held = await self._lock(JobRow.state == JobState.RUNNING, JobRow.worker.in_(workers))
        await self._change(held, lease_until=db_time(-1))

    async def forgive_crashes(self, workers: Collection[str]) -> None:
        """Take back the last crash of unfinished jobs that was counted for one of these workers.

        Another machine counts it, because it can't tell a crash from a stall.
        """
        if workers:
            forgiven = await self._lock(
                JobRow.state.in_(UNFINISHED), JobRow.lost_by.in_(workers), JobRow.crashes > 0
            )
            await self._change(
                forgiven,
                crashes=JobRow.crashes - 1,
                lost_by=None,
            )

    async def recover_expired(self, spared: Collection[str] = ()) -> list[str]:
        """Take jobs back from workers whose lease expired. Returns their ids.

        They return to the queue with one more crash, or fail at CRASHES_ALLOWED. The crash is the
        first one if the job made progress since the last. Jobs of workers in `spared`, which did
        not crash, return to the queue only.
        """
        expired = await self._lock(_is_expired())
        spared_jobs: list[str] = []
        if spared:
            spared_jobs = await self._change(
                expired,
                _is_expired(),
                JobRow.worker.in_(spared),
                state=JobState.QUEUED,
                **UNCLAIMED,
            )
        return spared_jobs + await self._count_crash(expired, _is_expired(), lost_by=JobRow.worker)

    async def lose(self, job_id: str, attempt: int) -> bool:
        """Take a job back from a worker that lives, but whose child or memory did not suffice. It
        counts as a crash."""
        mine = (JobRow.id == job_id, JobRow.attempt == attempt, JobRow.state == JobState.RUNNING)
        return bool(await self._count_crash(*mine, lost_by=None))

    async def _count_crash(self, *conditions: ColumnElement[bool], lost_by: Any) -> list[str]:
        """Count one more crash of these running jobs, and requeue or fail them. Return their
        ids."""
        failing = await self._change(
            *conditions,
            ~JobRow.progressed,
            JobRow.crashes >= CRASHES_ALLOWED - 1,
            crashes=JobRow.crashes + 1,
            **failed(Failure(KeptCrashing.code)),
            **UNCLAIMED,
        )
        requeued = await self._change(
            *conditions,
            state=JobState.QUEUED,
            crashes=case((JobRow.progressed, 1), else_=JobRow.crashes + 1),
            progressed=False,
            lost_by=lost_by,
            **UNCLAIMED,
        )
        await self._delete_usage(failing)
        return failing + requeued

    async def _lock(self, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
        """Lock the jobs that meet these conditions. Return the condition that a job is one."""
        return await lock_rows(self._connection, JobRow, *conditions)

    async def _fenced(self, job_id: str, attempt: int, **values: Any) -> bool:
        changed = await self._change(
            JobRow.id == job_id,
            JobRow.attempt == attempt,
            JobRow.state == JobState.RUNNING,
            **values,
        )
        return bool(changed)

    async def _delete_usage(self, jobs: Sequence[str]) -> None:
        """Delete the usage of jobs that have no result."""
        if jobs:
            usage = await lock_rows(self._connection, UsageRow, UsageRow.job_id.in_(jobs))
            await self._connection.execute(delete(UsageRow).where(usage))

    async def _change(self, *conditions: ColumnElement[bool], **values: Any) -> list[str]:
        """Update the jobs that meet these conditions and return their ids.

        The ends of jobs are noted.
        """
        if "options" in values:
            values["needs"] = needs_text(values["options"])
        changed = await self._connection.scalars(
            update(JobRow).where(*conditions).values(**values).returning(JobRow.id)
        )
        ids = list(changed)
        if ids and "finished" in values:
            await note_ends(self._connection, ids, values)
        return ids
