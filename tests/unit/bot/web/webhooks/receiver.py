"""A program that takes webhooks, on a real socket, and the webhooks that lead to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from aiohttp import web
from sqlalchemy import update

from bot.links.addresses import AddressFilter
from bot.links.posting import LinkPoster
from bot.people.webhooks import add_webhook
from storage.database import Database, Unit
from storage.models import JOB_EVENTS, Account, Job, Webhook, WebhookDelivery, WebhookEvent
from storage.tables.webhooks import WebhookDeliveryRow
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.web.visitors import Site
from tests.unit.storage.conftest import NOON, add, make_job


@dataclass
class Receiver:
    """Answers with `status`, later than `lets_go`; `received` are headers and bodies."""

    url: str
    status: int = 204
    received: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)
    lets_go: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def ids(self) -> list[str]:
        return [headers["webhook-id"] for headers, _ in self.received]

    async def has(self, count: int) -> None:
        """Wait until so many have come."""
        async with asyncio.timeout(20):
            while len(self.received) < count:
                self.came.clear()
                await self.came.wait()

    async def take(self, request: web.Request) -> web.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.received.append((headers, await request.read()))
        self.came.set()
        await self.lets_go.wait()
        return web.Response(status=self.status, headers={"Location": f"{self.url}/elsewhere"})


@asynccontextmanager
async def receiving(
    status: int = 204, waits: bool = False, port: int = 0
) -> AsyncIterator[Receiver]:
    """Run a receiver until the block ends."""
    it = Receiver("", status)
    if not waits:
        it.lets_go.set()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", it.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    it.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield it
    finally:
        it.lets_go.set()
        await runner.cleanup()


def reaching(harness: BotHarness, *receivers: Receiver, seconds: float = 5) -> BotHarness:
    """Return the harness with services that may post to these receivers on this machine."""
    hosts = frozenset(it.url.removeprefix("http://") for it in receivers)
    poster = LinkPoster(AddressFilter(hosts), seconds=seconds)
    harness.services = replace(harness.services, poster=poster)
    return harness


async def hook(
    database: Database,
    url: str,
    account: Account = ANNA,
    events: tuple[WebhookEvent, ...] = JOB_EVENTS,
) -> Webhook:
    """Store a webhook of an account."""

    async def make(unit: Unit) -> Webhook:
        person = await unit.people.get_or_create(account, "en")
        return await add_webhook(unit, person, account, url, events, NOON)

    return await database.transact(make)


async def ended(harness: BotHarness, *numbers: int, account: Account = ANNA) -> list[Job]:
    """Store jobs that are cancelled at once."""
    jobs = [make_job(number, account) for number in numbers]
    await add(harness.services.database, *jobs)
    async with harness.services.database.begin() as unit:
        await unit.jobs.cancel_several([it.id for it in jobs])
    return jobs


async def deliveries(database: Database, webhook: Webhook) -> list[WebhookDelivery]:
    async with database.read() as unit:
        return await unit.webhook_deliveries.list_for(webhook.id, 99)


async def known(database: Database, webhook: Webhook) -> Webhook:
    async with database.read() as unit:
        found = await unit.webhooks.get(webhook.id)
    assert found is not None
    return found


async def make_due(database: Database, moment: datetime = NOON) -> None:
    """Let all pauses and claims end."""
    async with database.begin() as unit:
        await unit.webhook_deliveries._connection.execute(
            update(WebhookDeliveryRow)
            .where(WebhookDeliveryRow.next_try.is_not(None))
            .values(next_try=moment)
        )


async def webhook_of(harness: BotHarness) -> tuple[str, str]:
    """Return the ids of a webhook and of its delivery."""
    webhook, delivery = await hook(harness.services.database, "https://example.com/hook"), "e" * 32
    async with harness.services.database.begin() as unit:
        await unit.webhook_deliveries.add_test(delivery, webhook.id)
    return webhook.id, delivery


def with_public_hosts(site: Site) -> Site:
    """Return the site where each name of a host is known, and public."""

    async def lookup(host: str, port: int) -> list[str]:
        return ["93.184.216.34"]

    poster = LinkPoster(AddressFilter(lookup=lookup))
    site.harness.services = replace(site.harness.services, poster=poster)
    return Site.of(site.harness)
