"""Notices about webhooks that were switched off: in the private chat of the account that made one.

The notice is pending in the row, so it also arrives when the platform runs in another process or
was down.
"""

from __future__ import annotations

import httpx

from bot.chat import Chat, Message, Span
from bot.context.services import Services
from bot.delivery.pending_notices import is_muted, is_over, translator_of
from bot.links.urls import shown_host
from storage.models import Webhook


async def send_webhook_notices(services: Services, chat: Chat) -> None:
    """Send the pending notices once. Leaves those that fail for now pending, and drops those that
    can never be sent: the page says the same."""
    async with services.database.read() as unit:
        pending = await unit.webhooks.untold(chat.platform)
    for each in pending:
        if await is_muted(services, each.account):
            continue
        if await is_over(_send(services, chat, each), "webhook"):
            await _mark_told(services, each.id)


async def _mark_told(services: Services, webhook_id: str) -> None:
    await services.database.transact(lambda unit: unit.webhooks.mark_told(webhook_id))


async def _send(services: Services, chat: Chat, webhook: Webhook) -> None:
    home = await chat.direct_chat(webhook.account)
    since = f"{webhook.failing_since:%Y-%m-%dT%H:%M:%S}" if webhook.failing_since else ""
    await chat.send(home, await _message(services, webhook), key=f"{webhook.id}:off:{since}")


async def _message(services: Services, webhook: Webhook) -> Message:
    t = await translator_of(services, webhook.account)
    page = f"{services.settings.web_url}/webhooks/{webhook.id}"
    host = shown_host(httpx.URL(webhook.url))
    return Message(
        (Span(t("webhook-switched-off", reason=webhook.off or "", host=host, page=page)),)
    )
