"""What a feature works with: the chats, the rows, the blobs, the bell, the settings, the words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.chat import Chat
from bot.context.tasks import FirstCardGate, TaskLanes
from bot.i18n.translator import Translations
from bot.links.fetcher import LinkFetcher
from bot.settings import BotSettings
from pipeline.queue.client import Queue
from pipeline.settings import PipelineSettings
from storage.blobs import Blobs
from storage.database import Database
from storage.models import Platform, Progress
from storage.settings import StorageSettings


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Services:
    """Everything that features share; made once, by the composition root.

    `scratch` is a folder for bytes on their way, `commands` the names that people may type,
    `hints` the newest progress of each running job (the courier fills it; may be empty), `clock`
    tells the moment. `fetching` and `following` are the files of platforms and the links that are
    fetched at once: apart, since somebody's slow server must not hold up what others send.
    """

    chats: Mapping[Platform, Chat]
    database: Database
    blobs: Blobs
    queue: Queue
    translations: Translations
    settings: BotSettings
    pipeline: PipelineSettings
    storage: StorageSettings
    scratch: Path
    commands: tuple[str, ...] = ()
    tasks: TaskLanes = field(default_factory=TaskLanes)
    downloads: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(4))
    links: LinkFetcher = field(default_factory=LinkFetcher)
    link_downloads: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(8))
    first_cards: FirstCardGate = field(default_factory=FirstCardGate)
    hints: dict[str, Progress] = field(default_factory=dict)
    clock: Callable[[], datetime] = _now
