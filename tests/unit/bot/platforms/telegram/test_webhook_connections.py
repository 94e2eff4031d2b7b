"""Connections to the webhook that come as the bot stops."""

from __future__ import annotations

import asyncio
from typing import cast

from telegram import Bot

from bot.platforms.telegram.webhook import Webhook, WebhookServer


class FakeWriter:
    """Writer that notes its end."""

    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


async def _ignore(_event: object) -> None:
    return


async def test_connection_that_comes_as_the_bot_stops_is_closed() -> None:
    webhook = Webhook("https://bot.example.org/told", "127.0.0.1:1", "secret")
    server = WebhookServer(cast("Bot", object()), "1:a", _ignore, webhook)
    writer = FakeWriter()
    server._accept(asyncio.StreamReader(), cast("asyncio.StreamWriter", writer))
    [task] = server._connections
    task.cancel()  # before its first step
    await asyncio.gather(task, return_exceptions=True)
    assert writer.closed
    assert not server._connections
