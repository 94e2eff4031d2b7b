"""Recordings that were sent together: a job and an answer for each, one card for all of them."""

from __future__ import annotations

from bot.chat import Chat, ChatBusy, ChatDown, ChatError
from bot.context.services import Services
from bot.views.album_card import _UNDER_WAY, album_card
from storage import logs
from storage.database import Unit
from storage.models import Job

log = logs.get(__name__)


def shares_card(job: Job) -> bool:
    """Whether its card is an album's; doing it again later changes its own answer instead."""
    return job.album is not None and job.again_of is None


def card_key(job: Job) -> str:
    """The same for all jobs that share a card."""
    return job.album if job.album is not None and shares_card(job) else job.id


async def companions(unit: Unit, job: Job) -> list[Job]:
    """The jobs of its album, itself included, in the order in which they were sent."""
    if job.album is None or not shares_card(job):
        return [job]
    return await unit.jobs.of_album(job.account.platform, job.album)


async def show_first(services: Services, chat: Chat, job: Job) -> None:
    """The card that is there already for what was sent with it, else a new one. Later changes
    are the courier's. Raises ChatError."""
    async with services.database.begin() as unit:
        jobs = await companions(unit, job)
        card = next((each.card for each in jobs if each.card is not None), None)
        if card is not None:
            await unit.jobs.set_card(job.id, card)
            return
    message = album_card(jobs, {}, services.hints, services.translations.for_locale(job.locale))
    card = await chat.send(job.reply_to.address, message, job.reply_to, f"{job.album}:card")
    async with services.database.begin() as unit:
        for each in await companions(unit, job):
            await unit.jobs.set_card(each.id, card)


async def close(services: Services, chat: Chat, job: Job) -> None:
    """The card's last form, once all have ended. Raises ChatBusy, ChatDown."""
    async with services.database.read() as unit:
        jobs = await companions(unit, job)
    card = next((each.card for each in jobs if each.card is not None), None)
    if card is None or any(each.state in _UNDER_WAY for each in jobs):
        return
    try:
        await chat.edit(
            card, album_card(jobs, {}, {}, services.translations.for_locale(job.locale))
        )
    except (ChatBusy, ChatDown):
        raise
    except ChatError as error:  # deleted, perhaps: the answers are messages of their own
        log.info("an album's card was not edited", job=job.id, error=str(error))
