"""The shared objects of a process of the bot or of the pages."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from bot.app.config import Settings
from bot.chat import Chat
from bot.context.services import Services
from bot.dispatch.routes import commands_of
from bot.i18n.translator import Translations
from bot.links.addresses import AddressFilter, allowed_hosts
from bot.links.fetcher import LinkFetcher
from bot.links.posting import LinkPoster
from pipeline.queue.client import Queue
from pipeline.run.scratch import scratch_folder
from storage.blobs import Blobs
from storage.database import Database


@asynccontextmanager
async def open_services(
    settings: Settings, chats: Sequence[Chat], redis_url: str, process: str = "bot"
) -> AsyncIterator[Services]:
    """Open the services that all handlers share, and close them at the end. `process` begins the
    name of the folder for downloads."""
    async with AsyncExitStack() as stack:
        blobs = Blobs.open(settings.storage.blobs, settings.storage.bucket)
        await asyncio.to_thread(blobs.check_bucket)
        storage = settings.storage
        database = await Database.open(storage.database, pool=storage.database_pool)
        stack.push_async_callback(database.close)
        queue = await Queue.open(redis_url)
        stack.push_async_callback(queue.close)
        name = f"{process}-{os.getpid()}-{secrets.token_hex(3)}"
        services = Services(
            chats={chat.platform: chat for chat in chats},
            database=database,
            blobs=blobs,
            queue=queue,
            translations=Translations(),
            settings=settings.bot,
            pipeline=settings.pipeline,
            storage=settings.storage,
            scratch=stack.enter_context(
                scratch_folder(settings.storage.data_dir.resolve() / "scratch", name)
            ),
            commands=tuple(commands_of(settings.bot)),
            links=LinkFetcher(
                AddressFilter(allowed_hosts(settings.bot.links_allowed_hosts)), settings.bot.links
            ),
            poster=LinkPoster(AddressFilter(allowed_hosts(settings.bot.webhooks_allowed_hosts))),
        )
        stack.push_async_callback(services.tasks.close)
        yield services
