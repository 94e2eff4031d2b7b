"""A browser that uploads by the tus protocol."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from storage.models import Account, Job
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, fields

SOUND = b"RIFF0000WAVE" + bytes(range(256)) * 40
TUS = {"tus-resumable": "1.0.0"}


def metadata(**values: str) -> str:
    return ",".join(f"{key} {base64.b64encode(it.encode()).decode()}" for key, it in values.items())


@dataclass
class Uploader:
    """A browser that uploads, with the token of its page."""

    site: Site
    client: httpx.AsyncClient
    token: str = ""
    more: dict[str, str] = field(default_factory=dict)

    async def send(self, method: str, path: str, body: Any = b"", **headers: Any) -> httpx.Response:
        named = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        whole = {**SAME_ORIGIN, **TUS, "x-form-token": self.token, **self.more, **named}
        return await self.client.request(method, path, content=body, headers=whole)

    async def create(
        self, size: int = len(SOUND), name: str = "talk.wav", options: str = "", chat: str = ""
    ) -> httpx.Response:
        more = {"options": options, "chat": chat}
        said = metadata(filename=name, **{key: value for key, value in more.items() if value})
        return await self.send("POST", "/uploads", upload_length=size, upload_metadata=said)

    async def patch(self, path: str, offset: int, body: Any, **headers: Any) -> httpx.Response:
        kind = {"content_type": "application/offset+octet-stream"}
        return await self.send("PATCH", path, body, upload_offset=offset, **{**kind, **headers})

    async def offset(self, path: str) -> int:
        return int((await self.send("HEAD", path)).headers["upload-offset"])

    async def whole(self, name: str = "talk.wav", body: bytes = SOUND) -> httpx.Response:
        made = await self.create(len(body), name)
        assert made.status_code == 201, made.text
        return await self.patch(made.headers["location"], 0, body)


@asynccontextmanager
async def uploader(site: Site, who: Account = ANNA) -> AsyncIterator[Uploader]:
    async with site.signed_in(who) as client:
        page = (await client.get("/tokens")).text
        yield Uploader(site, client, fields(page)["token"])


async def jobs_of(site: Site, who: Account = ANNA) -> list[Job]:
    return await site.web.query(lambda unit: unit.jobs.list_for(who, 100))


async def parts(site: Site) -> list[str]:
    return await asyncio.to_thread(site.web.blobs.keys, "incoming/")
