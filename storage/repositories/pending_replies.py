"""Messages of the bot that ask for a reply, and the job of each."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import MessageRef
from storage.tables.dialect import insert_new
from storage.tables.jobs import JobRow, QuestionRow


class PendingReplies:
    """Pending replies; deleted with their job."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, job_id: str, ref: MessageRef) -> bool:
        """Store a message that asks about the job. Returns False when the job was deleted."""
        job = select(JobRow.id).where(JobRow.id == job_id)
        # Locked, or it may be deleted before the row that refers to it is there.
        locked = job.with_for_update(read=True, key_share=True)
        if await self._connection.scalar(locked) is None:
            return False
        return await insert_new(
            self._connection,
            QuestionRow,
            platform=ref.address.platform,
            chat=ref.address.chat,
            message=_numbered(ref),
            job_id=job_id,
        )

    async def find_job(self, ref: MessageRef) -> str | None:
        """Return the id of the job that this message asks about; None for other messages."""
        return await self._connection.scalar(
            select(QuestionRow.job_id).where(
                QuestionRow.platform == ref.address.platform,
                QuestionRow.chat == ref.address.chat,
                # Questions from before the box was stored have the number alone.
                QuestionRow.message.in_({_numbered(ref), ref.message}),
            )
        )


def _numbered(ref: MessageRef) -> str:
    """Return the number of a message with its box, without which it may occur twice in a chat."""
    return f"{ref.box}/{ref.message}" if ref.box else ref.message
