"""What of an answer has reached the chat, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import MessageRef
from storage.repositories.statements import insert_new
from storage.tables import DeliveryRow, JobRow

DeliveryState = Literal["new", "sending", "sent"]


class Deliveries:
    """One row per visible part: `sending` is written before the platform is asked, `sent` after.

    A part found in `sending` after a crash may or may not have arrived.
    """

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def state(self, job_id: str, part: str) -> DeliveryState:
        """How far this part is."""
        row = await self._session.scalar(
            select(DeliveryRow.state).where(DeliveryRow.job_id == job_id, DeliveryRow.part == part)
        )
        return cast("DeliveryState", row or "new")

    async def refs(self, job_id: str, part: str) -> list[MessageRef]:
        """The messages that this part became; empty until it was sent."""
        refs = await self._session.scalar(
            select(DeliveryRow.refs).where(DeliveryRow.job_id == job_id, DeliveryRow.part == part)
        )
        return refs or []

    async def sending(self, job_id: str, part: str) -> bool:
        """About to ask the platform; False when it is sent already or the job was forgotten."""
        if await self._session.scalar(select(JobRow.id).where(JobRow.id == job_id)) is None:
            return False
        new = await insert_new(
            self._session, DeliveryRow, job_id=job_id, part=part, state="sending", refs=[]
        )
        return new or await self.state(job_id, part) != "sent"

    async def sent(self, job_id: str, part: str, refs: Sequence[MessageRef]) -> bool:
        """It arrived as these messages; False when `sending` was never called."""
        changed = await self._session.scalars(
            update(DeliveryRow)
            .where(DeliveryRow.job_id == job_id, DeliveryRow.part == part)
            .values(state="sent", refs=list(refs))
            .returning(DeliveryRow.part)
            .execution_options(synchronize_session=False)
        )
        return bool(changed.all())
