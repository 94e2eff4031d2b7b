"""Jobs: what people asked for, how far it is, and what came of it."""

from __future__ import annotations

from sqlalchemy import delete

from storage.models import Failure, Job, JobState, Media, MessageRef
from storage.repositories.job_leases import UNCLAIMED, JobLeases
from storage.repositories.job_queries import UNFINISHED
from storage.repositories.job_rows import values_of
from storage.repositories.statements import insert_new
from storage.tables import JobRow, db_time


class Jobs(JobLeases):
    """What a front end writes, beside what workers write and what everybody reads."""

    async def add(self, job: Job) -> bool:
        """Keep a new job; False when its id exists: the same message is the same job."""
        return await insert_new(self._session, JobRow, **values_of(job))

    async def set_card(self, job_id: str, card: MessageRef) -> bool:
        """Remember the message that shows its progress."""
        return bool(await self._change(JobRow.id == job_id, card=card))

    async def fetched(self, job_id: str, media: Media) -> bool:
        """The bytes are here (`media.blob` is set): the job may be claimed.

        False when it is no longer queued: cancelled or forgotten meanwhile.
        """
        if media.blob is None:
            raise ValueError(f"job {job_id}: fetched media without a blob")
        changed = await self._change(
            JobRow.id == job_id,
            JobRow.state == JobState.QUEUED,
            media=media,
            media_sha=media.blob.sha256,
            seconds=media.seconds,
        )
        return bool(changed)

    async def cancel(self, job_id: str) -> bool:
        """End it at once, queued or running; its worker's later writes are fenced off."""
        changed = await self._change(
            JobRow.id == job_id,
            JobRow.state.in_(UNFINISHED),
            state=JobState.CANCELLED,
            finished=db_time(),
            **UNCLAIMED,
        )
        return bool(changed)

    async def refuse(self, job_id: str, failure: Failure) -> bool:
        """End a queued job before a worker saw it, as when its media can't be fetched."""
        changed = await self._change(
            JobRow.id == job_id,
            JobRow.state == JobState.QUEUED,
            state=JobState.FAILED,
            failure=failure,
            finished=db_time(),
        )
        return bool(changed)

    async def delivered(self, job_id: str) -> bool:
        """The whole answer has reached the chat; False when it was noted before."""
        changed = await self._change(
            JobRow.id == job_id,
            JobRow.finished.is_not(None),
            JobRow.delivered.is_(None),
            delivered=db_time(),
        )
        return bool(changed)

    async def forget(self, job_id: str) -> bool:
        """Delete the job and what is known of its delivery; its blobs are not touched."""
        gone = await self._session.scalars(
            delete(JobRow)
            .where(JobRow.id == job_id)
            .returning(JobRow.id)
            .execution_options(synchronize_session=False)
        )
        return bool(gone.all())
