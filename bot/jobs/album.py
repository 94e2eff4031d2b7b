"""Albums: recordings sent together. Each has its own job and answer; all share one card."""

from __future__ import annotations

from bot.chat import Chat, ChatBusy, ChatDown, ChatError, Priority
from bot.context.request import plain
from bot.context.retry import retry_when_busy
from bot.context.services import Services
from bot.jobs.answer_message import show_deleted
from bot.views.album_card import album_card
from storage import logs
from storage.database import Unit
from storage.models import Job, MessageRef

LATE = "late"
"""Part of a delivery: the notice about a recording that came later than others of its album."""

log = logs.get(__name__)


def shares_card(job: Job) -> bool:
    """Return whether the job shows its progress on an album card. A redo edits its own answer, a
    joined recording has a card of its own."""
    return job.album is not None and job.again_of is None and not job.media.parts


def card_key(job: Job) -> str:
    """Return the key of the job's card; jobs that share a card have the same key."""
    return job.album if job.album is not None and shares_card(job) else job.id


async def companions(unit: Unit, job: Job) -> list[Job]:
    """Return the jobs that share its card, itself included, in the order in which they were
    sent."""
    if job.album is None or not shares_card(job):
        return [job]
    album = await unit.jobs.in_album(job.account.platform, job.album)
    return [each for each in album if shares_card(each)]


def lock_key(job: Job) -> str:
    """Return the key of the lock for sending the job's card: that of its album also after a join,
    since the album's card may be on its way."""
    return job.album if job.album is not None and job.again_of is None else job.id


async def message_key(services: Services, job: Job) -> str:
    """Return the key of the message that becomes the job's card. A joined job takes over a card
    that a stopped process has sent for the album."""
    if job.album is None or job.again_of is not None:
        return f"{job.id}:card"
    platform, name = job.account.platform, job.album
    album = await services.database.query(lambda unit: unit.jobs.in_album(platform, name))
    if shares_card(job):
        joined = any(each.again_of is None and each.media.parts for each in album)
        return f"{job.album}:apart" if joined else f"{job.album}:card"
    return f"{job.id}:card" if any(map(shares_card, album)) else f"{job.album}:card"


async def show_first(services: Services, chat: Chat, job: Job, rank: Priority) -> None:
    """Give the job its album's card; send the card when there is none yet. Later edits come
    from the outbox relay. Raises ChatError."""
    async with services.card_locks.of(lock_key(job)):
        jobs = await services.database.transact(lambda unit: _take_card(unit, job))
        if not jobs:
            return
        t = services.translations.for_locale(job.locale)
        message = album_card(jobs, {}, services.hints, t)
        key = await message_key(services, job)
        card = await chat.send(job.reply_to.address, message, job.reply_to, key, rank)
        if not await services.database.transact(lambda unit: _set_card(unit, jobs, card)):
            await show_deleted(services, chat, job, card)


async def _take_card(unit: Unit, job: Job) -> list[Job]:
    """Give the job the card of its album. Return the jobs of an album without a card; none when
    they were joined meanwhile, since the card is that of the joined recording."""
    jobs = await companions(unit, job)
    card = next((each.card for each in jobs if each.card is not None), None)
    if card is None:
        return jobs
    await unit.jobs.set_card(job.id, card)
    return []


async def _set_card(unit: Unit, jobs: list[Job], card: MessageRef) -> bool:
    """Give the card to the album, or to the recording that these jobs were joined to meanwhile.
    Return False when all were deleted."""
    first = jobs[0]
    together = await companions(unit, first)
    if not together:
        album = await unit.jobs.in_album(first.account.platform, first.album or "")
        together = [each for each in album if each.card is None and each.again_of is None]
    await unit.jobs.share_card([each.id for each in together], card)
    return bool(together)


async def tell_late(services: Services, job: Job, answers: int) -> None:
    """Tell the sender once that the recording came too late to be joined with others of its album,
    and how the `answers` become one. While the platform does not answer nothing is told."""
    if not await services.database.transact(
        lambda unit: unit.deliveries.mark_sending(job.id, LATE)
    ):
        return
    chat = services.chats[job.reply_to.address.platform]
    text = services.translations.for_locale(job.locale)("album-late", count=answers)
    try:
        sent = await retry_when_busy(
            lambda: chat.send(job.reply_to.address, plain(text), job.reply_to, f"{job.id}:{LATE}")
        )
    except ChatError as error:
        log.warning("album card: notice was not sent", job=job.id, error=str(error))
    else:
        await services.database.transact(
            lambda unit: unit.deliveries.mark_sent(job.id, LATE, [sent])
        )


async def close_card(services: Services, chat: Chat, job: Job) -> None:
    """Edit the card for the last time, once all its jobs have ended. Raises ChatBusy, ChatDown."""
    jobs = await services.database.query(lambda unit: companions(unit, job))
    card = next((each.card for each in jobs if each.card is not None), None)
    if card is None or any(not each.state.is_final for each in jobs):
        return
    try:
        await chat.edit(
            card, album_card(jobs, {}, {}, services.translations.for_locale(job.locale))
        )
    except (ChatBusy, ChatDown):
        raise
    except ChatError as error:  # perhaps deleted; the answers are separate messages
        log.info("album card: last edit failed, leaving it as it is", job=job.id, error=str(error))
