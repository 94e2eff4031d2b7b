"""The socket of the pages."""

from __future__ import annotations

import asyncio
import socket

import pytest

from bot.web.context import Web
from bot.web.server import bind, serve_pages
from storage.errors import BadSetting
from tests.unit.bot.fakes import BotHarness


@pytest.mark.parametrize("host", ["a" * 70, "203.0.113.7", "é" * 70])
async def test_address_that_can_not_be_listened_on_is_explained(
    harness: BotHarness, host: str
) -> None:
    settings = harness.services.settings
    settings.web_host, settings.web_port = host, 0
    with pytest.raises(BadSetting, match="bad_setting") as error:
        bind(settings)
    assert error.value.values["setting"] == "WEB_HOST"


async def test_port_in_use_names_the_setting_of_the_port(harness: BotHarness) -> None:
    settings = harness.services.settings
    with socket.create_server(("127.0.0.1", 0)) as used:
        settings.web_port = used.getsockname()[1]
        with pytest.raises(BadSetting, match="bad_setting") as error:
            bind(settings)
    assert error.value.values["setting"] == "WEB_PORT"


async def test_body_of_an_answer_does_not_wait_for_the_head_to_be_confirmed(
    harness: BotHarness,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        serving = asyncio.create_task(serve_pages(Web(harness.services), listener.dup()))
        reader, writer = await asyncio.open_connection(*listener.getsockname())
        writer.write(b"GET / HTTP/1.1\r\nHost: pages\r\nConnection: close\r\n\r\n")
        assert (await reader.readline()).startswith(b"HTTP/1.1 ")
        writer.close()
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        listener.settimeout(10)
        with socket.create_connection(listener.getsockname()), listener.accept()[0] as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
