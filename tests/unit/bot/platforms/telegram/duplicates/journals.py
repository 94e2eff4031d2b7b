"""Journals of sends with a store in memory, and sends that succeed or fail."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from telegram.error import TimedOut

from bot.platforms.telegram.duplicates.journal import SendJournal
from bot.platforms.telegram.duplicates.records import Content
from storage.models import SendRecord, SendState

CHAT, BOT = 7, "1"


class Store:
    """Store in memory that counts its writes, and may be broken or slow."""

    def __init__(self) -> None:
        self.rows: dict[str, SendRecord] = {}
        self.writes = 0
        self.broken = False
        self.open = asyncio.Event()
        self.open.set()

    async def load(self, bot: str) -> list[SendRecord]:
        return [it for it in self.rows.values() if it.bot == bot]

    async def store(self, records: Sequence[SendRecord]) -> None:
        await self.open.wait()
        if self.broken:
            raise OSError("disk full")
        self.writes += 1
        self.rows |= {it.id: it for it in records}

    async def delete(self, ids: Sequence[str]) -> None:
        self.rows = {key: it for key, it in self.rows.items() if key not in ids}


async def sends(journal: SendJournal, key: str, number: int, chat: int = CHAT) -> None:
    async with journal.track(chat, Content(key, ("text:a",))) as sent:
        sent.append(number)


async def fails(
    journal: SendJournal, key: str, error: Exception | None = None, after: float = 0
) -> None:
    async def request() -> None:
        async with journal.track(CHAT, Content(key, ("text:a",))):
            await asyncio.sleep(after)
            raise error or TimedOut

    with pytest.raises(type(error or TimedOut())):
        await request()


def states(store: Store) -> dict[str, SendState]:
    return {it.key: it.state for it in store.rows.values()}


async def settles(journal: SendJournal) -> None:
    await journal.store_newest()
    await journal.close()


async def journal_of(store: Store) -> SendJournal:
    journal = SendJournal(BOT)
    await journal.load(store)
    return journal
