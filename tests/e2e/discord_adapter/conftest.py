from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.chat import Event, FormOpener, OutFile
from bot.dispatch.command_menu import menu
from bot.i18n.translator import Translations
from bot.platforms.discord import shards
from bot.platforms.discord.adapter import DiscordChat
from storage.models import FileKind
from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.threaded_server import PATIENCE


@pytest.fixture(autouse=True)
def _short_start_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start sessions at shorter intervals than on Discord."""
    monkeypatch.setattr(shards, "START_INTERVAL", 0.5)


@pytest.fixture
def server() -> Iterator[DiscordServer]:
    with DiscordServer() as server:
        yield server


@dataclass
class EventRecorder:
    """A running chat and its events. The errors in `trouble` are raised first, one by one."""

    chat: DiscordChat
    events: asyncio.Queue[Event] = field(default_factory=asyncio.Queue)
    trouble: list[Exception] = field(default_factory=list)

    async def hear(self, event: Event) -> None:
        if self.trouble:
            raise self.trouble.pop()
        await self.events.put(event)

    async def next(self) -> Event:
        return await asyncio.wait_for(self.events.get(), PATIENCE)


@asynccontextmanager
async def connected(
    server: DiscordServer, chat: DiscordChat, forms: Mapping[str, FormOpener] | None = None
) -> AsyncIterator[EventRecorder]:
    """Connect the adapter for the time of the block."""
    recorder = EventRecorder(chat)
    running = asyncio.create_task(chat.run(recorder.hear, menu(Translations()), forms=forms))
    try:
        await asyncio.to_thread(server.waits_for_bot, 20)
        yield recorder
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


@pytest.fixture
async def recorder(server: DiscordServer) -> AsyncIterator[EventRecorder]:
    """The connected adapter."""
    async with connected(server, DiscordChat(server.token, server.url)) as recorder:
        yield recorder


@pytest.fixture
def txt(tmp_path: Path) -> OutFile:
    path = tmp_path / "0"
    path.write_text("words")
    return OutFile(FileKind.TXT, path, "two words.txt", "text/plain")
