"""Deletion of a person's data, or of one result: owed by a row from the press on, so that it is
done even if the bot is killed, or its chat waits for its platform."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial

from bot.chat import ButtonPress, Chat, ChatError
from bot.chat.sends import TracksSends
from bot.context.request import Request, plain
from bot.context.retry import retry_when_away, retry_when_busy
from bot.context.services import Services
from storage import logs
from storage.database import Unit
from storage.models import Deletion, Job, Platform
from storage.retention import Forgotten, drop_unused, forget_account

LOOK_SECONDS = 10.0
"""Seconds between two looks at what is owed."""

log = logs.get(__name__)


def confirmed(request: Request[ButtonPress], name: str) -> Deletion:
    """Return what a press has confirmed, as yet of nothing. The outcome is a message `name`."""
    origin = request.origin
    return Deletion(
        id=uuid.uuid4().hex,
        message=origin.message,
        may_edit=request.event.genuine,
        key=f"{origin.key}:{name}",
        locale=request.locale,
        reply_to=origin.ephemeral_ref,
    )


async def keep_deleting(services: Services, platform: Platform) -> None:
    """Carry out, until cancelled, the deletions that an earlier process owed, and those that are
    seen twice: their chat has other work before them."""
    due: set[str] | None = None
    while True:
        owed = await services.database.query(lambda unit: unit.deletions.list_for(platform))
        for deletion in owed:
            if due is None or deletion.id in due:
                log.warning("deletion is continued", platform=platform)
                lane = ("deletion", deletion.id)
                services.tasks.start(lane, partial(_continue, services, deletion))
        due = {deletion.id for deletion in owed}
        await asyncio.sleep(LOOK_SECONDS)


async def carry_out(services: Services, deletion: Deletion) -> None:
    """Delete what is owed and say so, unless that is done already."""
    deleted = await _delete_once(services, deletion)
    if deleted is not None:
        await _show(services, deletion, deleted)


async def _continue(services: Services, deletion: Deletion) -> None:
    """As `carry_out`. The chat hears of it behind what it was to hear before."""
    deleted = await _delete_once(services, deletion)
    if deleted is not None:
        show = partial(_show, services, deletion, deleted)
        services.tasks.start(deletion.message.address, show)


async def _delete_once(services: Services, deletion: Deletion) -> Forgotten | None:
    """Return what was deleted; None when another task has done it."""
    async with services.deletion_locks.of(deletion.id):
        owed = await services.database.query(lambda unit: unit.deletions.find(deletion.id))
        if owed is None:
            return None
        jobs = await services.database.query(partial(_jobs_of, deletion=owed))
        for job in jobs:
            if job.finished is None:
                await services.queue.cancel(job.id)
                await _close_card(services, owed, job)
        if any(account.platform is Platform.CONSOLE for account in owed.accounts):
            await asyncio.to_thread(services.storage.typed_lines.unlink, missing_ok=True)
        about = {name for job in jobs for name in (job.id, job.album) if name}
        for chat in services.chats.values():
            if isinstance(chat, TracksSends):
                for account in owed.accounts:
                    await chat.tracked_sends.forget(account.id, about)
        return await _forget(services, owed)


async def _jobs_of(unit: Unit, deletion: Deletion) -> list[Job]:
    return [job for it in deletion.accounts for job in await unit.jobs.list_for(it, limit=1000)]


async def _forget(services: Services, deletion: Deletion) -> Forgotten:
    database, blobs, hours = services.database, services.blobs, services.storage.keep_media_hours
    deleted = await drop_unused(database, blobs, deletion.media, hours)  # of an earlier try
    for account in deletion.accounts:
        deleted += await forget_account(
            database, blobs, account, hours, deletion.quota, deletion.id
        )
    await database.transact(lambda unit: unit.deletions.end(deletion.id))
    return deleted


async def _close_card(services: Services, deletion: Deletion, job: Job) -> None:
    """Edit the card of a job that is being deleted: its row will not be there to say so."""
    card = job.card
    chat = services.chats.get(card.address.platform) if card else None
    if card is None or chat is None:
        return
    words = services.translations.for_locale(deletion.locale)("card-cancelled")
    with suppress(ChatError):
        await retry_when_busy(lambda: chat.edit(card, plain(words)))


async def _show(services: Services, deletion: Deletion, deleted: Forgotten) -> None:
    """Show the outcome. No text stays behind because the platform was away. A job that no message
    brought and no card has shown has no chat."""
    if not deletion.message.address.chat:
        return
    chat = services.chats[deletion.message.address.platform]
    megabytes = f"{deleted.bytes / 1e6:.1f}"
    words = deletion.words or services.translations.for_locale(deletion.locale)(
        "delete-done", jobs=deleted.jobs, files=deleted.files, megabytes=megabytes
    )
    await _try(lambda: _say(chat, deletion, words))
    shown = deletion.shown
    other = services.chats.get(shown.address.platform) if shown else None
    if shown is not None and other is not None:  # else another process talks there
        await _try(lambda: other.edit(shown, plain(words)))


async def _try(say: Callable[[], Awaitable[None]]) -> None:
    try:
        await retry_when_away(say)
    except ChatError as error:
        log.warning("outcome of a deletion not shown, going on", error=str(error))


async def _say(chat: Chat, deletion: Deletion, words: str) -> None:
    if deletion.may_edit:
        await chat.edit(deletion.message, plain(words))
        return
    await chat.send(deletion.message.address, plain(words), deletion.reply_to, deletion.key)
