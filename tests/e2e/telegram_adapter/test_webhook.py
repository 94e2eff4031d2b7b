"""Webhook updates: accepted from Telegram alone, confirmed after the commit."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot.app.service import Settings
from bot.chat import Event, HandlerUnavailable, Text
from bot.doctor.finding import Level
from bot.doctor.runner import run_checks
from bot.platforms.telegram import webhook as telegram_webhook
from bot.platforms.telegram.adapter import TelegramChat
from bot.platforms.telegram.webhook import Webhook
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.errors import BadSetting
from storage.settings import StorageSettings
from tests.e2e.telegram_adapter.test_run import until
from tests.e2e.telegram_adapter.webhook_places import (
    PATH,
    PUBLIC,
    SECRET,
    host_of,
    ignore,
    listening,
)
from tests.e2e.telegram_server import Person, TelegramServer
from tests.e2e.telegram_server.webhook import Delivery
from tests.ports import free_port


@pytest.fixture
def local(server: TelegramServer) -> str:
    """The local URL of the endpoint, behind the proxy."""
    url = f"http://127.0.0.1:{free_port()}{PATH}"
    server.webhook_sender.proxies[PUBLIC] = url
    return url


async def test_webhook_updates_arrive_in_order(
    server: TelegramServer, anna: Person, local: str
) -> None:
    received: list[str] = []

    async def hear(event: Event) -> None:
        assert isinstance(event, Text)
        await asyncio.sleep(0.01 if event.text == "1" else 0)
        received.append(event.text)

    anna.says("0")  # wait for the webhook
    async with listening(server, local, hear):
        for number in range(1, 5):
            anna.says(str(number))
        await until(received, 5)
        async with httpx.AsyncClient() as client:
            answer = await client.post(f"{server.url}/bot{server.token}/getUpdates")
    assert received == ["0", "1", "2", "3", "4"]
    assert answer.status_code == 409
    assert "can't use getUpdates method while webhook is active" in answer.text
    (request,) = server.calls("setWebhook")
    assert request.fields["secret_token"] == SECRET
    assert request.fields["max_connections"] == "40"
    assert {post.status for post in server.webhook_sender.posted} == {200}
    assert server.world.updates == []


@pytest.mark.parametrize("error", [RuntimeError, HandlerUnavailable])
async def test_uncommitted_webhook_update_is_posted_again(
    server: TelegramServer, anna: Person, local: str, error: type[Exception]
) -> None:
    received: list[str] = []

    async def hear(event: Event) -> None:
        received.append(event.origin.key)
        if len(received) == 1:
            raise error("database is away")

    async with listening(server, local, hear):
        one, two = anna.says("one"), anna.says("two")
        await until(received, 3)
    first, second = (post.update["update_id"] for post in (one, two))
    assert received == [f"update:{first}", f"update:{first}", f"update:{second}"]
    assert server.webhook_sender.posted[:2] == [Delivery(first, 500), Delivery(first, 200)]


async def test_doctor_reports_pending_webhook_updates_and_the_error(
    server: TelegramServer, anna: Person, local: str, tmp_path: Path
) -> None:
    async def hear(_: Event) -> None: ...

    async with listening(server, local, hear):
        pass
    anna.says("is anybody there?")
    anna.waits_for(lambda: server.world.webhook_error, 10, "a post that nobody takes")
    bot = BotSettings(
        telegram_bot_token=SecretStr(server.token),
        telegram_api_url=server.url,
    ).model_copy(update={"telegram_webhook_url": PUBLIC})
    settings = Settings(bot, PipelineSettings(), StorageSettings(data_dir=tmp_path))
    findings = {it.name: it async for it in run_checks(settings, ["telegram"])}
    known, updates = findings["telegram"], findings["updates"]
    assert known.level is Level.OK
    assert updates.level is Level.BROKEN
    assert "by webhook to bot.example.org; 1 waiting; last error" in updates.says
    assert "Connection refused" in updates.says
    assert server.token not in known.says + updates.says


async def test_failing_webhook_update_is_skipped_while_others_pass(
    server: TelegramServer, anna: Person, local: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram_webhook, "TRIES", 2)
    ben, received = server.person("Ben"), list[str]()

    async def hear(event: Event) -> None:
        assert isinstance(event, Text)
        if event.text == "poison":
            ben.says("other")
            raise RuntimeError("poison")
        received.append(event.text)

    async with listening(server, local, hear):
        anna.says("poison")
        anna.says("next")
        async with asyncio.timeout(10):
            while "next" not in received:  # noqa: ASYNC110
                await asyncio.sleep(0.02)


async def test_webhook_update_that_cannot_be_handled_now_is_never_skipped(
    server: TelegramServer, anna: Person, local: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram_webhook, "TRIES", 2)
    ben, received, tries = server.person("Ben"), list[str](), 0

    async def hear(event: Event) -> None:
        nonlocal tries
        assert isinstance(event, Text)
        if event.text == "kept" and tries < 4:
            tries += 1
            ben.says("other")
            raise HandlerUnavailable("database is away")
        received.append(event.text)

    async with listening(server, local, hear):
        anna.says("kept")
        anna.says("next")
        async with asyncio.timeout(30):
            while "next" not in received:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
    assert [it for it in received if it != "other"] == ["kept", "next"]


@pytest.mark.parametrize(
    ("method", "path", "secret", "status"),
    [
        ("POST", PATH, SECRET, 400),  # the right secret with an invalid body
        ("POST", PATH, "guessed", 404),
        ("POST", PATH, "", 404),
        ("POST", "/told/by/telegram", SECRET, 404),
        ("POST", "/", SECRET, 404),
        ("GET", PATH, SECRET, 404),
    ],
)
async def test_webhook_rejects_other_senders(
    server: TelegramServer, local: str, method: str, path: str, secret: str, status: int
) -> None:
    async with listening(server, local, ignore), httpx.AsyncClient() as client:
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        url = f"http://{host_of(local)}{path}"
        answer = await client.request(method, url, headers=headers, content=b"[]")
        assert (answer.status_code, answer.content) == (status, b"")


async def test_floods_and_invalid_requests_are_cut_off(server: TelegramServer, local: str) -> None:
    host, _, port = host_of(local).rpartition(":")
    async with listening(server, local, ignore):
        for noise in (b"\x16\x03\x01\x02\x00", b"GET / HTTP/1.1\r\n" + b"x: y\r\n" * 20_000):
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(noise)
            with suppress(ConnectionError):
                assert await asyncio.wait_for(reader.read(), 5) == b""
            writer.close()
        async with httpx.AsyncClient() as client:
            headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
            with suppress(httpx.TransportError):  # disconnected while sending
                answer = await client.post(local, headers=headers, content=bytes(2 << 20))
                assert answer.status_code == 413


async def test_invalid_webhook_settings_are_named(server: TelegramServer, local: str) -> None:
    async def refused_setting(webhook: Webhook) -> str:
        with pytest.raises(BadSetting) as exc_info:
            await TelegramChat(server.token, server.url, webhook=webhook).run(ignore, ())
        return exc_info.value.values["setting"]

    plain = Webhook("http://bot.example.org", host_of(local))
    assert await refused_setting(plain) == "TELEGRAM_WEBHOOK_URL"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = Webhook(PUBLIC, f"127.0.0.1:{taken.getsockname()[1]}")
        assert await refused_setting(busy) == "TELEGRAM_WEBHOOK_LISTEN"
    assert await refused_setting(Webhook(PUBLIC, "nowhere")) == "TELEGRAM_WEBHOOK_LISTEN"


async def test_unreadable_webhook_update_is_skipped(
    server: TelegramServer, anna: Person, local: str
) -> None:
    received: list[str] = []

    async def hear(event: Event) -> None:
        assert isinstance(event, Text)
        received.append(event.text)

    update = {"update_id": 7, "message": {"date": 1, "chat": anna.chat, "text": "no number"}}
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with listening(server, local, hear), httpx.AsyncClient() as client:
        posts = [await client.post(local, json=update, headers=headers) for _ in range(5)]
        anna.says("after")
        await until(received, 1)
    assert [post.status_code for post in posts] == [400] * 4 + [200]
