"""A bot that listens to a webhook, and the proxy in front of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.chat import Event, EventHandler
from bot.platforms.telegram.adapter import TelegramChat
from bot.platforms.telegram.webhook import Webhook
from tests.e2e.telegram_server import TelegramServer

PUBLIC = "https://bot.example.org/told/by/telegram?bot=1"
PATH = PUBLIC.removeprefix("https://bot.example.org")
SECRET = "a-secret_of-ours"


@asynccontextmanager
async def listening(server: TelegramServer, local: str, hear: EventHandler) -> AsyncIterator[None]:
    chat = TelegramChat(server.token, server.url, webhook=Webhook(PUBLIC, host_of(local), SECRET))
    task = asyncio.create_task(chat.run(hear, ()))
    async with asyncio.timeout(10):
        while not (server.world.webhook or task.done()):  # noqa: ASYNC110  another thread's
            await asyncio.sleep(0.01)
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def host_of(local: str) -> str:
    return local.removeprefix("http://").partition("/")[0]


async def ignore(event: Event) -> None:
    """Ignore the event."""
