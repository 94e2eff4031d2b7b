"""Everything that handlers share: chats, database, blobs, queue, settings, translations."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.chat import Chat
from bot.context.job_starts import JobStarts
from bot.context.living_workers import LivingWorkers
from bot.context.stage_factors import StageFactors
from bot.context.tasks import Gate, Locks, TaskLanes, UpdateGate
from bot.i18n.translator import Translations
from bot.links.fetcher import LinkFetcher
from bot.links.posting import LinkPoster
from bot.settings import BotSettings
from pipeline.queue.client import Queue
from pipeline.settings import PipelineSettings
from storage.blobs import Blobs
from storage.database import Database
from storage.models import Platform, Progress
from storage.settings import StorageSettings


def utc_now() -> datetime:
    """Return the current time."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Services:
    """The shared objects of a bot process, made once by the composition root.

    `scratch` is a folder for downloads. `commands` are the names that people may type. `hints` has
    the newest progress of each running job; the outbox fills it, and it may be empty. `clock`
    returns the current time. `downloads` and `link_downloads` limit how many platform files and
    links are fetched at once. They are apart: a slow server must not delay what others send.
    `poster` posts to webhooks.
    `whole_uploads` limits how many uploads of pages are put together and stored at once.
    `updates` are being taken in, `first_cards` are on their way: other work gives way to both.
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
    poster: LinkPoster = field(default_factory=LinkPoster)
    link_downloads: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(8))
    whole_uploads: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    first_cards: Gate = field(default_factory=Gate)
    updates: UpdateGate = field(default_factory=UpdateGate)
    starts: JobStarts = field(default_factory=JobStarts)
    card_locks: Locks = field(default_factory=Locks)
    question_locks: Locks = field(default_factory=Locks)
    deletion_locks: Locks = field(default_factory=Locks)
    upload_locks: Locks = field(default_factory=Locks)
    hints: dict[str, Progress] = field(default_factory=dict)
    factors: StageFactors = field(default_factory=StageFactors)
    workers: LivingWorkers = field(default_factory=LivingWorkers)
    clock: Callable[[], datetime] = utc_now
