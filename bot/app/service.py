"""Composition of a running service: database, blobs, queue, platforms, background loops."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Sequence
from contextlib import AbstractContextManager, AsyncExitStack
from functools import partial

from bot.app.config import Settings
from bot.app.missed_messages import last_handled, note_when_read
from bot.app.open_services import open_services
from bot.app.pages import pages_beside_bots
from bot.app.platform_lease import run_with_lease
from bot.app.process_lock import single_process_lock
from bot.app.send_store import StoredSends
from bot.app.stop_signal import stop_signal
from bot.app.watch import bot_listen, bot_port
from bot.app.worker_process import keep_running, worker_command, worker_environment
from bot.chat import Chat, CommandCard
from bot.chat.sends import TracksSends
from bot.context.services import Services
from bot.delivery.announcer import Announcer
from bot.delivery.outbox import OutboxRelay
from bot.dispatch.command_menu import menu, profile
from bot.dispatch.dispatcher import make_dispatcher
from bot.dispatch.forms import form_openers
from bot.jobs.starts import keep_adopting, keep_beginning, resume
from bot.people.deletion import keep_deleting
from bot.views.answer_buttons import mini_app
from pipeline.queue.embedded_server import queue_address
from storage import logs
from storage.background import run_with_restarts
from storage.config.addresses import next_port
from storage.erasure.background import keep_erasing
from storage.machine.heap import share_arenas
from storage.models import Platform
from storage.watch.telemetry import telemetry

__all__ = ["Settings", "open_services", "run_platform", "serve"]

log = logs.get(__name__)


async def run_platform(
    services: Services, chat: Chat, cards: Awaitable[Sequence[CommandCard]]
) -> None:
    """Run one platform with its outbox relay and its announcer until it ends or is cancelled.
    `cards` are the entries of its menu. Raises the error that ended it."""
    if isinstance(chat, TracksSends):
        await chat.tracked_sends.start(StoredSends(services.database))
    await _note_bot(services, chat.platform)
    await resume(services, chat.platform)
    entries = await cards
    handled = await last_handled(services, chat)
    loops = [
        asyncio.create_task(run_with_restarts(each(services, chat).run, each.__name__))
        for each in (OutboxRelay, Announcer)
    ]
    loops.append(asyncio.create_task(note_when_read(services, chat, handled)))
    works = (keep_adopting, "adoption"), (keep_beginning, "starts"), (keep_deleting, "deletions")
    for work, name in works:
        loop = partial(work, services, chat.platform)
        loops.append(asyncio.create_task(run_with_restarts(loop, name)))
    try:
        await chat.run(
            make_dispatcher(services),
            entries,
            profile(services.translations, mini_app(services.settings.web_url)),
            form_openers(services),
            handled,
        )
    finally:
        for task in loops:
            task.cancel()
        await asyncio.gather(*loops, return_exceptions=True)


async def _note_bot(services: Services, platform: Platform) -> None:
    """Store the id of the bot on Telegram: the pages, which have no token, check with it what
    Telegram says of people who open them there."""
    if platform is Platform.TELEGRAM and (bot := services.settings.telegram_bot):
        await services.database.transact(lambda unit: unit.service_flags.note_bot(platform, bot))


async def _read_menu(services: Services) -> Sequence[CommandCard]:
    """Return the menu. In a thread: it reads the catalogue of every locale, 0.1 s each."""
    return await asyncio.to_thread(menu, services.translations, services.commands)


async def _serve_platform(services: Services, chat: Chat, holder: str) -> None:
    """Run a platform as soon as no other process serves it with this database."""
    cards = asyncio.create_task(_read_menu(services))  # a standby has it when it takes over
    run = partial(run_platform, services, chat, cards)
    if chat.platform is Platform.CONSOLE:  # each terminal has its own conversation
        await run()
    else:
        await run_with_lease(services.database, chat.platform, holder, run)


async def serve(settings: Settings, chats: Sequence[Chat], *, with_worker: bool) -> None:
    """Run all platforms, and with `with_worker` a worker process, until SIGINT, SIGTERM, SIGHUP or
    the end of all platforms. Unfinished jobs continue at the next start."""
    share_arenas()
    stop, storage = stop_signal(), settings.storage
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(telemetry("bot", storage.collector, storage.sentry_project))
        holders = {
            chat.platform: stack.enter_context(_process_lock(settings, chat.platform))
            for chat in chats
        }
        url = await stack.enter_async_context(
            queue_address(settings.pipeline.redis_url, settings.queue_folder)
        )
        services = await stack.enter_async_context(open_services(settings, chats, url))
        await stack.enter_async_context(pages_beside_bots(services, wanted=with_worker))
        serving = (_serve_platform(services, chat, holders[chat.platform]) for chat in chats)
        tasks = list(map(asyncio.create_task, serving))
        await stack.enter_async_context(bot_port(services, with_worker=with_worker))
        environment = worker_environment(
            REDIS_URL=url,
            LOG_LEVEL=settings.storage.log_level,
            WATCH_LISTEN=next_port(bot_listen(services)),
        )
        supervision = partial(keep_running, worker_command(), environment)
        worker = asyncio.create_task(
            run_with_restarts(supervision, "worker") if with_worker else _no_worker()
        )
        _spare_garbage_collection()
        erasing = asyncio.create_task(keep_erasing(settings.storage.database))
        try:
            await _wait_for_end(stop, tasks)
        finally:
            for task in (worker, erasing, *tasks):
                task.cancel()
            await asyncio.gather(worker, erasing, *tasks, return_exceptions=True)


def _process_lock(settings: Settings, platform: Platform) -> AbstractContextManager[str]:
    """Return the lock of the data folder. A second process there is refused, in place of standing
    by, on SQLite, where it is a mistake more often, and at terminals, which have no lease."""
    is_sqlite = settings.storage.database.startswith("sqlite")
    alone = is_sqlite or platform is Platform.CONSOLE
    return single_process_lock(settings.storage.data_dir, platform, alone=alone)


def _spare_garbage_collection() -> None:
    """Let collections look at no object of the start, such as modules: these are most of all, and
    updates wait meanwhile. https://docs.python.org/3/library/gc.html#gc.freeze"""
    gc.collect()
    gc.freeze()


async def _wait_for_end(stop: asyncio.Event, tasks: Sequence[asyncio.Task[None]]) -> None:
    """Wait for a stop signal or for the end of all platforms. Raises the error that ended one."""
    stopping = asyncio.create_task(stop.wait())
    try:
        waiting: set[asyncio.Task[object]] = {stopping, *tasks}
        while stopping in waiting and len(waiting) > 1:
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                await task
    finally:
        stopping.cancel()


async def _no_worker() -> None:
    """Do nothing, in place of a worker."""
