"""The pages of results: beside the bots of one process, or in a process of their own.

Their libraries are imported when WEB_URL is set.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from bot.app.config import Settings
from bot.app.open_services import open_services
from bot.app.stop_signal import stop_signal
from bot.context.services import Services
from bot.jobs.uploads import keep_finishing
from pipeline.queue.embedded_server import queue_address
from storage.background import run_with_restarts
from storage.machine.heap import share_arenas
from storage.state.readiness import blobs_check, database_check
from storage.watch.pages import watched
from storage.watch.readiness import Readiness
from storage.watch.telemetry import telemetry

if TYPE_CHECKING:
    from bot.web.context import Web


@asynccontextmanager
async def pages_beside_bots(services: Services, *, wanted: bool) -> AsyncIterator[None]:
    """Serve the pages for the length of the block, if they are wanted and WEB_URL is set. Raises
    BadSetting."""
    if not (wanted and services.settings.has_pages):
        yield
        return
    from bot.web.context import Web  # noqa: PLC0415 an extra

    async with _served(Web(services)):
        yield


async def serve_alone(settings: Settings) -> None:
    """Serve the pages until a signal ends the process. Raises BadSetting."""
    from bot.web.context import Web  # noqa: PLC0415 an extra

    share_arenas()
    stop, storage = stop_signal(), settings.storage
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(telemetry("web", storage.collector, storage.sentry_project))
        url = await stack.enter_async_context(
            queue_address(settings.pipeline.redis_url, settings.queue_folder)
        )
        services = await stack.enter_async_context(open_services(settings, [], url, "web"))
        checks = {
            "database": database_check(services.database),
            "blobs": blobs_check(services.blobs),
        }
        await stack.enter_async_context(watched("web", storage.watch_listen, Readiness(checks)))
        await stack.enter_async_context(_served(Web(services)))
        await stop.wait()


@asynccontextmanager
async def _served(web: Web) -> AsyncIterator[None]:
    from bot.web.editing.rewriting import keep_rewriting  # noqa: PLC0415 an extra
    from bot.web.server import bind, serve_pages  # noqa: PLC0415 an extra
    from bot.web.webhooks.relay import WebhookRelay  # noqa: PLC0415 an extra

    with bind(web.settings) as listener:
        serve: Callable[[], Awaitable[None]] = lambda: serve_pages(web, listener.dup())  # noqa: E731
        loops: dict[str, Callable[[], Awaitable[None]]] = {
            "pages": serve,
            "uploads": partial(keep_finishing, web.services),
            "live progress": web.live.run,
            "corrected files": partial(keep_rewriting, web),
            "webhooks": WebhookRelay(web).run,
        }
        tasks = [asyncio.create_task(run_with_restarts(work, name)) for name, work in loops.items()]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
