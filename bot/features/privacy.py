"""`/privacy` and `/delete_my_data`."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from bot.chat import Button, ButtonPress, ChatError, Command, Message, Span
from bot.chat.sends import TracksSends
from bot.context.request import Reply, Request, edit_or_send, plain
from bot.context.retry import retry_when_away, retry_when_busy
from bot.quota.rules import quota_after_unlink
from storage.database import Unit
from storage.models import Job, Platform
from storage.retention import Forgotten, forget_account

FORGET, KEEP = "forget", "keep"


async def show_privacy(request: Request[Command], _unit: Unit) -> Reply:
    """Answer `/privacy` with one paragraph."""
    storage = request.services.storage
    words = request.t("privacy", hours=storage.keep_media_hours, days=storage.retention_days)
    words += f" {request.t('privacy-codes')}"
    if request.services.settings.has_pages:
        words += f" {request.t('privacy-web')}"
    if request.services.pipeline.remember_voices:
        words += f" {request.t('privacy-voices', days=storage.retention_days)}"
    if request.origin.account.platform is Platform.CONSOLE:
        words += f" {request.t('privacy-typed', days=storage.retention_days)}"
    return Reply(plain(words))


async def ask_to_delete(request: Request[Command], _unit: Unit) -> Reply:
    """Answer `/delete_my_data` with a question, which names several linked accounts."""
    t, owner, question = request.t, request.origin.account.id, request.t("delete-confirm")
    if len(request.person.accounts) > 1:
        platforms = [t("platform-name", code=it.platform) for it in request.person.accounts]
        question += "\n\n" + t("delete-accounts", accounts=", ".join(platforms))
    buttons = (Button(t("button-delete"), FORGET, owner), Button(t("button-keep"), KEEP, owner))
    return Reply(Message((Span(question),), (buttons,)))


async def delete_data(request: Request[ButtonPress], unit: Unit) -> Reply:
    """Delete all data of all the user's accounts. Only the user who asked may confirm: the button
    carries their account."""
    t, accounts, press = request.t, request.person.accounts, request.event
    request.check_own(request.argument, "delete-not-yours")
    jobs = [job for one in accounts for job in await unit.jobs.list_for(one, limit=1000)]
    unfinished = [job for job in jobs if job.finished is None]
    about = {name for job in jobs for name in (job.id, job.album) if name}

    async def delete() -> None:
        services = request.services
        for job in unfinished:
            await services.queue.cancel(job.id)
            await _close_card(request, job)
        hours = services.storage.keep_media_hours
        deleted, quota = Forgotten(), quota_after_unlink(request.person, services.settings)
        if any(account.platform is Platform.CONSOLE for account in accounts):
            await asyncio.to_thread(services.storage.typed_lines.unlink, missing_ok=True)
        for chat in services.chats.values():
            if isinstance(chat, TracksSends):
                for account in accounts:
                    await chat.tracked_sends.forget(account.id, about)
        for account in accounts:
            deleted += await forget_account(
                services.database, services.blobs, account, hours, quota
            )
        done = t(
            "delete-done",
            jobs=deleted.jobs,
            files=deleted.files,
            megabytes=f"{deleted.bytes / 1e6:.1f}",
        )
        key = f"{request.origin.key}:done"
        await retry_when_away(lambda: edit_or_send(request.chat, press, plain(done), key))

    return request.reply("delete-working", edit=True, then=delete)


async def _close_card(request: Request[ButtonPress], job: Job) -> None:
    """Edit the card of a job that is being deleted: its row will not be there to say so."""
    card = job.card
    chat = request.services.chats.get(card.address.platform) if card else None
    if card is None or chat is None:
        return
    with suppress(ChatError):
        await retry_when_busy(lambda: chat.edit(card, plain(request.t("card-cancelled"))))


async def keep_data(request: Request[ButtonPress], _unit: Unit) -> Reply:
    """Delete nothing."""
    request.check_own(request.argument, "delete-not-yours")
    return request.reply("delete-kept", edit=True)
