"""Jobs: requests, their state and their results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.orm import aliased
from sqlalchemy.sql import ColumnElement

from storage.models import (
    Account,
    Address,
    Failure,
    Job,
    JobState,
    Media,
    MessageRef,
    Options,
    recording_kind,
)
from storage.pseudonyms import owner
from storage.repositories import daily_totals
from storage.repositories.jobs.leases import UNCLAIMED, JobLeases, failed
from storage.repositories.jobs.queries import UNFINISHED, belongs_to
from storage.repositories.jobs.rounds import insert_in_next_round
from storage.repositories.jobs.rows import values_of
from storage.tables.columns import db_time
from storage.tables.dialect import lock_rows
from storage.tables.jobs import JobRow, UsageRow

_INSERT_USAGE = insert(UsageRow)
"""Executed for every recording, so built once."""
_BATCH = 500
"""Ids in one statement: databases accept some ten thousand values."""


class Jobs(JobLeases):
    """Writes of the bot, beside the writes of workers and the queries."""

    async def add(self, job: Job, *, counts: bool | None = None) -> bool:
        """Store a new job. Returns False when its id exists: a message always gives the same job.

        Its minutes count against the quota if `counts`, by default unless it is a redo.
        """
        new = await insert_in_next_round(self._connection, job.account, values_of(job))
        if new and (job.again_of is None if counts is None else counts):
            await self._connection.execute(
                _INSERT_USAGE,
                {
                    "job_id": job.id,
                    "owner": owner(job.account),
                    "moment": job.created,
                    "seconds": job.options.part.seconds(job.media.seconds) or 0.0,
                },
            )
        if new and job.finished is not None:
            await daily_totals.count(self._connection, JobRow.id == job.id)
        return new

    async def set_card(self, job_id: str, card: MessageRef) -> bool:
        """Set the message that shows the progress, unless there is one: a bot that stood still may
        come behind the one that took over."""
        return bool(await self._change(JobRow.id == job_id, JobRow.card.is_(None), card=card))

    async def set_chat(self, job_id: str, chat: Address) -> None:
        """Set the chat of a job that no message brought."""
        await self._change(JobRow.id == job_id, reply_to=MessageRef(chat, ""))

    async def share_card(self, job_ids: Sequence[str], card: MessageRef) -> None:
        """Set the message that shows the progress of several jobs, of those without one."""
        await self._change(
            await self._lock(JobRow.id.in_(job_ids), JobRow.card.is_(None)), card=card
        )

    async def set_options(self, job_id: str, options: Options) -> bool:
        """Change the options of a job that no worker has claimed."""
        return bool(
            await self._change(
                JobRow.id == job_id, JobRow.state == JobState.QUEUED, options=options
            )
        )

    async def hold(self, job_id: str) -> bool:
        """Return whether there is a job, which nobody deletes until the commit: rows that go with
        it can be added. SQLite has one writer at a time."""
        held = select(JobRow.id).where(JobRow.id == job_id)
        held = held.with_for_update(read=True, key_share=True)
        return await self._connection.scalar(held) is not None

    async def lock_chain(self, root: str) -> None:
        """Lock a job and those that redo it, before it is looked at whether they may be deleted:
        nobody who holds one of them begins another redo until the commit."""
        await self._lock(or_(JobRow.id == root, JobRow.again_of == root))

    async def lock_album(self, album: str) -> None:
        """Lock an album against other transactions until this one ends.

        SQLite needs no lock: it has one writer at a time.
        https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
        """
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(
                select(func.pg_advisory_xact_lock(func.hashtextextended(album, 2)))
            )

    async def join(self, job: Job, others: Sequence[str]) -> bool:
        """Let a queued job take the recordings of others, which are deleted. Its minutes count.

        `job` has the joined media, its options and its message. Returns False, and deletes nothing,
        when its own media was fetched, or it is no longer queued.
        """
        await self._lock(JobRow.id.in_([job.id, *others]))
        changed = await self._change(
            JobRow.id == job.id,
            JobRow.state == JobState.QUEUED,
            JobRow.media_sha.is_(None),
            media=job.media,
            kind=recording_kind(job.media.name),
            seconds=job.media.seconds,
            options=job.options,
            reply_to=job.reply_to,
            card=job.card,
            album=job.album,
        )
        if not changed:
            return False
        await self._delete(JobRow.id.in_(others))
        await self._connection.execute(
            update(UsageRow)
            .where(UsageRow.job_id == job.id)
            .values(seconds=job.media.seconds or 0.0)
        )
        return True

    async def set_media(self, job_id: str, media: Media) -> bool:
        """Set the downloaded media (with `blob`); the job may then be claimed.

        Returns False when it is no longer queued: cancelled or deleted meanwhile.
        """
        if media.blob is None:
            raise ValueError(f"job {job_id}: fetched media without a blob")
        changed = await self._change(
            JobRow.id == job_id,
            JobRow.state == JobState.QUEUED,
            media=media,
            kind=recording_kind(media.name),
            media_sha=media.blob.sha256,
            seconds=media.seconds,
        )
        return bool(changed)

    async def media_gone(self, job_id: str, media: Media) -> bool:
        """Remove the blob from a queued job: it is no longer stored, so download it again."""
        changed = await self._change(
            JobRow.id == job_id,
            JobRow.state == JobState.QUEUED,
            media=replace(media, blob=None),
            media_sha=None,
        )
        return bool(changed)

    async def move_to_front(self, job_id: str) -> bool:
        """Move a queued job to the front of the queue. Returns False when it is not queued."""
        first = aliased(JobRow)
        turn = select(func.min(first.turn)).where(first.state == JobState.QUEUED)
        changed = await self._change(
            JobRow.id == job_id,
            JobRow.state == JobState.QUEUED,
            turn=turn.scalar_subquery() - 1,
        )
        return bool(changed)

    async def cancel(self, job_id: str) -> bool:
        """Cancel a queued or running job. Later writes of its worker have no effect."""
        return bool(await self.cancel_several([job_id]))

    async def cancel_several(self, job_ids: Sequence[str]) -> list[str]:
        """Cancel those of the jobs that are queued or running; return their ids."""
        changed = await self._change(
            await self._lock(JobRow.id.in_(job_ids), JobRow.state.in_(UNFINISHED)),
            state=JobState.CANCELLED,
            finished=db_time(),
            **UNCLAIMED,
        )
        await self._delete_usage(changed)
        return changed

    async def refuse(self, job_id: str, failure: Failure) -> bool:
        """Fail a queued job that no worker has claimed, for example after a failed download."""
        changed = await self._change(
            JobRow.id == job_id, JobRow.state == JobState.QUEUED, **failed(failure)
        )
        await self._delete_usage(changed)
        return bool(changed)

    async def mark_delivered(self, job_id: str) -> bool:
        """Mark the whole answer as delivered. Returns False when it was marked before."""
        changed = await self._change(
            JobRow.id == job_id,
            JobRow.finished.is_not(None),
            JobRow.delivered.is_(None),
            delivered=db_time(),
        )
        return bool(changed)

    async def delete_for(self, account: Account, limit: int | None = None) -> list[str | None]:
        """Delete the account's jobs, at most `limit`; return the hash of each one's media. Blobs
        stay."""
        return await self._delete(belongs_to(account), limit)

    async def delete_chain(self, root: str) -> list[str | None]:
        """Delete a job and those that redo it; return the hash of each one's media."""
        return await self._delete(or_(JobRow.id == root, JobRow.again_of == root))

    async def delete_ended_before(
        self, moment: datetime, limit: int | None = None
    ) -> list[str | None]:
        """Delete the jobs that ended before `moment`, at most `limit`; return the hash of each
        one's media."""
        return await self._delete(JobRow.finished < moment, limit)

    async def _delete(
        self, condition: ColumnElement[bool], limit: int | None = None
    ) -> list[str | None]:
        """Delete jobs, and the usage of unfinished ones. The usage of ended ones stays, without the
        job's id."""
        if limit is not None:
            condition = JobRow.id.in_(select(JobRow.id).where(condition).limit(limit))
        deleted = await self._connection.execute(
            delete(JobRow)
            .where(await self._lock(condition))
            .returning(JobRow.id, JobRow.state, JobRow.media_sha)
        )
        rows = deleted.all()
        await self._delete_usage([row.id for row in rows if row.state in UNFINISHED])
        ended = [row.id for row in rows if row.state not in UNFINISHED]
        for batch in (ended[at : at + _BATCH] for at in range(0, len(ended), _BATCH)):
            usage = await lock_rows(self._connection, UsageRow, UsageRow.job_id.in_(batch))
            await self._connection.execute(update(UsageRow).where(usage).values(job_id=None))
        return [row.media_sha for row in rows]
