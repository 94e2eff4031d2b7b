"""Notices about linked accounts: the owner of a link code learns which account used it.

That account may belong to another person. The notice is pending in the row of the code, so it also
arrives when the owner's platform runs in another process or was down.
"""

from __future__ import annotations

import asyncio

from bot.chat import Chat, ChatBusy, ChatDown, ChatError, Message, Span
from bot.context.services import Services
from storage import logs
from storage.models import AccountLink

log = logs.get(__name__)

POLL = 1.0
"""Seconds between polls of the rows."""


async def run_account_notices(services: Services, chat: Chat) -> None:
    """Send the pending notices of this platform until cancelled."""
    while True:
        await asyncio.sleep(POLL)
        try:
            await send_account_notices(services, chat)
        except Exception:
            log.exception("account notices: pass failed, retrying", platform=chat.platform)


async def send_account_notices(services: Services, chat: Chat) -> None:
    """Send the pending notices once. Leaves those that fail for now pending, and drops those that
    can never be sent."""
    async with services.database.read() as unit:
        pending = await unit.codes.account_links(chat.platform)
    for each in pending:
        message = await _message(services, each)
        try:
            await chat.send(each.place.address, message, each.place, f"{each.key[:16]}:joined")
        except (ChatBusy, ChatDown) as error:
            log.info("account notices: chat not available, retrying", error=str(error))
            continue
        except ChatError as error:
            log.warning("account notices: chat refused the notice, dropping it", error=str(error))
        await _mark_told(services, each.key)


async def _mark_told(services: Services, key: str) -> None:
    await services.database.transact(lambda unit: unit.codes.mark_told(key))


async def _message(services: Services, link: AccountLink) -> Message:
    async with services.database.read() as unit:
        giver = await unit.people.find(link.owner)
    t = services.translations.for_locale((giver.ui_locale or giver.locale) if giver else "en")
    account = f"{t('platform-name', code=link.joined.platform)} {link.joined.id}"
    return Message((Span(t("link-told", account=account)),))
