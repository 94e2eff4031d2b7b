"""What is kept, and how to have it deleted."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from bot.chat import Button, ButtonPress, ChatError, Message, Span
from bot.context.request import Reply, Request, edit_or_send, plain
from bot.context.retry import retry_when_busy
from bot.quota.rules import quota_of_parted
from storage.database import Unit
from storage.models import Job, Platform
from storage.retention import Forgotten, forget_account

FORGET, KEEP = "forget", "keep"


async def privacy(visit: Request, unit: Unit) -> Reply:  # noqa: ARG001 the shape of every feature
    """`/privacy`: one paragraph."""
    kept = visit.desk.storage
    words = visit.say("privacy", hours=kept.keep_media_hours, days=kept.retention_days)
    words += f" {visit.say('privacy-codes')}"
    if visit.desk.pipeline.remember_voices:
        words += f" {visit.say('privacy-voices', days=kept.retention_days)}"
    if visit.origin.account.platform is Platform.CONSOLE:
        words += f" {visit.say('privacy-typed', days=kept.retention_days)}"
    return Reply(plain(words))


async def delete_my_data(visit: Request, unit: Unit) -> Reply:  # noqa: ARG001 as above
    """`/delete_my_data`: ask before, and say so when it is for several accounts."""
    say, owner, question = visit.say, visit.origin.account.id, visit.say("delete-confirm")
    if len(visit.person.accounts) > 1:
        platforms = [say("platform-name", code=it.platform) for it in visit.person.accounts]
        question += "\n\n" + say("delete-accounts", accounts=", ".join(platforms))
    buttons = (Button(say("button-delete"), FORGET, owner), Button(say("button-keep"), KEEP, owner))
    return Reply(Message((Span(question),), (buttons,)))


async def forget(visit: Request, unit: Unit) -> Reply | None:
    """The confirmed deletion, of all that their accounts have. Only who asked may confirm: the
    button carries their account."""
    say, accounts, press = visit.say, visit.person.accounts, visit.event
    if not isinstance(press, ButtonPress) or not visit.is_own(press.argument):
        return Reply(plain(say("delete-not-yours")))
    jobs = [job for one in accounts for job in await unit.jobs.of(one, limit=1000)]
    unfinished = [job for job in jobs if job.finished is None]

    async def delete() -> None:
        desk = visit.desk
        for job in unfinished:
            await desk.queue.cancel(job.id)
            await _close(visit, job)
        hours = desk.storage.keep_media_hours
        gone, quota = Forgotten(), quota_of_parted(visit.person, desk.settings)
        if any(account.platform is Platform.CONSOLE for account in accounts):
            await asyncio.to_thread(desk.storage.typed_lines.unlink, missing_ok=True)
        for account in accounts:
            gone += await forget_account(desk.database, desk.blobs, account, hours, quota)
        done = say(
            "delete-done", jobs=gone.jobs, files=gone.files, megabytes=f"{gone.bytes / 1e6:.1f}"
        )
        await edit_or_send(visit.chat, press, plain(done), f"{visit.origin.key}:done")

    return Reply(plain(say("delete-working")), edit=True, then=delete)


async def _close(visit: Request, job: Job) -> None:
    """The card of a job that is being deleted: its row will not be there to say so."""
    card = job.card
    chat = visit.desk.chats.get(card.address.platform) if card else None
    if card is None or chat is None:
        return
    with suppress(ChatError):
        await retry_when_busy(lambda: chat.edit(card, plain(visit.say("card-cancelled"))))


async def keep(visit: Request, unit: Unit) -> Reply:  # noqa: ARG001 as above
    """The other button: nothing happens."""
    if not isinstance(visit.event, ButtonPress) or not visit.is_own(visit.event.argument):
        return Reply(plain(visit.say("delete-not-yours")))
    return Reply(plain(visit.say("delete-kept")), edit=True)
