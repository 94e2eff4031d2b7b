"""Services of the bot with a fake chat and a queue without workers, and events of users."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from bot.chat import (
    ButtonPress,
    Command,
    Origin,
    Text,
    Upload,
)
from bot.context.services import Services
from bot.dispatch.routes import ADMIN_COMMANDS, COMMANDS
from bot.i18n.translator import Translations
from bot.settings import BotSettings
from pipeline.queue.client import Queue, WorkerStatus
from pipeline.settings import PipelineSettings
from storage.blobs import Blobs
from storage.database import Database
from storage.models import (
    Account,
    Address,
    Ended,
    Media,
    MessageRef,
    Platform,
    Progress,
)
from storage.settings import StorageSettings
from tests.unit.bot.ended_tasks import end_tasks
from tests.unit.bot.fake_chat import FakeChat
from tests.unit.rows import put_rows

ANNA = Account(Platform.TELEGRAM, "1")
BEN = Account(Platform.TELEGRAM, "2")


@dataclass
class FakeQueue:
    """Queue that records its calls; `hints` feeds its events."""

    notified: list[tuple[str, int]] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    hints: asyncio.Queue[Progress | Ended] = field(default_factory=asyncio.Queue)
    signs: list[WorkerStatus] = field(default_factory=list)
    is_connected: bool = True

    async def workers(self) -> list[WorkerStatus]:
        return self.signs

    async def notify(self, job_id: str, attempt: int) -> bool:
        self.notified.append((job_id, attempt))
        return True

    async def cancel(self, job_id: str) -> None:
        self.cancelled.append(job_id)

    async def publish(self, event: Progress | Ended) -> None:
        await self.hints.put(event)

    async def events(self) -> AsyncIterator[Progress | Ended]:
        while True:
            yield await self.hints.get()


@dataclass
class BotHarness:
    """Services on a real database and blob store in a folder, with fake chats and queue. Users
    write in `chat`, those of another platform in `elsewhere`."""

    services: Services
    chat: FakeChat
    elsewhere: FakeChat
    queue: FakeQueue
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    @classmethod
    async def build(cls, folder: Path, **settings: Any) -> BotHarness:
        chat, queue = FakeChat(), FakeQueue()
        elsewhere = FakeChat(Platform.DISCORD, contents=chat.contents)
        scratch = folder / "scratch"
        await asyncio.to_thread(scratch.mkdir)
        await asyncio.to_thread(put_rows, folder / "rows.db")
        services = Services(
            chats={it.platform: it for it in (chat, elsewhere)},
            database=await Database.open(f"sqlite+aiosqlite:///{folder}/rows.db"),
            blobs=await asyncio.to_thread(Blobs.open, f"file://{folder}/blobs"),
            queue=cast("Queue", queue),
            translations=Translations(),
            settings=BotSettings(**settings),
            pipeline=PipelineSettings(),
            storage=StorageSettings(data_dir=folder),
            scratch=scratch,
            commands=(*COMMANDS, *ADMIN_COMMANDS),
        )
        return cls(services, chat, elsewhere, queue)

    async def close(self) -> None:
        """End the tasks of the services and of relays, whose connections outlive the database."""
        await self.services.tasks.close()
        await end_tasks(self.services.database)
        await self.services.database.close()

    @property
    def chats(self) -> dict[Platform, FakeChat]:
        """Return the chats by platform."""
        return {it.platform: it for it in (self.chat, self.elsewhere)}

    def origin(self, who: Account = ANNA, chat: str = "c1", private: bool = True) -> Origin:
        number = next(self._numbers)
        address = Address(who.platform, chat)
        return Origin(f"u{number}", who, MessageRef(address, f"m{number}"), "en", private=private)

    def command(self, line: str, **where: Any) -> Command:
        name, _, arguments = line.partition(" ")
        return Command(self.origin(**where), name, arguments)

    def text(self, text: str, **where: Any) -> Text:
        return Text(self.origin(**where), text)

    def press(self, action: str, argument: str, **where: Any) -> ButtonPress:
        return ButtonPress(self.origin(**where), action, argument)

    def upload(
        self, content: bytes = b"film", caption: str = "", size: int | None = None, **more: Any
    ) -> Upload:
        seconds, name = more.pop("seconds", 60.0), more.pop("name", "talk.mp4")
        album = more.pop("album", "")
        handle = f"file-{len(self.chat.contents)}"
        self.chat.contents[handle] = content
        media = Media(handle, name, len(content) if size is None else size, seconds)
        return Upload(self.origin(**more), media, caption, album)
