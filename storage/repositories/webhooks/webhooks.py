"""Webhooks of people: kept, changed, switched off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Account, Platform, Webhook, WebhookEvent, WebhookOff
from storage.tables.dialect import insert_new, lock_rows
from storage.tables.webhooks import WebhookDeliveryRow, WebhookRow

MOST = 5
"""Webhooks of one person."""


class Webhooks:
    """Webhooks. What reads or changes one for a person names the accounts of that person."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, webhook: Webhook) -> None:
        """Store a new webhook."""
        await insert_new(
            self._connection,
            WebhookRow,
            id=webhook.id,
            platform=webhook.account.platform,
            account=webhook.account.id,
            created=webhook.created,
            failing_since=webhook.failing_since,
            untold=False,
            **_settings_of(webhook),
        )

    async def find(self, webhook_id: str, accounts: Sequence[Account]) -> Webhook | None:
        """Return a webhook of these accounts."""
        found = await self._read(WebhookRow.id == webhook_id, _of(accounts))
        return found[0] if found else None

    async def find_locked(self, webhook_id: str, accounts: Sequence[Account]) -> Webhook | None:
        """Return a webhook of these accounts, which nobody else changes until the commit."""
        await self.lock(webhook_id)
        return await self.find(webhook_id, accounts)

    async def get(self, webhook_id: str) -> Webhook | None:
        """Return a webhook, whoever's it is."""
        found = await self._read(WebhookRow.id == webhook_id)
        return found[0] if found else None

    async def list_for(self, accounts: Sequence[Account]) -> list[Webhook]:
        """Return the webhooks of these accounts, oldest first."""
        return await self._read(_of(accounts))

    async def store(self, webhook: Webhook) -> None:
        """Store what a person has changed in a webhook that is locked: address, events, secrets,
        and whether it is off."""
        values = _settings_of(webhook)
        values |= {"untold": False} if webhook.off is None else {}
        await self._connection.execute(
            update(WebhookRow)
            .where(WebhookRow.id == webhook.id)
            .values(failing_since=webhook.failing_since, **values)
        )

    async def note_failure(self, webhook_id: str, since: datetime | None) -> None:
        """Note since when deliveries fail; None after a success."""
        await self._connection.execute(
            update(WebhookRow).where(WebhookRow.id == webhook_id).values(failing_since=since)
        )

    async def lock(self, webhook_id: str) -> None:
        """Lock a webhook before its deliveries, as its deletion does."""
        await lock_rows(self._connection, WebhookRow, WebhookRow.id == webhook_id)

    async def switch_off(self, webhook_id: str, why: WebhookOff) -> None:
        """Switch a webhook off, for a reason that its person is to be told."""
        await self._connection.execute(
            update(WebhookRow)
            .where(WebhookRow.id == webhook_id, WebhookRow.off.is_(None))
            .values(off=why, untold=True)
        )

    async def untold(self, platform: Platform) -> list[Webhook]:
        """Return the webhooks of a platform whose accounts don't know that they are off."""
        return await self._read(WebhookRow.untold.is_(True), WebhookRow.platform == platform)

    async def mark_told(self, webhook_id: str) -> None:
        """Note that the account knows."""
        await self._connection.execute(
            update(WebhookRow).where(WebhookRow.id == webhook_id).values(untold=False)
        )

    async def delete(self, webhook_id: str) -> None:
        """Delete a webhook with its deliveries."""
        await self._delete(WebhookRow.id == webhook_id)

    async def forget(self, account: Account) -> None:
        """Delete the webhooks of an account with their deliveries."""
        await self._delete(_of([account]))

    async def _read(self, *conditions: ColumnElement[bool]) -> list[Webhook]:
        rows = await self._connection.execute(
            select(WebhookRow).where(*conditions).order_by(WebhookRow.created, WebhookRow.id)
        )
        return [
            Webhook(
                id=row.id,
                account=Account(row.platform, row.account),
                url=row.url,
                events=tuple(map(WebhookEvent, row.events.split())),
                secret=row.secret,
                created=row.created,
                old_secret=row.old_secret,
                old_until=row.old_until,
                failing_since=row.failing_since,
                off=row.off,
            )
            for row in rows
        ]

    async def _delete(self, *conditions: ColumnElement[bool]) -> None:
        locked = await lock_rows(self._connection, WebhookRow, *conditions)
        hooks = select(WebhookRow.id).where(locked)
        deliveries = WebhookDeliveryRow.webhook_id.in_(hooks)
        # In the order of the keys, which a cascade does not keep.
        await lock_rows(self._connection, WebhookDeliveryRow, deliveries)
        await self._connection.execute(delete(WebhookRow).where(locked))


def _settings_of(webhook: Webhook) -> dict[str, Any]:
    return {
        "url": webhook.url,
        "events": " ".join(webhook.events),
        "secret": webhook.secret,
        "old_secret": webhook.old_secret,
        "old_until": webhook.old_until,
        "off": webhook.off,
    }


def _of(accounts: Sequence[Account]) -> ColumnElement[bool]:
    return or_(
        *(
            and_(WebhookRow.platform == each.platform, WebhookRow.account == each.id)
            for each in accounts
        )
    )
