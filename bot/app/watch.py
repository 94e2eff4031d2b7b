"""The bot's port: health of database, queue, blob store, platforms and worker, and its metrics."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager

from bot.app.worker_process import WORKER
from bot.context.services import Services
from storage.models import Platform
from storage.state.figures import Figures
from storage.state.readiness import blobs_check, database_check
from storage.watch.health import HEALTH
from storage.watch.pages import watched
from storage.watch.readiness import Check, Readiness


def bot_port(services: Services, *, with_worker: bool) -> AbstractAsyncContextManager[None]:
    """Return the port of a bot process. Raises BadSetting when it is entered."""

    async def queue() -> str:
        return "" if await services.queue.ping() else "does not answer"

    checks: dict[str, Check] = {
        "database": database_check(services.database),
        "queue": queue,
        "blobs": blobs_check(services.blobs),
    }
    checks |= {str(each): _connection(each) for each in services.chats}
    if with_worker:
        checks[WORKER] = _connection(WORKER)
    # A standby has no webhook open: what sends requests there must find the process that has.
    routed = [Platform.TELEGRAM] if services.settings.telegram_webhook_url else []
    figures = Figures(services.database, services.pipeline.short_minutes * 60)
    return watched("bot", bot_listen(services), Readiness(checks, routed), [figures.refresh])


def bot_listen(services: Services) -> str:
    """Return the address of the port; "" at a terminal, which is a service for one person."""
    only_terminal = set(services.chats) == {Platform.CONSOLE}
    return "" if only_terminal else services.storage.watch_listen


def _connection(name: str) -> Callable[[], Awaitable[str]]:
    async def check() -> str:
        return HEALTH.connection(name)

    return check
