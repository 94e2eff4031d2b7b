"""What is kept, and how to have it deleted."""

from __future__ import annotations

from contextlib import suppress

from bot.chat import Button, ChatError, Message, Press, Span
from bot.desk import Reply, Visit, plain
from bot.errands import patiently
from storage.database import Unit
from storage.models import Job
from storage.retention import forget_account

FORGET, KEEP = "forget", "keep"


async def privacy(visit: Visit, unit: Unit) -> Reply:  # noqa: ARG001 the shape of every feature
    """`/privacy`: one paragraph."""
    kept = visit.desk.storage
    words = visit.say("privacy", hours=kept.keep_media_hours, days=kept.retention_days)
    return Reply(plain(words))


async def delete_my_data(visit: Visit, unit: Unit) -> Reply:  # noqa: ARG001 as above
    """`/delete_my_data`: ask before."""
    say, owner = visit.say, visit.origin.account.id
    buttons = (Button(say("button-delete"), FORGET, owner), Button(say("button-keep"), KEEP, owner))
    return Reply(Message((Span(say("delete-confirm")),), (buttons,)))


async def forget(visit: Visit, unit: Unit) -> Reply | None:
    """The confirmed deletion. Only who asked may confirm: the button carries their account."""
    say = visit.say
    if not isinstance(visit.event, Press) or visit.event.argument != visit.origin.account.id:
        return Reply(plain(say("not-yours")))
    jobs = await unit.jobs.of(visit.origin.account, limit=1000)
    unfinished = [job for job in jobs if job.finished is None]

    async def delete() -> None:
        desk = visit.desk
        for job in unfinished:
            await desk.queue.cancel(job.id)
            await _close(visit, job)
        hours = desk.storage.keep_media_hours
        gone = await forget_account(desk.database, desk.blobs, visit.origin.account, hours)
        done = say(
            "delete-done", jobs=gone.jobs, files=gone.files, megabytes=f"{gone.bytes / 1e6:.1f}"
        )
        await patiently(lambda: visit.chat.edit(visit.origin.message, plain(done)))

    return Reply(plain(say("delete-working")), edit=True, then=delete)


async def _close(visit: Visit, job: Job) -> None:
    """The card of a job that is being deleted: its row will not be there to say so."""
    if job.card is None:
        return
    chat, card = visit.desk.chats[job.card.address.platform], job.card
    with suppress(ChatError):
        await patiently(lambda: chat.edit(card, plain(visit.say("card-cancelled"))))


async def keep(visit: Visit, unit: Unit) -> Reply:  # noqa: ARG001 as above
    """The other button: nothing happens."""
    if not isinstance(visit.event, Press) or visit.event.argument != visit.origin.account.id:
        return Reply(plain(visit.say("not-yours")))
    return Reply(plain(visit.say("delete-kept")), edit=True)
