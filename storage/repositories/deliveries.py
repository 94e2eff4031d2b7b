"""Delivery of answers, part by part, and sends in chats where the answer to one was lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Literal, cast

from sqlalchemy import Text, delete, or_, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, MessageRef, SendRecord, SendState
from storage.repositories.jobs.queries import belongs_to
from storage.serialization import to_json
from storage.tables.dialect import insert_new, lock_rows
from storage.tables.jobs import DeliveryRow, JobRow
from storage.tables.service import SendRow

DeliveryState = Literal["new", "sending", "sent"]


class Deliveries:
    """One row for each visible part of an answer.

    `sending` is written before the request to the platform, `sent` after it. A part that is
    `sending` after a crash may or may not have arrived.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def state(self, job_id: str, part: str) -> DeliveryState:
        """Return the delivery state of a part."""
        row = await self._connection.scalar(
            select(DeliveryRow.state).where(DeliveryRow.job_id == job_id, DeliveryRow.part == part)
        )
        return cast("DeliveryState", row or "new")

    async def refs(self, job_id: str, part: str) -> list[MessageRef]:
        """Return the messages of a part; empty until it was sent."""
        refs = await self._connection.scalar(
            select(DeliveryRow.refs).where(DeliveryRow.job_id == job_id, DeliveryRow.part == part)
        )
        return refs or []

    async def find_jobs(self, ref: MessageRef, accounts: Sequence[Account]) -> list[str]:
        """Return the ids of these accounts' jobs that this message belongs to, newest first."""
        owned = or_(*(belongs_to(account) for account in accounts))
        # Parses fewer rows: an account may have thousands of messages.
        mentioned = type_coerce(DeliveryRow.refs, Text).contains(
            to_json(ref.message), autoescape=True
        )
        rows = await self._connection.execute(
            select(DeliveryRow.job_id, DeliveryRow.refs)
            .join(JobRow, JobRow.id == DeliveryRow.job_id)
            .where(owned, mentioned)
            .order_by(JobRow.created.desc())
        )
        return [job for job, refs in rows if any(ref.is_same(one) for one in refs)]

    async def mark_sending(self, job_id: str, part: str) -> bool:
        """Mark a part as being sent.

        Returns False when it is already sent or the job was deleted.
        """
        job = select(JobRow.id).where(JobRow.id == job_id)
        # Locked, or it may be deleted before the row that refers to it is there.
        locked = job.with_for_update(read=True, key_share=True)
        if await self._connection.scalar(locked) is None:
            return False
        new = await insert_new(
            self._connection, DeliveryRow, job_id=job_id, part=part, state="sending", refs=[]
        )
        return new or await self.state(job_id, part) != "sent"

    async def mark_sent(self, job_id: str, part: str, refs: Sequence[MessageRef]) -> bool:
        """Mark a part as sent, with its messages.

        Returns False without `mark_sending` before it.
        """
        changed = await self._connection.scalars(
            update(DeliveryRow)
            .where(DeliveryRow.job_id == job_id, DeliveryRow.part == part)
            .values(state="sent", refs=list(refs))
            .returning(DeliveryRow.part)
        )
        return bool(changed.all())


class Sends:
    """Records of sends; few, and only for the time of a search for duplicates."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def list_for(self, bot: str) -> list[SendRecord]:
        """Return the records of a bot, oldest first."""
        rows = await self._connection.scalars(
            select(SendRow.record).where(SendRow.bot == bot).order_by(SendRow.changed, SendRow.id)
        )
        return list(rows)

    async def store(self, records: Sequence[SendRecord]) -> None:
        """Store records in place of those with the same ids."""
        await self.delete([record.id for record in records])
        for record in records:
            await insert_new(
                self._connection,
                SendRow,
                id=record.id,
                bot=record.bot,
                changed=record.changed,
                record=record,
            )

    async def delete(self, ids: Sequence[str]) -> None:
        """Delete records."""
        chosen = await lock_rows(self._connection, SendRow, SendRow.id.in_(ids))
        await self._connection.execute(delete(SendRow).where(chosen))

    async def forget(self, account: Account) -> None:
        """Delete the records of what was sent to an account, and about its jobs, which have to be
        there still, and the newest ids of the groups that it sent recordings in."""
        records = list(await self._connection.scalars(select(SendRow.record)))
        named = {name for it in records for name in it.about}
        owned = select(JobRow.id, JobRow.album).where(
            belongs_to(account), or_(JobRow.id.in_(named), JobRow.album.in_(named))
        )
        own = {name for row in await self._connection.execute(owned) for name in row}
        newest = [it for it in records if it.state is SendState.NEWEST and it.chat != it.bot]
        chats = await self._chats_of(account) if newest else ()
        gone = [it.id for it in records if it.chat == account.id or not own.isdisjoint(it.about)]
        await self.delete([*gone, *(it.id for it in newest if it.chat in chats)])

    async def _chats_of(self, account: Account) -> set[str]:
        """Return the chats of an account's jobs."""
        refs = select(type_coerce(JobRow.reply_to, Text)).where(belongs_to(account))
        return {json.loads(ref)["address"]["chat"] for ref in await self._connection.scalars(refs)}

    async def delete_before(self, moment: datetime) -> None:
        """Delete the records from before this moment, of all bots."""
        old = await lock_rows(self._connection, SendRow, SendRow.changed < moment)
        await self._connection.execute(delete(SendRow).where(old))
