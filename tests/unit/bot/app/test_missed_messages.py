"""Missed messages are noted in the database, so that the next process reads them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any, cast

from bot.app.missed_messages import note_when_read
from bot.chat import HandledMessages
from storage.models import Platform


class Flags:
    """Record of the calls, in place of the flags of a unit."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    async def begin_reading(self, platform: Platform) -> None:
        self.calls.append(f"begin {platform}")

    async def end_reading(self, platform: Platform) -> None:
        self.calls.append(f"end {platform}")

    async def transact(self, work: Callable[[Any], Awaitable[None]]) -> None:
        await work(SimpleNamespace(service_flags=self))


async def test_lost_connection_is_noted_until_its_messages_are_read() -> None:
    flags, handled = Flags(), HandledMessages()
    services = cast("Any", SimpleNamespace(database=flags))
    chat = cast("Any", SimpleNamespace(platform=Platform.DISCORD))
    task = asyncio.create_task(note_when_read(services, chat, handled))
    expected = list[str]()
    for _ in range(2):
        handled.read.set()
        await asyncio.sleep(0.01)
        expected += ["end discord"]
        assert flags.calls == expected
        handled.read.clear()
        handled.missed.set()
        await asyncio.sleep(0.01)
        expected += ["begin discord"]
        assert flags.calls == expected
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
