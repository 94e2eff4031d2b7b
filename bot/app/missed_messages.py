"""Messages that came while the bot was down, on platforms that repeat no event.

They are read after the start. A process that is killed before it has read all may have handled
newer messages already. So the database knows the start since which something may be unread, and the
next process goes on from there.
"""

from __future__ import annotations

from bot.chat import Chat, HandledMessages
from bot.context.services import Services
from storage.database import Unit
from storage.models import Platform

HANDLED_DAYS, HANDLED_JOBS = 6, 2000
"""Newest jobs whose chats may have got messages while the bot was down. The keys of handled events
are kept for a day longer (`storage.retention`)."""


async def last_handled(services: Services, chat: Chat) -> HandledMessages:
    """Return the last message of each chat that was handled before this start, or before the first
    start after which not all was read."""
    if chat.capabilities.redelivers or chat.platform is Platform.CONSOLE:  # nobody waits there
        return HandledMessages()
    platform = chat.platform

    async def begin(unit: Unit) -> HandledMessages:
        since = await unit.service_flags.begin_reading(platform)
        found = await unit.jobs.last_messages(platform, HANDLED_DAYS, HANDLED_JOBS, since)
        return HandledMessages(found)

    return await services.database.transact(begin)


async def note_when_read(services: Services, chat: Chat, handled: HandledMessages) -> None:
    """Note each time that everything was read, and that messages may be missed again: a process
    that is killed before it has read them leaves them to the next one. Runs until cancelled."""
    while True:
        await handled.read.wait()
        await services.database.transact(lambda unit: unit.service_flags.end_reading(chat.platform))
        await handled.missed.wait()
        handled.missed.clear()
        await services.database.transact(
            lambda unit: unit.service_flags.begin_reading(chat.platform)
        )
