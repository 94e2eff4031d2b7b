"""A bot whose answers get lost, and what it sends until it was told that it arrived."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.app.send_store import StoredSends
from bot.chat import ChatDown, Event, Message, OutFile, Span
from bot.platforms.telegram.adapter import TelegramChat
from storage.database import Database, Unit
from storage.models import FileKind, MessageRef, SendRecord, SendState
from tests.e2e.telegram_adapter.places import at, ref
from tests.e2e.telegram_server import Person, Post, TelegramServer


def says(text: str) -> Message:
    return Message((Span(text),))


def file_in(folder: Path, kind: FileKind, name: str, content: bytes) -> OutFile:
    path = folder / name
    path.write_bytes(content)
    return OutFile(kind, path, name, "application/octet-stream", 1.0)


class _Dead:
    """Store of a process that is dead."""

    async def load(self, bot: str) -> list[SendRecord]:
        return []

    async def store(self, records: Sequence[SendRecord]) -> None:
        return

    async def delete(self, ids: Sequence[str]) -> None:
        return


class Lossy:
    """Processes of one bot, one after the other, with the same database."""

    def __init__(self, server: TelegramServer, folder: Path) -> None:
        self._server, self._url = server, f"sqlite+aiosqlite:///{folder}/rows.db"

    @asynccontextmanager
    async def process(self) -> AsyncIterator[TelegramChat]:
        """Run a bot that ends without any clean-up of its sends."""
        database = await Database.open(self._url)
        chat = TelegramChat(self._server.token, self._server.url)
        await chat.tracked_sends.start(StoredSends(database))
        asked = len(self._server.calls("sendRichMessage"))
        task = asyncio.create_task(chat.run(_ignore, ()))
        try:
            await until(lambda: len(self._server.calls("sendRichMessage")) > asked)
            yield chat
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            await database.close()

    async def is_killed_before_the_answer(self, to: Person, message: Message, key: str) -> None:
        """Send a message in a process that is killed before it hears that the message arrived."""
        self._server.answers_late(60)
        async with self.process() as chat:
            seen = len(to.sees())
            task = asyncio.create_task(chat.send(at(to), message, None, key))
            await until(lambda: len(to.sees()) > seen)
            await chat.tracked_sends.start(_Dead())  # it writes nothing any more
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        self._server.answers_late(0)

    async def has_forgotten_all(self) -> None:
        """Wait until no record is stored any more."""
        database = await Database.open(self._url)
        try:
            async with asyncio.timeout(20):
                while await database.query(_count):  # noqa: ASYNC110  of another process
                    await asyncio.sleep(0.05)
        finally:
            await database.close()


async def _count(unit: Unit) -> int:
    """Return the number of records of sends."""
    records = await unit.sends.list_for("4242")
    return sum(it.state is not SendState.NEWEST for it in records)


async def _ignore(_: Event) -> None:
    return


async def loses_one(
    server: TelegramServer, chat: TelegramChat, to: Person, message: Message, key: str, **more: Post
) -> None:
    """Send a message whose answer is lost."""
    server.loses_answers(1)
    try:
        await chat.send(at(to), message, _reply(to, **more), key)
    except ChatDown:
        return
    finally:
        server.loses_answers(0)
    raise AssertionError("the answer was not lost")


def _reply(to: Person, reply_to: Post | None = None) -> MessageRef | None:
    return ref(to, reply_to) if reply_to else None


async def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110  on a server
            await asyncio.sleep(0.05)
