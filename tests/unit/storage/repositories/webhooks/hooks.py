"""Webhooks of two people, and their deliveries, for tests."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import update

from storage.database import Database
from storage.models import (
    JOB_EVENTS,
    Webhook,
    WebhookDelivery,
    WebhookError,
    WebhookEvent,
    WebhookTry,
)
from storage.tables.webhooks import WebhookDeliveryRow
from tests.unit.storage.conftest import ANNA, BEN, NOON

HOOK = Webhook("a" * 32, ANNA, "https://example.org/a", JOB_EVENTS, "whsec_YQ==", NOON)
FAILURES = replace(HOOK, id="b" * 32, url="https://example.org/b", events=(WebhookEvent.FAILED,))
HOOK_OF_BEN = replace(HOOK, id="c" * 32, account=BEN, url="https://example.org/c")
OK = WebhookTry(204, 12, None)
TIMEOUT = WebhookTry(None, 10_000, WebhookError.TIMEOUT)


async def prepare(database: Database, *hooks: Webhook) -> None:
    async with database.begin() as unit:
        for account in (ANNA, BEN):
            await unit.people.get_or_create(account, "en")
        for hook in hooks:
            await unit.webhooks.add(hook)


async def stored(database: Database, hook: Webhook = HOOK) -> list[WebhookDelivery]:
    async with database.read() as unit:
        return await unit.webhook_deliveries.list_for(hook.id, 50)


async def claim_next(database: Database, hook: Webhook = HOOK) -> WebhookDelivery | None:
    async with database.begin() as unit:
        return await unit.webhook_deliveries.claim(hook.id)


async def due(database: Database, *busy: str) -> list[str]:
    async with database.read() as unit:
        return await unit.webhook_deliveries.due(9, busy)


async def add_test(database: Database, name: str = "d" * 32, hook: Webhook = HOOK) -> None:
    async with database.begin() as unit:
        await unit.webhooks.lock(hook.id)
        await unit.webhook_deliveries.add_test(name, hook.id)


async def make_due(database: Database) -> None:
    async with database.begin() as unit:
        await unit.webhook_deliveries._connection.execute(
            update(WebhookDeliveryRow).values(next_try=NOON)
        )
