"""Relay of webhooks: claims what is due, posts it, and stores what came of it.

A process posts one delivery at a time to each webhook, and to few slow ones at once: a slow or dead
server holds up its own alone. Several processes share the rows. Nothing waits in a transaction.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from datetime import timedelta
from functools import partial

import httpx

from bot.access import check_access
from bot.links import errors
from bot.web.context import Web
from bot.web.webhooks.events import body_of, headers_of
from storage import logs
from storage.background import repeat
from storage.database import Unit
from storage.errors import NoAccess
from storage.models import (
    Webhook,
    WebhookDelivery,
    WebhookError,
    WebhookEvent,
    WebhookOff,
    WebhookTry,
)
from storage.watch.health import HEALTH

log = logs.get(__name__)

POLL = 1.0
"""Seconds between two looks at the rows."""
AT_ONCE = 100
"""Webhooks to which a process posts at once."""
SLOW = 2.0
"""Seconds of a try after which a webhook is a slow one, until it is faster."""
SLOW_AT_ONCE = 50
"""Slow webhooks to which a process posts at once: the other places are for quick ones."""
MOST_SLOW = 1000
"""Slow webhooks in memory; the one that was noted first is forgotten."""
IN_A_ROW = 20
"""Deliveries to one webhook before others have their turn."""
PAUSES = (5.0, 300.0, 1800.0, 7200.0, 18_000.0, 36_000.0, 36_000.0)
"""Seconds before the next tries, 28 hours in all, as Standard Webhooks recommends."""
FAILING = timedelta(days=5)
"""Time after which a webhook that only failed is switched off with the next event that is given
up."""
_ERRORS: dict[type[errors.BadLink], WebhookError] = {
    errors.BadCertificate: WebhookError.CERTIFICATE,
    errors.TooSlow: WebhookError.TIMEOUT,
    errors.ConnectionLost: WebhookError.BROKEN,
}


def pause_after(tries: int) -> float | None:
    """Return the seconds to wait after so many failed tries, up to a fifth more or less, so that
    many deliveries do not come at once; None to give up."""
    if tries > len(PAUSES):
        return None
    return PAUSES[tries - 1] * (0.8 + secrets.randbelow(4001) / 10_000)


class WebhookRelay:
    """Posts to webhooks until it is cancelled."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._posting: dict[str, asyncio.Task[None]] = {}
        self._slow: dict[str, None] = {}
        self._served: set[str] = set()  # had their turn, and may have more than one look sees

    async def run(self) -> None:
        """Post what is due, again and again."""
        try:
            with HEALTH.loop("webhooks"):
                await repeat(self.run_once, POLL)
        finally:
            for task in self._posting.values():
                task.cancel()
            await asyncio.gather(*self._posting.values(), return_exceptions=True)

    async def run_once(self) -> None:
        """Begin to post to the webhooks that have something due."""
        free = AT_ONCE - len(self._posting)
        if free <= 0:
            return
        not_now = {*self._posting, *(self._slow if self._slow_places() <= 0 else ())}
        due = await self._due(free, not_now | self._served)
        if self._served and not due:
            due = await self._due(free, not_now)
        self._served.clear()
        for webhook in due:
            if webhook in self._slow and self._slow_places() <= 0:
                continue
            task = asyncio.create_task(self._post_all(webhook))
            self._posting[webhook] = task
            task.add_done_callback(partial(self._forget, webhook))

    async def _due(self, limit: int, not_now: set[str]) -> list[str]:
        return await self._web.database.query(
            lambda unit: unit.webhook_deliveries.due(limit, not_now)
        )

    def _slow_places(self) -> int:
        return SLOW_AT_ONCE - len(self._slow.keys() & self._posting.keys())

    async def wait_idle(self) -> None:
        """Wait for the posts that have begun."""
        while self._posting:
            await asyncio.gather(*self._posting.values())

    def _forget(self, webhook: str, _task: asyncio.Task[None]) -> None:
        self._posting.pop(webhook, None)

    async def _post_all(self, webhook_id: str) -> None:
        try:
            for _ in range(IN_A_ROW):
                seconds = await self._post_next(webhook_id)
                if seconds is None:
                    return
                self._note_pace(webhook_id, seconds)
                if seconds > SLOW:
                    return
            self._served.add(webhook_id)
        except Exception:  # the claim ends by itself, then the delivery is due again
            log.exception("webhooks: delivery failed, trying again later", webhook=webhook_id)

    def _note_pace(self, webhook_id: str, seconds: float) -> None:
        self._slow.pop(webhook_id, None)
        if seconds > SLOW:
            self._slow[webhook_id] = None
            if len(self._slow) > MOST_SLOW:
                self._slow.pop(next(iter(self._slow)))

    async def _post_next(self, webhook_id: str) -> float | None:
        """Try the next delivery of a webhook. Return the seconds that it took; None when none is
        due."""
        web = self._web
        claimed = await web.database.transact(partial(self._claim, webhook_id))
        if claimed is None:
            return None
        webhook, delivery = claimed
        tried = await self._try(webhook, delivery)
        await web.database.transact(partial(self._settle, webhook, delivery, tried))
        log.info(
            "webhook posted",
            webhook=webhook.id,
            what=delivery.event,
            tries=delivery.tries,
            status=tried.status,
            error=tried.error,
        )
        return tried.milliseconds / 1000

    async def _claim(self, webhook_id: str, unit: Unit) -> tuple[Webhook, WebhookDelivery] | None:
        """Claim a delivery. What may not be sent is given up."""
        webhook = await unit.webhooks.get(webhook_id)
        if webhook is None:
            return None
        if webhook.off is not None:
            await unit.webhook_deliveries.give_up(webhook_id, WebhookError.OFF)
            return None
        person = await unit.people.find(webhook.account)
        try:
            if person is None:
                raise NoAccess(account=str(webhook.account))
            check_access(person, webhook.account, self._web.settings)
        except NoAccess:
            await unit.webhook_deliveries.give_up(webhook_id, WebhookError.ACCESS)
            return None
        delivery = await unit.webhook_deliveries.claim(webhook_id)
        return (webhook, delivery) if delivery else None

    async def _try(self, webhook: Webhook, delivery: WebhookDelivery) -> WebhookTry:
        web, begun, status = self._web, time.monotonic(), None
        body = body_of(delivery, web.settings.web_url)
        headers = headers_of(webhook, delivery, body, web.clock())
        try:
            status = await web.services.poster.post(httpx.URL(webhook.url), body, headers)
            error = _error_of(status)
        except errors.BadLink as problem:
            error = _ERRORS.get(type(problem), WebhookError.UNREACHABLE)
        except Exception:  # else a server that finds a bug is posted to for weeks
            log.exception("webhooks: try failed, counting it", webhook=webhook.id)
            error = WebhookError.BROKEN
        return WebhookTry(status, round(1000 * (time.monotonic() - begun)), error)

    async def _settle(
        self, webhook: Webhook, delivery: WebhookDelivery, tried: WebhookTry, unit: Unit
    ) -> None:
        """Store what came of a try. Switch a webhook off that is gone or fails for days, unless its
        address was changed meanwhile. A test is tried once, and its failure changes nothing."""
        await unit.webhooks.lock(webhook.id)
        is_gone, is_test = tried.error is WebhookError.GONE, delivery.event is WebhookEvent.TEST
        is_over = tried.error is None or is_gone or is_test
        pause = None if is_over else pause_after(delivery.tries)
        is_stored = await unit.webhook_deliveries.finish(delivery, tried, pause)
        known = await unit.webhooks.get(webhook.id)
        if not is_stored or known is None or known.url != webhook.url:
            return
        if is_test and tried.error:
            return
        now, since = self._web.clock(), known.failing_since
        if (since is None) == (tried.error is not None):
            await unit.webhooks.note_failure(webhook.id, now if tried.error else None)
        is_failing = tried.error and pause is None and since and now - since >= FAILING
        if is_gone or is_failing:
            why = WebhookOff.GONE if is_gone else WebhookOff.FAILING
            await unit.webhooks.switch_off(webhook.id, why)
            await unit.webhook_deliveries.give_up(webhook.id, WebhookError.OFF)


def _error_of(status: int) -> WebhookError | None:
    if 200 <= status < 300:
        return None
    if status == httpx.codes.GONE:
        return WebhookError.GONE
    return WebhookError.REDIRECT if 300 <= status < 400 else WebhookError.STATUS
