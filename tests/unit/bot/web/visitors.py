"""Browsers without a screen: requests to the pages as a browser sends them, and rows behind."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import httpx

from bot.web.app import make_app
from bot.web.context import Web
from bot.web.rates import Rates
from storage.models import Account, Artifact, Blob, FileKind, Job
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BotHarness

URL = "https://text.example.org"
SAME_ORIGIN = {"sec-fetch-site": "same-origin", "origin": "null"}
"""Headers of a form of a page that has `Referrer-Policy: no-referrer`, as browsers send them."""


@dataclass
class Clock:
    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Site:
    """The pages of a harness."""

    harness: BotHarness
    web: Web
    app: Any = field(init=False)

    def __post_init__(self) -> None:
        self.app = make_app(self.web)

    @classmethod
    def of(cls, harness: BotHarness, **changes: Any) -> Site:
        services = harness.services
        values: dict[str, Any] = {"clock": services.clock, **changes}
        return cls(harness, Web(services, **values))

    @asynccontextmanager
    async def browser(self, **headers: str) -> AsyncIterator[httpx.AsyncClient]:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=URL, headers=headers) as client:
            yield client

    async def link(self, who: Account = ANNA) -> str:
        """Return the path of the link that /web gives."""
        await handle(self.harness, self.harness.command("web", who=who, chat=f"home {who.id}"))
        chat = self.harness.chats[who.platform]
        return chat.last.spans[0].text.removeprefix(URL)

    async def sign_in(self, client: httpx.AsyncClient, who: Account = ANNA) -> httpx.Response:
        """Sign a browser in, as a person does."""
        return await enter(client, await self.link(who))

    @asynccontextmanager
    async def signed_in(self, who: Account = ANNA) -> AsyncIterator[httpx.AsyncClient]:
        async with self.browser() as client:
            response = await self.sign_in(client, who)
            assert response.status_code == 303, response.text
            yield client


async def enter(client: httpx.AsyncClient, path: str) -> httpx.Response:
    """Open the page of a link and press its button."""
    page = await client.get(path)
    return await client.post("/in", data=fields(page.text), headers=SAME_ORIGIN)


def fields(html: str) -> dict[str, str]:
    """Return the hidden fields of a page."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))


async def with_file(
    harness: BotHarness, job: Job, kind: FileKind, name: str, data: bytes, mime: str = "text/plain"
) -> Job:
    """Return the job with another file in its result."""
    key = f"media/{job.id}/files/{kind}"
    blob: Blob = harness.services.blobs.put_bytes(key, data)
    assert job.result is not None
    files = (*job.result.files, Artifact(kind, name, mime, blob))
    return replace(job, result=replace(job.result, files=files))


def endless() -> Rates:
    return Rates(1e9, 1e9)
