"""Who gave a code is told that somebody came by it: it may have been somebody else.

The row of the code says what is owed, so it is told also when the giver's front end is another
process than the one where the code was typed, or was away.
"""

from __future__ import annotations

import asyncio

from bot.chat import Chat, ChatBusy, ChatDown, ChatError, Message, Span
from bot.context.services import Services
from storage import logs
from storage.models import AccountLink

log = logs.get(__name__)

POLL = 1.0
"""Seconds between looks at the rows."""


async def keep_telling(services: Services, chat: Chat) -> None:
    """Tell what is owed on this platform, until cancelled."""
    while True:
        await asyncio.sleep(POLL)
        try:
            await tell(services, chat)
        except Exception:
            log.exception("telling of joined accounts failed", platform=chat.platform)


async def tell(services: Services, chat: Chat) -> None:
    """One look. What can't be said now is said at another look; what never can be is let go."""
    async with services.database.read() as unit:
        owed = await unit.codes.account_links(chat.platform)
    for each in owed:
        message = await _message(services, each)
        try:
            await chat.send(each.place.address, message, each.place, f"{each.key[:16]}:joined")
        except (ChatBusy, ChatDown) as error:
            log.info("not told yet who joined", error=str(error))
            continue
        except ChatError as error:
            log.warning("can't tell who joined", error=str(error))
        async with services.database.begin() as unit:
            await unit.codes.told(each.key)


async def _message(services: Services, joining: AccountLink) -> Message:
    async with services.database.read() as unit:
        giver = await unit.people.find(joining.owner)
    t = services.translations.for_locale((giver.ui_locale or giver.locale) if giver else "en")
    who = f"{t('platform-name', code=joining.joined.platform)} {joining.joined.id}"
    return Message((Span(t("link-told", account=who)),))
