"""Links that people send, and a web server without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from bot.chat import Link
from bot.links.errors import NotFound
from bot.links.fetcher import LinkFetcher
from storage.models import Quota
from tests.unit.bot.fakes import BotHarness

TALK = "https://example.org/talk.mp3?key=1"


class FakeFetcher(LinkFetcher):
    """Fake web server with fixed contents. Requests wait for `open`."""

    def __init__(self, **contents: bytes) -> None:
        super().__init__()
        self.contents = {f"https://example.org/{name}": it for name, it in contents.items()}
        self.requests: list[str] = []
        self.limits: list[float | None] = []
        self.open = asyncio.Event()
        self.open.set()

    async def fetch(self, url: httpx.URL, into: Path, most: Quota) -> str:
        self.requests.append(str(url))
        self.limits.append(most.largest)
        await self.open.wait()
        if str(url) not in self.contents:
            raise NotFound
        await asyncio.to_thread(into.write_bytes, self.contents[str(url)])
        return "The talk.mp3"


def link(harness: BotHarness, *urls: str, text: str = "", **where: Any) -> Link:
    return Link(harness.origin(**where), urls, text or " ".join(urls))


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110  what is waited for knows nothing of us
            await asyncio.sleep(0.01)
