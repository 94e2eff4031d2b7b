"""Notices about linked accounts: the owner of a link code learns which account used it. The same
loop sends those about webhooks and accounts at providers.

That account may belong to another person. The notice is pending in the row of the code, so it also
arrives when the owner's platform runs in another process or was down.
"""

from __future__ import annotations

import asyncio

from bot.chat import Chat, Message, Span
from bot.context.services import Services
from bot.delivery.login_notices import send_login_notices
from bot.delivery.pending_notices import is_muted, is_over, translator_of
from bot.delivery.webhook_notices import send_webhook_notices
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
            await send_webhook_notices(services, chat)
            await send_login_notices(services, chat)
        except Exception:
            log.exception("account notices: pass failed, retrying", platform=chat.platform)


async def send_account_notices(services: Services, chat: Chat) -> None:
    """Send the pending notices once. Leaves those that fail for now pending, and drops those that
    can never be sent."""
    async with services.database.read() as unit:
        pending = await unit.codes.account_links(chat.platform)
    for each in pending:
        if await is_muted(services, each.owner):
            continue
        message, key = await _message(services, each), f"{each.key[:16]}:joined"
        sending = chat.send(each.place.address, message, each.place, key)
        if await is_over(sending, "account"):
            await _mark_told(services, each.key)


async def _mark_told(services: Services, key: str) -> None:
    await services.database.transact(lambda unit: unit.codes.mark_told(key))


async def _message(services: Services, link: AccountLink) -> Message:
    t = await translator_of(services, link.owner)
    account = f"{t('platform-name', code=link.joined.platform)} {link.joined.id}"
    return Message((Span(t("link-told", account=account)),))
