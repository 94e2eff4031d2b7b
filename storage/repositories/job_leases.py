"""Who works on a job: claims, leases and the fence around them.

A claim is a compare-and-set, and raises `attempt`. Every later write of a worker holds only while
the row is running in that attempt, so a worker that was thought dead can't spoil what another does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.sql import ColumnElement

from storage.errors import KeptCrashing
from storage.models import Failure, Job, JobState, Result, Stage
from storage.repositories import daily_totals
from storage.repositories.job_queries import IN_TURN, WAITING, JobQueries
from storage.repositories.service_flags import IS_DRAINED
from storage.tables.columns import db_time
from storage.tables.core import JobRow, UsageRow

LEASE_SECONDS = 10
"""How long a claim holds without a heartbeat, in the database's time."""
CRASHES_ALLOWED = 3
"""At the third death of a process over a job the job fails."""

UNCLAIMED: dict[str, Any] = {"worker": None, "lease_until": None}


def failed(failure: Failure) -> dict[str, Any]:
    """The columns of a job that fails now."""
    return {
        "state": JobState.FAILED,
        "failure": failure,
        "failed_with": failure.code,
        "finished": db_time(),
    }


class JobLeases(JobQueries):
    """What workers write. False means: the job was cancelled, forgotten or taken over."""

    async def claim(self, job_id: str, worker: str) -> Job | None:
        """Take a waiting job, or None when it is not there to be taken, or nothing is."""
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

    async def claim_next(self, worker: str, but: Collection[str] = ()) -> Job | None:
        """Take the waiting job whose turn it is, passing by those in `but` and what somebody else
        takes this moment."""
        first = await self._connection.scalar(
            select(JobRow.id)
            .where(*WAITING, JobRow.id.not_in(but))
            .order_by(*IN_TURN)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        return await self.claim(first, worker) if first else None

    async def renew(self, job_id: str, attempt: int) -> bool:
        """Renew the lease."""
        return await self._fenced(job_id, attempt, lease_until=db_time(LEASE_SECONDS))

    async def set_stage(self, job_id: str, attempt: int, stage: Stage) -> bool:
        """Note which step it has reached; renews the lease."""
        return await self._fenced(job_id, attempt, stage=stage, lease_until=db_time(LEASE_SECONDS))

    async def finish(self, job_id: str, attempt: int, result: Result) -> bool:
        """It is done, and counts for its measured length."""
        ours = await self._fenced(
            job_id,
            attempt,
            state=JobState.DONE,
            result=result,
            seconds=result.seconds,
            language=result.language,
            finished=db_time(),
            **UNCLAIMED,
        )
        if ours:
            await self._connection.execute(
                update(UsageRow).where(UsageRow.job_id == job_id).values(seconds=result.seconds)
            )
        return ours

    async def fail(self, job_id: str, attempt: int, failure: Failure) -> bool:
        """It can't be done."""
        ours = await self._fenced(job_id, attempt, **failed(failure), **UNCLAIMED)
        await self._costs_nothing([job_id] if ours else [])
        return ours

    async def release(self, job_id: str, attempt: int) -> bool:
        """Give it back to the queue, as a worker does that is told to stop. No crash counted."""
        return await self._fenced(job_id, attempt, state=JobState.QUEUED, **UNCLAIMED)

    async def recover_expired(self) -> list[str]:
        """Take jobs from workers whose lease ran out, and return their ids.

        They go back to the queue with one crash more, or fail when that makes CRASHES_ALLOWED.
        """
        lost = (JobRow.state == JobState.RUNNING, JobRow.lease_until < db_time())
        hopeless = await self._change(
            *lost,
            JobRow.crashes >= CRASHES_ALLOWED - 1,
            crashes=JobRow.crashes + 1,
            **failed(Failure(KeptCrashing.code)),
            **UNCLAIMED,
        )
        again = await self._change(
            *lost, state=JobState.QUEUED, crashes=JobRow.crashes + 1, **UNCLAIMED
        )
        await self._costs_nothing(hopeless)
        return hopeless + again

    async def _fenced(self, job_id: str, attempt: int, **values: Any) -> bool:
        changed = await self._change(
            JobRow.id == job_id,
            JobRow.attempt == attempt,
            JobRow.state == JobState.RUNNING,
            **values,
        )
        return bool(changed)

    async def _costs_nothing(self, jobs: Sequence[str]) -> None:
        """Nothing came of these, so they count for nothing."""
        if jobs:
            await self._connection.execute(delete(UsageRow).where(UsageRow.job_id.in_(jobs)))

    async def _change(self, *conditions: ColumnElement[bool], **values: Any) -> list[str]:
        """Update the jobs that meet these conditions; their ids. Those that end are counted."""
        changed = await self._connection.scalars(
            update(JobRow).where(*conditions).values(**values).returning(JobRow.id)
        )
        ids = list(changed)
        if ids and "finished" in values:
            await daily_totals.count(self._connection, JobRow.id.in_(ids))
        return ids
