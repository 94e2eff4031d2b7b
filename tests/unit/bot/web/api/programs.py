"""Programs that call the API with a token, and the routes that there are."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from storage.models import Account, Job
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import Site

API = "/api/v1"


async def make_token(site: Site, line: str = "token write 9", who: Account = ANNA) -> str:
    """Return the token that a person gets in the chat."""
    command = site.harness.command(line, who=who, chat=f"home {who.id}")
    await handle(site.harness, command)
    return site.harness.chats[who.platform].last.spans[0].text


@asynccontextmanager
async def with_token(site: Site, token: str, **headers: str) -> AsyncIterator[httpx.AsyncClient]:
    async with site.browser(authorization=f"Bearer {token}", **headers) as client:
        yield client


@asynccontextmanager
async def program(
    site: Site, line: str = "token write 9", who: Account = ANNA
) -> AsyncIterator[httpx.AsyncClient]:
    """Return a program of a person."""
    async with with_token(site, await make_token(site, line, who)) as client:
        yield client


async def answered(site: Site, number: int = 1) -> Job:
    """Store a result whose answer the chat shows."""
    job = await store(site.harness, number)
    assert job.card is not None
    async with site.harness.services.database.begin() as unit:
        await unit.deliveries.mark_sent(job.id, "answer", [job.card])
        await unit.jobs.mark_delivered(job.id)
    return job


async def documents(site: Site) -> dict[str, Any]:
    """Return the OpenAPI documents by prefix."""
    async with site.browser() as client:
        return {
            prefix: (await client.get(f"{prefix}/openapi.json")).json() for prefix in (API, "/v1")
        }


async def operations(site: Site, **values: str) -> list[tuple[str, str]]:
    """Return method and path of every operation, with these values of its parameters."""
    found = []
    for prefix, document in (await documents(site)).items():
        for path, methods in document["paths"].items():
            filled = re.sub(r"{(\w+)}", lambda name: values.get(name[1], "0"), path)
            found += [(method.upper(), prefix + filled) for method in methods]
    return found
