"""The start of a platform: it is given the page that opens inside it, and its bot is known."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app.service import run_platform
from bot.chat import CommandCard, Profile
from storage.models import Platform
from tests.unit.bot.fake_chat import FakeChat
from tests.unit.bot.fakes import BotHarness


@dataclass
class Begun(FakeChat):
    """Chat that ends as soon as it has begun."""

    profile: Profile | None = None

    async def run(
        self, handle: Any, commands: Any, profile: Profile | None = None, *more: Any
    ) -> None:
        self.profile = profile


async def no_cards() -> list[CommandCard]:
    return []


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://text.example.org", "https://text.example.org/telegram"),
        ("http://text.example.org", ""),
        ("https://localhost", ""),
        ("https://10.0.0.7", ""),
        ("", ""),
    ],
)
async def test_pages_open_inside_the_platform_where_everybody_reaches_them(
    harness: BotHarness, url: str, page: str
) -> None:
    services, chat = harness.services, Begun()
    services.settings.web_url = url
    services.settings.telegram_bot_token = SecretStr("4242:secret")
    async with asyncio.timeout(20):
        await run_platform(services, chat, no_cards())
    assert chat.profile is not None
    assert chat.profile.page == page
    async with services.database.read() as unit:
        assert await unit.service_flags.bot(Platform.TELEGRAM) == "4242"
