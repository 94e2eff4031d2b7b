"""The socket of the pages."""

from __future__ import annotations

import socket

import pytest

from bot.web.server import bind
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
