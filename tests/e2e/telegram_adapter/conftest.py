"""An emulated Bot API server and an adapter for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from bot.platforms.telegram.adapter import TelegramChat
from tests.e2e.telegram_server import Person, TelegramServer


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture
def anna(server: TelegramServer) -> Person:
    return server.person("Anna", "de")


@pytest.fixture
async def chat(server: TelegramServer) -> AsyncIterator[TelegramChat]:
    chat = TelegramChat(server.token, server.url)
    yield chat
    await chat.close()
