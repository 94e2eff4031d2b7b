"""Pages that somebody opens inside Telegram."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import httpx

from storage.models import Account, Platform
from tests.e2e.telegram_server.mini_apps import PUBLIC_KEY, init_data
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.web.visitors import SAME_ORIGIN, URL, Clock, Site, endless
from tests.unit.storage.conftest import NOON

BOT = "4242"
POSTED = {**SAME_ORIGIN, "origin": URL}
"""`fetch` of a page says its origin: https://fetch.spec.whatwg.org/#append-a-request-origin-header"""
COOKIE = "__Host-app"
ANNAS = "frame-ancestors https://web.telegram.org;"


def opened(site: Site, who: Account = ANNA, later: int = 0, bot: str = BOT, **user: Any) -> str:
    """Return what Telegram says when somebody opens the page."""
    named = {"id": int(who.id), "first_name": "Anna", "last_name": "A.", **user}
    return init_data(bot, named, int(site.web.clock().timestamp()) + later)


async def post(client: httpx.AsyncClient, data: str, **headers: str) -> httpx.Response:
    return await client.post("/telegram", data={"data": data}, headers={**POSTED, **headers})


async def sessions(site: Site, who: Account = ANNA) -> list[str]:
    async with site.harness.services.database.read() as unit:
        found = await unit.web_sessions.list_for([who], site.web.clock())
    return [each.browser for each in found]


async def inside_telegram(site: Site) -> Site:
    """Return these pages with a bot whose pages Telegram opens."""
    clock = Clock(NOON)
    services = replace(site.harness.services, clock=clock)
    async with services.database.begin() as unit:
        await unit.service_flags.note_bot(Platform.TELEGRAM, BOT)
    harness = replace(site.harness, services=services)
    return Site.of(harness, telegram_key=PUBLIC_KEY, entries=endless())
