"""Deliveries to webhooks: claimed, tried, retried, given up.

A claim moves the next try behind the time that a try may take. So a delivery of a killed process is
due again. Later writes name the moment that the claim set, so who has lost the delivery writes
nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, ScalarSelect, and_, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import (
    WebhookDelivery,
    WebhookDeliveryState,
    WebhookError,
    WebhookEvent,
    WebhookTry,
)
from storage.tables.columns import db_time
from storage.tables.dialect import lock_rows
from storage.tables.webhooks import WebhookDeliveryRow as Row

LEASE_SECONDS = 60
"""Seconds after a claim at which another process may claim, by the database's clock: longer than a
try with its lookup takes."""
MOST_DUE = 10_000
"""Deliveries that one look at what is due reads. More of one webhook hide others until it is among
the busy ones."""
KEEP = timedelta(days=30)
"""Age at which a delivery is deleted."""


class WebhookDeliveries:
    """Deliveries."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add_test(self, delivery_id: str, webhook_id: str) -> None:
        """Store a test event, due at once. The caller has locked the webhook."""
        await self._connection.execute(
            insert(Row).values(
                id=delivery_id,
                webhook_id=webhook_id,
                event=WebhookEvent.TEST,
                created=db_time(),
                job_id="",
                redo_of="",
                code="",
                state=WebhookDeliveryState.PENDING,
                tries=0,
                next_try=db_time(),
            )
        )

    async def find(self, webhook_id: str, delivery_id: str) -> WebhookDelivery | None:
        """Return a delivery of a webhook."""
        found = await self._read(Row.id == delivery_id, Row.webhook_id == webhook_id)
        return found[0] if found else None

    async def list_for(
        self, webhook_id: str, limit: int, before: tuple[datetime, str] | None = None
    ) -> list[WebhookDelivery]:
        """Return deliveries of a webhook, newest first, from behind `before`: moment and id."""
        conditions = [Row.webhook_id == webhook_id]
        if before:
            moment, delivery_id = before
            same = and_(Row.created == moment, Row.id < delivery_id)
            conditions += [Row.created <= moment, or_(Row.created < moment, same)]
        return await self._read(*conditions, limit=limit)

    async def due(self, limit: int, busy: Collection[str] = ()) -> list[str]:
        """Return the webhooks with a delivery that is due, the longest waiting first; none of
        `busy`."""
        oldest = (
            select(Row.webhook_id, Row.next_try)
            .where(Row.next_try <= _from_now(), Row.webhook_id.not_in(busy))
            .order_by(Row.next_try)
            .limit(MOST_DUE)
            .subquery()
        )
        found = await self._connection.scalars(
            select(oldest.c.webhook_id)
            .group_by(oldest.c.webhook_id)
            .order_by(func.min(oldest.c.next_try))
            .limit(limit)
        )
        return list(found)

    async def is_due(self, webhook_id: str) -> bool:
        """Return whether a delivery of a webhook is being tried, or will be within a minute."""
        found = select(Row.id).where(_is_due(webhook_id, LEASE_SECONDS)).limit(1)
        return bool((await self._connection.scalars(found)).all())

    async def claim(self, webhook_id: str) -> WebhookDelivery | None:
        """Claim the longest waiting delivery of a webhook that is due."""
        first = select(Row.id).where(_is_due(webhook_id)).order_by(Row.next_try, Row.id).limit(1)
        claimed = await self._connection.scalar(
            update(Row)
            .where(Row.id == first.scalar_subquery(), Row.next_try <= db_time())
            .values(tries=Row.tries + 1, next_try=db_time(LEASE_SECONDS))
            .returning(Row.id)
        )
        return await self.find(webhook_id, claimed) if claimed else None

    async def finish(
        self, delivery: WebhookDelivery, tried: WebhookTry, pause: float | None
    ) -> bool:
        """Store the result of a try, and after how many seconds the next one follows; None for the
        last one. Returns False when another process has the delivery."""
        state = WebhookDeliveryState.PENDING
        if pause is None:
            error = tried.error
            state = WebhookDeliveryState.FAILED if error else WebhookDeliveryState.DELIVERED
        changed = await self._connection.scalars(
            update(Row)
            .where(Row.id == delivery.id, Row.next_try == delivery.next_try)
            .values(
                state=state,
                next_try=None if pause is None else db_time(pause),
                tried=db_time(),
                status=tried.status,
                milliseconds=tried.milliseconds,
                error=tried.error,
            )
            .returning(Row.id)
        )
        return bool(changed.all())

    async def send_again(self, webhook_id: str, delivery_id: str) -> bool:
        """Begin a delivery anew, with the same id. Returns False when there is none, or when it is
        being tried or will be within a minute: one event is never posted twice at a time."""
        waits = or_(Row.next_try.is_(None), Row.next_try > db_time(LEASE_SECONDS))
        changed = await self._connection.scalars(
            update(Row)
            .where(Row.id == delivery_id, Row.webhook_id == webhook_id, waits)
            .values(
                state=WebhookDeliveryState.PENDING,
                tries=0,
                next_try=db_time(),
                error=None,
            )
            .returning(Row.id)
        )
        return bool(changed.all())

    async def give_up(self, webhook_id: str, error: WebhookError) -> None:
        """End the deliveries of a webhook that are pending."""
        pending = await lock_rows(
            self._connection, Row, Row.webhook_id == webhook_id, Row.next_try.is_not(None)
        )
        await self._connection.execute(
            update(Row)
            .where(pending)
            .values(state=WebhookDeliveryState.FAILED, next_try=None, error=error)
        )

    async def delete_before(self, moment: datetime) -> None:
        """Delete deliveries that are older."""
        old = await lock_rows(self._connection, Row, Row.created < moment)
        await self._connection.execute(delete(Row).where(old))

    async def _read(
        self, *conditions: ColumnElement[bool], limit: int | None = None
    ) -> list[WebhookDelivery]:
        rows = await self._connection.execute(
            select(Row).where(*conditions).order_by(Row.created.desc(), Row.id.desc()).limit(limit)
        )
        return [WebhookDelivery(**row) for row in rows.mappings()]


def _is_due(webhook_id: str, seconds: float = 0) -> ColumnElement[bool]:
    """Return the condition that a delivery of a webhook is due in so many seconds.

    `coalesce` makes SQLite look among what is due, and not among all that the webhook ever had,
    which takes 4 ms for 20,000 deliveries.
    """
    own = func.coalesce(Row.webhook_id, "") == webhook_id
    return and_(own, Row.next_try <= _from_now(seconds))


def _from_now(seconds: float = 0) -> ScalarSelect[datetime]:
    """Return a moment that is read once: PostgreSQL uses no index for a clock that it reads for
    each row."""
    return select(db_time(seconds)).scalar_subquery()
