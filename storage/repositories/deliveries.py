"""What of an answer has reached the chat, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from sqlalchemy import Text, or_, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, MessageRef
from storage.repositories.dialect import insert_new
from storage.repositories.job_queries import belongs_to
from storage.serialization import to_json
from storage.tables.core import DeliveryRow, JobRow

DeliveryState = Literal["new", "sending", "sent"]


class Deliveries:
    """One row per visible part: `sending` is written before the platform is asked, `sent` after.

    A part found in `sending` after a crash may or may not have arrived.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def state(self, job_id: str, part: str) -> DeliveryState:
        """How far this part is."""
        row = await self._connection.scalar(
            select(DeliveryRow.state).where(DeliveryRow.job_id == job_id, DeliveryRow.part == part)
        )
        return cast("DeliveryState", row or "new")

    async def refs(self, job_id: str, part: str) -> list[MessageRef]:
        """The messages that this part became; empty until it was sent."""
        refs = await self._connection.scalar(
            select(DeliveryRow.refs).where(DeliveryRow.job_id == job_id, DeliveryRow.part == part)
        )
        return refs or []

    async def find_jobs(self, ref: MessageRef, accounts: Sequence[Account]) -> list[str]:
        """The ids of these accounts' jobs of which this message is a part, newest first. The
        thread is left out: a reply does not always tell it."""
        mine = or_(*(belongs_to(account) for account in accounts))
        # Only to parse less: somebody may have thousands of messages.
        named = type_coerce(DeliveryRow.refs, Text).contains(to_json(ref.message), autoescape=True)
        rows = await self._connection.execute(
            select(DeliveryRow.job_id, DeliveryRow.refs)
            .join(JobRow, JobRow.id == DeliveryRow.job_id)
            .where(mine, named)
            .order_by(JobRow.created.desc())
        )
        wanted = _key(ref)
        return [job for job, refs in rows if wanted in set(map(_key, refs))]

    async def mark_sending(self, job_id: str, part: str) -> bool:
        """About to ask the platform; False when it is sent already or the job was forgotten."""
        if await self._connection.scalar(select(JobRow.id).where(JobRow.id == job_id)) is None:
            return False
        new = await insert_new(
            self._connection, DeliveryRow, job_id=job_id, part=part, state="sending", refs=[]
        )
        return new or await self.state(job_id, part) != "sent"

    async def mark_sent(self, job_id: str, part: str, refs: Sequence[MessageRef]) -> bool:
        """It arrived as these messages; False when `sending` was never called."""
        changed = await self._connection.scalars(
            update(DeliveryRow)
            .where(DeliveryRow.job_id == job_id, DeliveryRow.part == part)
            .values(state="sent", refs=list(refs))
            .returning(DeliveryRow.part)
        )
        return bool(changed.all())


def _key(ref: MessageRef) -> tuple[str, str, str]:
    return ref.address.platform, ref.address.chat, ref.message
