"""Webhooks of a person: added, changed, tried, on the page and by programs alike.

What is stored of the secret is the secret itself: a digest could sign nothing.
"""

from __future__ import annotations

import base64
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.context.refusals import RequestRefused
from bot.links.posting import LinkPoster
from storage.database import Unit
from storage.errors import NoAccess
from storage.models import (
    JOB_EVENTS,
    Account,
    Person,
    Webhook,
    WebhookError,
    WebhookEvent,
    WebhookOff,
)
from storage.repositories.webhooks.webhooks import MOST

SECRET_PREFIX = "whsec_"  # noqa: S105 - what every secret begins with
BOTH_SIGN = timedelta(days=1)
"""Time in which a renewed secret and the one before it both sign."""


def new_secret() -> str:
    """Return a random secret of 256 bits in the form of Standard Webhooks."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


async def check_address(poster: LinkPoster, written: str) -> str:
    """Return an address to which may be posted. It is looked up, so no transaction is open. Raises
    BadWebhookAddress."""
    return str(await poster.check(written))


def chosen_events(asked: Sequence[str]) -> tuple[WebhookEvent, ...]:
    """Return events in their order. Raises RequestRefused for none."""
    events = tuple(it for it in JOB_EVENTS if it in asked)
    if not events:
        raise RequestRefused("webhook-no-events")
    return events


async def add_webhook(
    unit: Unit,
    person: Person,
    account: Account,
    url: str,
    events: tuple[WebhookEvent, ...],
    now: datetime,
) -> Webhook:
    """Store a new webhook of a person. The caller holds `people.lock`. Raises RequestRefused,
    NoAccess for an account that was split off."""
    if account not in person.accounts:
        raise NoAccess(account=str(account))
    await unit.usage.lock(person.accounts)  # two at the same moment are not both the last one
    if len(await unit.webhooks.list_for(person.accounts)) >= MOST:
        raise RequestRefused("webhook-many", most=MOST)
    webhook = Webhook(uuid.uuid4().hex, account, url, events, new_secret(), now)
    await unit.webhooks.add(webhook)
    return webhook


async def change_webhook(
    unit: Unit,
    webhook: Webhook,
    *,
    url: str | None = None,
    events: tuple[WebhookEvent, ...] | None = None,
    is_on: bool | None = None,
) -> Webhook:
    """Store changes of a locked webhook; None keeps. What waits for one that is switched off is
    given up."""
    off = webhook.off
    if is_on is not None:
        off = None if is_on else (webhook.off or WebhookOff.PERSON)
    fresh = (off is None and webhook.off is not None) or url not in (None, webhook.url)
    changed = replace(
        webhook,
        url=url or webhook.url,
        events=events or webhook.events,
        off=off,
        failing_since=None if fresh else webhook.failing_since,
    )
    await unit.webhooks.store(changed)
    if off is not None:
        await unit.webhook_deliveries.give_up(webhook.id, WebhookError.OFF)
    return changed


async def renew_secret(unit: Unit, webhook: Webhook, now: datetime) -> Webhook:
    """Store a new secret of a locked webhook, beside which the one before signs for a day."""
    changed = replace(
        webhook, secret=new_secret(), old_secret=webhook.secret, old_until=now + BOTH_SIGN
    )
    await unit.webhooks.store(changed)
    return changed


async def send_test(unit: Unit, webhook: Webhook) -> str:
    """Store a test event for a locked webhook. Return its id. Raises RequestRefused for one that
    is off."""
    _check_on(webhook)
    delivery = uuid.uuid4().hex
    await unit.webhook_deliveries.add_test(delivery, webhook.id)
    return delivery


async def send_again(unit: Unit, webhook: Webhook, delivery: str) -> bool:
    """Begin a delivery of a locked webhook anew. Return False when there is none, or it is on its
    way already. Raises RequestRefused for a webhook that is off."""
    _check_on(webhook)
    return await unit.webhook_deliveries.send_again(webhook.id, delivery)


def _check_on(webhook: Webhook) -> None:
    if webhook.off is not None:
        raise RequestRefused("webhook-is-off")
