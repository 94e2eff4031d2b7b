"""Limits of what one person may have hold in requests at one moment, in several processes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text

from bot.context.refusals import RequestRefused
from bot.context.services import Services
from bot.people.api_tokens import WantedToken, make_token
from bot.people.webhooks import add_webhook
from storage.database import Database, Unit
from storage.models import Account, Share, TokenScope, Webhook, WebhookEvent
from storage.repositories.pages import shares
from storage.repositories.secrets import api_tokens
from storage.repositories.secrets.api_tokens import ApiTokens
from storage.repositories.webhooks import webhooks
from storage.repositories.webhooks.webhooks import Webhooks
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.web.api import programs
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, fields


@pytest.fixture
async def processes(tmp_path: Path, url: str) -> AsyncIterator[Sequence[BotHarness]]:
    """Four processes with one database."""
    harness = await BotHarness.build(tmp_path, web_url="https://text.example.org")
    await harness.services.database.close()
    opened = [await Database.open(url) for _ in range(4)]
    await opened[0].transact(lambda unit: unit.people.get_or_create(ANNA, "en"))
    yield [replace(harness, services=replace(harness.services, database=each)) for each in opened]
    for database in opened:
        await database.close()


async def test_one_of_many_tokens_at_once_is_the_last(
    processes: Sequence[BotHarness], monkeypatch: pytest.MonkeyPatch
) -> None:
    now, wanted = processes[0].services.clock(), WantedToken(TokenScope.READ)

    async def making(services: Services) -> None:
        async def make(unit: Unit) -> None:
            await unit.people.lock()
            person = await unit.people.find(ANNA)
            assert person is not None
            await make_token(unit, person, ANNA, wanted, services.settings, now)

        await services.database.transact(make)

    for _ in range(api_tokens.MOST - 1):
        await making(processes[0].services)
    count = ApiTokens.list_for

    async def slowly(self: ApiTokens, *asked: Any) -> Any:
        """Let the others count, too, before this one adds its token."""
        found = await count(self, *asked)
        await self._connection.execute(text("SELECT pg_sleep(0.1)"))
        return found

    monkeypatch.setattr(ApiTokens, "list_for", slowly)
    asked = map(making, (each.services for each in processes))
    found = await asyncio.gather(*asked, return_exceptions=True)
    assert len([it for it in found if isinstance(it, RequestRefused)]) == len(processes) - 1
    kept = await processes[0].services.database.query(
        lambda unit: unit.api_tokens.list_for([ANNA], now)
    )
    assert len(kept) == api_tokens.MOST


async def test_one_of_many_links_at_once_is_the_last(processes: Sequence[BotHarness]) -> None:
    job = await store(processes[0])
    now = processes[0].services.clock()
    for number in range(shares.MOST - 1):
        link = Share(f"{number:064}", job.id, ANNA, False, now, now + timedelta(days=1))
        await processes[0].services.database.transact(
            lambda unit, link=link: unit.shares.add(job.id, link, now)  # type: ignore[misc]
        )

    async def press(client: httpx.AsyncClient) -> int:
        page = await client.get(f"/result/{job.id}")
        form = {"token": fields(page.text)["token"], "days": "1"}
        path = f"/result/{job.id}/share"
        return (await client.post(path, data=form, headers=SAME_ORIGIN)).status_code

    sites = [Site.of(each) for each in processes]
    async with (
        sites[0].signed_in() as one,
        sites[1].signed_in() as two,
        sites[2].signed_in() as three,
        sites[3].signed_in() as four,
    ):
        statuses = await asyncio.gather(*map(press, (one, two, three, four)))
    assert sorted(statuses) == [200, 409, 409, 409]


@pytest.mark.parametrize("is_same", [True, False])
async def test_key_of_two_redos_at_once_is_of_one(
    processes: Sequence[BotHarness], is_same: bool
) -> None:
    sites = [Site.of(each) for each in processes]
    path = f"{programs.API}/jobs/{(await programs.answered(sites[0])).id}/redo"
    token = await programs.make_token(sites[0])

    async def ask(site: Site, options: str) -> httpx.Response:
        async with programs.with_token(site, token) as client:
            sent = {"options": options}
            return await client.post(path, json=sent, headers={"idempotency-key": "one"})

    wanted = ["summary=short"] * 4 if is_same else ["summary=short", "summary=none"] * 2
    found = await asyncio.gather(*map(ask, sites, wanted))
    statuses = [202] * 4 if is_same else [202, 202, 422, 422]
    assert sorted(it.status_code for it in found) == statuses
    assert len({it.json()["id"] for it in found if it.is_success}) == 1


async def test_one_of_many_webhooks_at_once_is_the_last(
    processes: Sequence[BotHarness], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def making(services: Services) -> None:
        async def make(unit: Unit) -> None:
            await unit.people.lock()
            person = await unit.people.find(ANNA)
            assert person is not None
            events = (WebhookEvent.COMPLETED,)
            await add_webhook(unit, person, ANNA, "https://example.org", events, services.clock())

        await services.database.transact(make)

    for _ in range(webhooks.MOST - 1):
        await making(processes[0].services)
    count = Webhooks.list_for

    async def slowly(self: Webhooks, accounts: Sequence[Account]) -> list[Webhook]:
        found = await count(self, accounts)
        await self._connection.execute(text("SELECT pg_sleep(0.1)"))
        return found

    monkeypatch.setattr(Webhooks, "list_for", slowly)
    asked = map(making, (each.services for each in processes))
    found = await asyncio.gather(*asked, return_exceptions=True)
    assert len([it for it in found if isinstance(it, RequestRefused)]) == len(processes) - 1
    kept = await processes[0].services.database.query(lambda unit: unit.webhooks.list_for([ANNA]))
    assert len(kept) == webhooks.MOST
