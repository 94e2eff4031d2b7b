"""Jobs: what people asked for, how far it is, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.orm import aliased
from sqlalchemy.sql import ColumnElement

from storage.models import Account, Failure, Job, JobState, Media, MessageRef, Options
from storage.pseudonyms import owner
from storage.repositories import daily_totals
from storage.repositories.dialect import insert_new
from storage.repositories.job_leases import UNCLAIMED, JobLeases, failed
from storage.repositories.job_queries import UNFINISHED, belongs_to
from storage.repositories.job_rows import values_of
from storage.tables.columns import db_time
from storage.tables.core import JobRow, UsageRow

_NEW_USE = insert(UsageRow)
"""Written for every recording, so put together once."""
_AT_ONCE = 500
"""Ids in one statement: databases take some ten thousand values."""


class Jobs(JobLeases):
    """What a front end writes, beside what workers write and what everybody reads."""

    async def add(self, job: Job) -> bool:
        """Keep a new job; False when its id exists: the same message is the same job. It counts
        against the quota, unless it does something again."""
        new = await insert_new(self._connection, JobRow, **values_of(job))
        if new and job.again_of is None:
            await self._connection.execute(
                _NEW_USE,
                {
                    "job_id": job.id,
                    "owner": owner(job.account),
                    "moment": job.created,
                    "seconds": job.media.seconds or 0.0,
                },
            )
        if new and job.finished is not None:
            await daily_totals.count(self._connection, JobRow.id == job.id)
        return new

    async def set_card(self, job_id: str, card: MessageRef) -> bool:
        """Remember the message that shows its progress."""
        return bool(await self._change(JobRow.id == job_id, card=card))

    async def set_options(self, job_id: str, options: Options) -> bool:
        """Other options, as long as no worker has it."""
        return bool(
            await self._change(
                JobRow.id == job_id, JobRow.state == JobState.QUEUED, options=options
            )
        )

    async def set_media(self, job_id: str, media: Media) -> bool:
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

    async def media_gone(self, job_id: str, media: Media) -> bool:
        """Take the bytes from a queued job: they are no longer stored and must be downloaded."""
        changed = await self._change(
            JobRow.id == job_id,
            JobRow.state == JobState.QUEUED,
            media=replace(media, blob=None),
            media_sha=None,
        )
        return bool(changed)

    async def lock_media(self, sha256: str) -> None:
        """Let nobody else decide about this media until the transaction ends.

        SQLite has one writer at a time anyhow.
        https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
        """
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(
                select(func.pg_advisory_xact_lock(func.hashtextextended(sha256, 0)))
            )

    async def move_to_front(self, job_id: str) -> bool:
        """Make it the next to be taken; False when it does not wait."""
        first = aliased(JobRow)
        turn = select(func.min(first.turn)).where(first.state == JobState.QUEUED)
        changed = await self._change(
            JobRow.id == job_id,
            JobRow.state == JobState.QUEUED,
            turn=turn.scalar_subquery() - 1,
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
        await self._costs_nothing(changed)
        return bool(changed)

    async def refuse(self, job_id: str, failure: Failure) -> bool:
        """End a queued job before a worker saw it, as when its media can't be fetched."""
        changed = await self._change(
            JobRow.id == job_id, JobRow.state == JobState.QUEUED, **failed(failure)
        )
        await self._costs_nothing(changed)
        return bool(changed)

    async def mark_delivered(self, job_id: str) -> bool:
        """The whole answer has reached the chat; False when it was noted before."""
        changed = await self._change(
            JobRow.id == job_id,
            JobRow.finished.is_not(None),
            JobRow.delivered.is_(None),
            delivered=db_time(),
        )
        return bool(changed)

    async def delete_for(self, account: Account) -> list[str | None]:
        """Delete the account's jobs; the hash of each one's media. No blob is touched."""
        return await self._forget(belongs_to(account))

    async def delete_chain(self, root: str) -> list[str | None]:
        """Delete a job and those that did it again; the hash of each one's media."""
        return await self._forget(or_(JobRow.id == root, JobRow.again_of == root))

    async def delete_ended_before(self, moment: datetime) -> list[str | None]:
        """Delete the jobs that ended before then; the hash of each one's media."""
        return await self._forget(JobRow.finished < moment)

    async def _forget(self, condition: ColumnElement[bool]) -> list[str | None]:
        """What was done goes on counting for its day, whatever becomes of a job of the same id;
        what was not done nobody gets any more."""
        deleted = await self._connection.execute(
            delete(JobRow).where(condition).returning(JobRow.id, JobRow.state, JobRow.media_sha)
        )
        gone = deleted.all()
        await self._costs_nothing([row.id for row in gone if row.state in UNFINISHED])
        ended = [row.id for row in gone if row.state not in UNFINISHED]
        for some in (ended[at : at + _AT_ONCE] for at in range(0, len(ended), _AT_ONCE)):
            await self._connection.execute(
                update(UsageRow).where(UsageRow.job_id.in_(some)).values(job_id=None)
            )
        return [row.media_sha for row in gone]
