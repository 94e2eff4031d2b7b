"""Events of jobs for webhooks, written in the transaction in which a job ends.

So no event is lost, whatever process is killed when. Nothing is sent here: deliveries are rows.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from storage.models import JobState, WebhookDeliveryState, WebhookEvent
from storage.tables.columns import db_time
from storage.tables.jobs import JobRow
from storage.tables.people import AccountRow
from storage.tables.webhooks import WebhookDeliveryRow, WebhookRow

_EVENTS = {
    JobState.DONE: WebhookEvent.COMPLETED,
    JobState.FAILED: WebhookEvent.FAILED,
    JobState.CANCELLED: WebhookEvent.CANCELLED,
}


async def record_ends(connection: AsyncConnection, jobs: Sequence[str], state: JobState) -> None:
    """Store a delivery for each webhook of each person whose job has just ended in this state."""
    sender, owner = aliased(AccountRow), aliased(AccountRow)
    hooks = (
        select(WebhookRow.id.label("hook"), WebhookRow.events, JobRow.id, JobRow.again_of)
        .add_columns(JobRow.failed_with)
        .join_from(JobRow, sender, _is_account(sender, JobRow))
        .join(owner, owner.person_id == sender.person_id)
        .join(WebhookRow, _is_account(owner, WebhookRow))
        .where(JobRow.id.in_(jobs), WebhookRow.off.is_(None))
        .order_by(WebhookRow.id, JobRow.id)
        # Locked, or one may be deleted before the row that refers to it is there.
        .with_for_update(read=True, key_share=True, of=WebhookRow)
    )
    event = _EVENTS[state]
    for row in (await connection.execute(hooks)).all():
        if event in row.events.split():
            await connection.execute(
                insert(WebhookDeliveryRow).values(
                    id=uuid.uuid4().hex,
                    webhook_id=row.hook,
                    event=event,
                    created=db_time(),
                    job_id=row.id,
                    redo_of=row.again_of or "",
                    code=row.failed_with or "",
                    state=WebhookDeliveryState.PENDING,
                    tries=0,
                    next_try=db_time(),
                )
            )


def _is_account(account: Any, other: Any) -> ColumnElement[bool]:
    return and_(account.platform == other.platform, account.id == other.account)
