"""Pages beside an emulated Discord on a real socket."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from pydantic import SecretStr

from bot.web.entry.providers import Provider, providers
from tests.e2e.oauth_server.provider import CLIENT, SECRET, ProviderServer
from tests.e2e.oauth_server.serving import serve
from tests.unit.bot.web.visitors import URL, Clock, Site, endless
from tests.unit.storage.conftest import NOON

SENT_BACK = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
SENT_BACK["sec-fetch-dest"] = "document"
"""Headers of a browser that a provider sends back."""


@dataclass
class SignIn:
    """The pages, and a provider at which people sign in."""

    site: Site
    server: ProviderServer
    name: str = "discord"

    async def leave(self, client: httpx.AsyncClient) -> dict[str, str]:
        """Begin a sign-in. Return what the provider is asked."""
        answer = await client.get(f"/sign-in/{self.name}")
        assert answer.status_code == 303
        return asked_of(answer.headers["location"])

    async def enter(self, client: httpx.AsyncClient) -> httpx.Response:
        """Sign in, as a person does who allows it."""
        return await back(client, self.server.allow(await self.leave(client)))


async def back(client: httpx.AsyncClient, address: str, **headers: str) -> httpx.Response:
    """Return to the pages, as a provider's redirect does."""
    return await client.get(address.removeprefix(URL), headers={**SENT_BACK, **headers})


def asked_of(address: str) -> dict[str, str]:
    """Return the parameters of an address."""
    return dict(parse_qsl(urlsplit(address).query, strict_parsing=True))


def address_in(html: str) -> str:
    """Return the address that a page leads to."""
    (found,) = re.findall(r'<a class="button" href="([^"]+)"', html)
    return unescape(found)


def at(provider: Provider, address: str) -> Provider:
    """Return a provider that is served at an address of this machine."""
    moved: dict[str, Any] = {
        name: address + urlsplit(getattr(provider, name)).path
        for name in ("authorize", "token", "identity")
    }
    return replace(provider, **moved)


@pytest.fixture
async def discord(site: Site) -> AsyncIterator[SignIn]:
    services = replace(site.harness.services, clock=Clock(NOON))
    services.settings.web_discord_client_id = CLIENT
    services.settings.web_discord_client_secret = SecretStr(SECRET)
    server = ProviderServer(f"{URL}/sign-in/discord/back")
    server.user = {"id": "80351110224678912", "username": "nelly", "global_name": "Nelly"}
    async with serve(server.app) as address:
        found = {name: at(each, address) for name, each in providers(services.settings).items()}
        harness = replace(site.harness, services=services)
        yield SignIn(Site.of(harness, providers=found, entries=endless()), server)
