"""Move of a group to another address: its rows, then new cards of its unfinished jobs."""

from __future__ import annotations

from functools import partial

from bot.chat import ChatMoved
from bot.context.services import Services
from bot.jobs.intake import show_card
from storage import logs
from storage.models import Address

log = logs.get(__name__)


async def move_chat(services: Services, event: ChatMoved) -> None:
    """Move all rows of the group in one transaction. The platform may tell a move several times;
    then there is nothing left to move."""
    old, new = event.origin.address, event.to
    async with services.database.read() as unit:
        moving = await unit.chats.find_rows(old)
    async with services.database.begin() as unit:
        await unit.people.lock(exclusive=True)
        await unit.chats.move(moving, new)
    log.info("a group moved to another address", rows=len(moving.jobs), platform=old.platform)
    # After the tasks of the old address, which may be sending a card.
    services.tasks.start(old, partial(_show_missing_cards, services, new))


async def _show_missing_cards(services: Services, address: Address) -> None:
    async with services.database.read() as unit:
        active = await unit.jobs.active(address.platform)
    for job in active:
        if job.card is None and job.reply_to.address.chat == address.chat:
            await show_card(services, job)
