"""Albums: recordings sent together. Each has its own job and answer; all share one card."""

from __future__ import annotations

from bot.chat import Chat, ChatBusy, ChatDown, ChatError
from bot.context.services import Services
from bot.views.album_card import album_card
from storage import logs
from storage.database import Unit
from storage.models import Job, MessageRef

log = logs.get(__name__)


def shares_card(job: Job) -> bool:
    """Return whether the job shows its progress on an album card. A redo edits its own answer."""
    return job.album is not None and job.again_of is None


def card_key(job: Job) -> str:
    """Return the key of the job's card; jobs that share a card have the same key."""
    return job.album if job.album is not None and shares_card(job) else job.id


async def companions(unit: Unit, job: Job) -> list[Job]:
    """Return the jobs of its album, itself included, in the order in which they were sent."""
    if job.album is None or not shares_card(job):
        return [job]
    return await unit.jobs.in_album(job.account.platform, job.album)


async def show_first(services: Services, chat: Chat, job: Job) -> None:
    """Give the job its album's card; send the card when there is none yet. Later edits come
    from the outbox relay. Raises ChatError."""
    async with services.card_locks.of(card_key(job)):
        jobs = await services.database.transact(lambda unit: _take_card(unit, job))
        if not jobs:
            return
        t = services.translations.for_locale(job.locale)
        message = album_card(jobs, {}, services.hints, t)
        card = await chat.send(job.reply_to.address, message, job.reply_to, f"{job.album}:card")
        await services.database.transact(lambda unit: _set_card(unit, job, card))


async def _take_card(unit: Unit, job: Job) -> list[Job]:
    """Give the job the card of its album. Return the jobs of an album without a card; none when
    they were joined meanwhile, since the card is that of the joined recording."""
    jobs = await companions(unit, job)
    card = next((each.card for each in jobs if each.card is not None), None)
    if card is None:
        return jobs
    await unit.jobs.set_card(job.id, card)
    return []


async def _set_card(unit: Unit, job: Job, card: MessageRef) -> None:
    await unit.jobs.share_card([each.id for each in await companions(unit, job)], card)


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
