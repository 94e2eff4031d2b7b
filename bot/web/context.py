"""Everything that the pages share."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from starlette.requests import Request

from bot.context.services import Services
from bot.i18n.translator import Translations
from bot.settings import BotSettings
from bot.web.entry.init_data import TELEGRAM_KEY
from bot.web.entry.providers import Provider, providers
from bot.web.live.hub import LiveJobs
from bot.web.rates import Rates
from bot.web.recent_tracks import RecentTracks
from bot.web.streams import Streams
from bot.web.turns import Turns
from storage.blobs import Blobs
from storage.database import Database, Unit
from storage.database_errors.transient import retry_transient

T = TypeVar("T")

MOST_EVENT_STREAMS = 6
"""Event streams of one person at once, of pages and programs together."""
PATIENCE = 5.0
"""Seconds of tries before a visitor reads that the database is away."""


def utc_now() -> datetime:
    """Return the current time."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Web:
    """Everything that the pages share with the bot, and limits of their own.

    `people` and `addresses` limit how many requests each of them may make, `entries` how often one
    address may try to sign in, `results` how many results one person may open, `edits` how many
    corrections they may make, `summaries` how many summaries they may redo, `links` how many links
    they may make, `visits` how often one address may use links, `tests` how many deliveries to
    webhooks they may ask for, `lookups` how many addresses of webhooks they may have looked up: a
    thread waits for a slow name server. `turns` lets one result be made at
    a time: that of ten hours takes seconds of a core, which the bot may need.
    `documents` does the same for files that are made when they are asked for; `tracks` keeps
    captions. `streams` limits what is sent at once, `event_streams` who watches, `upload_stores`
    what is stored.
    `live` has the jobs in progress of those who watch. `telegram_key` is the public key of
    Telegram's signatures, `providers` are the services at which people sign in.

    In a process of their own the services have no chats.
    """

    services: Services
    clock: Callable[[], datetime] = utc_now
    people: Rates = field(default_factory=lambda: Rates(200, 10))
    addresses: Rates = field(default_factory=lambda: Rates(400, 20))
    entries: Rates = field(default_factory=lambda: Rates(10, 0.2))
    results: Rates = field(default_factory=lambda: Rates(30, 0.5))
    edits: Rates = field(default_factory=lambda: Rates(60, 1))
    summaries: Rates = field(default_factory=lambda: Rates(5, 0.01))
    links: Rates = field(default_factory=lambda: Rates(20, 0.02))
    visits: Rates = field(default_factory=lambda: Rates(120, 4))
    tests: Rates = field(default_factory=lambda: Rates(10, 0.1))
    lookups: Rates = field(default_factory=lambda: Rates(20, 0.2))
    turns: Turns = field(default_factory=Turns)
    documents: Turns = field(default_factory=Turns)
    tracks: RecentTracks = field(default_factory=RecentTracks)
    streams: Streams = field(default_factory=Streams)
    telegram_key: bytes = TELEGRAM_KEY
    event_streams: Streams = field(default_factory=lambda: Streams(MOST_EVENT_STREAMS))
    providers: Mapping[str, Provider] = field(default_factory=dict)
    upload_stores: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    live: LiveJobs = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "live", LiveJobs(self.services))
        found = self.providers or providers(self.settings)
        object.__setattr__(self, "providers", found)

    @property
    def database(self) -> Database:
        """Return the rows."""
        return self.services.database

    @property
    def blobs(self) -> Blobs:
        """Return the stored bytes."""
        return self.services.blobs

    @property
    def translations(self) -> Translations:
        """Return the texts in all languages."""
        return self.services.translations

    @property
    def settings(self) -> BotSettings:
        """Return the settings of the bot."""
        return self.services.settings

    @property
    def is_secure(self) -> bool:
        """Return whether browsers come by https."""
        return self.settings.web_url.startswith("https://")

    async def query(self, work: Callable[[Unit], Awaitable[T]]) -> T:
        """Return the result of reading. Raises TransientDatabaseError after PATIENCE seconds."""

        async def once() -> T:
            async with self.database.read() as unit:
                return await work(unit)

        return await retry_transient(once, PATIENCE)

    async def transact(self, work: Callable[[Unit], Awaitable[T]]) -> T:
        """Return the result of writing. Raises TransientDatabaseError after PATIENCE seconds."""

        async def once() -> T:
            async with self.database.begin() as unit:
                return await work(unit)

        return await retry_transient(once, PATIENCE)


def web_of(request: Request) -> Web:
    """Return what the pages of this application share."""
    web: Web = request.app.state.web
    return web
