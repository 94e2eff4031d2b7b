"""No request that changes something leaves for a platform while another process may serve it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram.request import RequestData

from bot.chat.leases import LEASES
from bot.platforms.discord.call_metrics import call_trace
from bot.platforms.telegram import http
from bot.platforms.telegram.http import TelegramHttp
from storage.models import Platform


@dataclass
class Server:
    """A server that notes its requests; those to /slow wait until `may_answer` is set."""

    url: str = ""
    seen: list[str] = field(default_factory=list)
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, request: web.Request) -> web.Response:
        self.seen.append(f"{request.method} {request.path}")
        if request.path == "/slow":
            await self.may_answer.wait()
        return web.json_response({"ok": True})


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server, app = Server(), web.Application()
    app.router.add_route("*", "/{name}", server.answer)
    async with TestServer(app) as running:
        server.url = str(running.make_url("")).rstrip("/")
        yield server


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramHttp]:
    requests = TelegramHttp()
    await requests.initialize()
    yield requests
    await requests.shutdown()
    LEASES.forget(Platform.TELEGRAM)


def renew(platform: Platform) -> None:
    LEASES.hold(platform, LEASES.clock() + 60)


async def send(telegram: TelegramHttp, server: Server, name: str) -> int:
    status, _ = await telegram.do_request(f"{server.url}/{name}", "POST", RequestData([]))
    return status


async def test_request_to_telegram_waits_for_the_lease(
    telegram: TelegramHttp, server: Server
) -> None:
    LEASES.hold(Platform.TELEGRAM, 0)
    sending = asyncio.create_task(send(telegram, server, "sendMessage"))
    await asyncio.sleep(0.1)
    assert server.seen == []
    renew(Platform.TELEGRAM)
    async with asyncio.timeout(20):
        assert await sending == 200
    assert server.seen == ["POST /sendMessage"]


@pytest.mark.parametrize("again", [False, True])
async def test_request_that_waited_for_its_connection_looks_again(
    telegram: TelegramHttp, server: Server, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    """`again`: on a connection that another request has used."""
    monkeypatch.setattr(http, "MOST_CONNECTIONS", 1)
    if not again:
        monkeypatch.setattr(aiohttp.TCPConnector, "_get", no_connection)
    renew(Platform.TELEGRAM)
    first = asyncio.create_task(send(telegram, server, "slow"))
    async with asyncio.timeout(20):
        while not server.seen:  # noqa: ASYNC110  nothing tells of it
            await asyncio.sleep(0.01)
    second = asyncio.create_task(send(telegram, server, "sendMessage"))
    await asyncio.sleep(0.05)
    LEASES.hold(Platform.TELEGRAM, 0)
    server.may_answer.set()
    assert await first == 200
    await asyncio.sleep(0.1)
    assert server.seen == ["POST /slow"]
    renew(Platform.TELEGRAM)
    async with asyncio.timeout(20):
        assert await second == 200
    assert server.seen == ["POST /slow", "POST /sendMessage"]


async def no_connection(*_: object) -> None:
    """Return no connection that was used before."""


async def test_only_reading_from_discord_goes_on_without_the_lease(server: Server) -> None:
    LEASES.hold(Platform.DISCORD, 0)
    try:
        async with aiohttp.ClientSession(trace_configs=[call_trace()]) as session:
            async with session.get(f"{server.url}/gateway") as answer:
                assert answer.status == 200
            sending = asyncio.create_task(session.post(f"{server.url}/messages"))
            await asyncio.sleep(0.1)
            assert server.seen == ["GET /gateway"]
            renew(Platform.DISCORD)
            async with asyncio.timeout(20):
                (await sending).release()
            assert server.seen == ["GET /gateway", "POST /messages"]
    finally:
        LEASES.forget(Platform.DISCORD)
