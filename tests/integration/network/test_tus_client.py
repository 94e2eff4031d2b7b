"""A tus client from PyPI against the pages on a real socket: cuts at every part, and restarts."""

from __future__ import annotations

import asyncio
import hashlib
import io
import random
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from tusclient.client import TusClient

from bot.web.context import Web
from bot.web.server import serve_pages
from storage.models import Job
from tests.integration.network.cutting_proxy import cutting_proxy
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.web.visitors import enter, fields

SOUND = b"RIFF0000WAVE" + random.Random(7).randbytes(200_000)  # noqa: S311
CHUNK = 20_000


@dataclass
class Served:
    """Pages behind a proxy."""

    harness: BotHarness
    server: socket.socket
    front: socket.socket

    @property
    def port(self) -> int:
        return int(self.server.getsockname()[1])

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        serving = asyncio.create_task(serve_pages(Web(self.harness.services), self.server.dup()))
        try:
            yield
        finally:
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)

    async def client(self) -> TusClient:
        """Return a client with the cookie and the token of a browser that signed in."""
        url = self.harness.services.settings.web_url
        await handle(self.harness, self.harness.command("web", who=ANNA, chat="home"))
        link = self.harness.chat.last.spans[0].text
        direct = f"http://127.0.0.1:{self.port}"
        host = {"host": url.removeprefix("http://")}
        async with httpx.AsyncClient(base_url=direct, headers=host) as browser:
            assert (await enter(browser, link.removeprefix(url))).status_code == 303
            page = await browser.get("/tokens")
            cookie = "; ".join(f"{it.name}={it.value}" for it in browser.cookies.jar)
        token = fields(page.text)["token"]
        headers = {"Cookie": cookie, "Origin": url, "X-Form-Token": token}
        return TusClient(f"{url}/uploads", headers=headers)

    async def jobs(self) -> list[Job]:
        query = self.harness.services.database.query
        return await query(lambda unit: unit.jobs.list_for(ANNA, 10))


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Served]:
    front = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{front.getsockname()[1]}"
    harness = await BotHarness.build(tmp_path, web_url=url)
    server = socket.create_server(("127.0.0.1", 0))
    with front, server:
        yield Served(harness, server, front)
    await harness.close()


def upload(client: TusClient, chunk: int = CHUNK, checksum: bool = False) -> str:
    uploader = client.uploader(
        file_stream=io.BytesIO(SOUND),
        chunk_size=chunk,
        retries=3,
        retry_delay=0,
        metadata={"filename": "talk.wav"},
        upload_checksum=checksum,
    )
    uploader.upload()
    return str(uploader.url)


def go_on(client: TusClient, url: str) -> None:
    second = client.uploader(
        file_stream=io.BytesIO(SOUND), chunk_size=CHUNK, url=url, retries=3, retry_delay=0
    )
    assert second.offset == 5 * CHUNK
    second.upload()


async def check(served: Served) -> None:
    (job,) = await served.jobs()
    assert job.media.name == "talk.wav"
    assert job.media.blob is not None
    assert job.media.blob.sha256 == hashlib.sha256(SOUND).hexdigest()
    assert served.harness.services.blobs.get_bytes(job.media.blob.key) == SOUND


@pytest.mark.parametrize("checksum", [False, True])
@pytest.mark.parametrize("chunk", [CHUNK, len(SOUND)])
async def test_upload_without_a_cut(served: Served, chunk: int, checksum: bool) -> None:
    async with served.running(), cutting_proxy(served.front, served.port, []):
        await asyncio.to_thread(upload, await served.client(), chunk, checksum)
    await check(served)


async def test_connection_is_cut_at_every_part(served: Served) -> None:
    """The first try of each part is cut somewhere; the client asks for the offset and goes on."""
    rng = random.Random(11)  # noqa: S311
    cuts: list[int | None] = [None]  # the creation
    for _ in range(len(SOUND) // CHUNK + 1):
        cuts += [rng.randrange(0, CHUNK + 400), None, None]  # the part, the question, the rest
    async with (
        served.running(),
        cutting_proxy(served.front, served.port, cuts) as proxy,
    ):
        await asyncio.to_thread(upload, await served.client())
        assert proxy.cut >= 8
    await check(served)


async def test_upload_goes_on_after_a_restart(served: Served) -> None:
    async with cutting_proxy(served.front, served.port, []):
        async with served.running():
            client = await served.client()
            first = client.uploader(
                file_stream=io.BytesIO(SOUND), chunk_size=CHUNK, metadata={"filename": "talk.wav"}
            )
            await asyncio.to_thread(first.upload, stop_at=5 * CHUNK)
        async with served.running():
            await asyncio.to_thread(go_on, client, str(first.url))
    await check(served)
