"""Recordings that programs send, and what is left of them."""

from __future__ import annotations

from typing import Any

import httpx

from tests.unit.bot.fakes import ANNA
from tests.unit.bot.web.api.programs import API
from tests.unit.bot.web.visitors import Site

SOUND = b"RIFF0000WAVEsound"


async def send(client: httpx.AsyncClient, content: bytes = SOUND, **more: Any) -> httpx.Response:
    files = {"file": (more.pop("name", "talk.wav"), content)}
    return await client.post(f"{API}/jobs", files=files, **more)


async def count(site: Site) -> int:
    async with site.harness.services.database.read() as unit:
        return len(await unit.jobs.list_for(ANNA, 99))


def leftovers(site: Site) -> list[str]:
    return [it.name for it in site.harness.services.scratch.iterdir()]
