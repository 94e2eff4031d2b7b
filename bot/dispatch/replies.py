"""Sending of a reply, and of what it owes, after its rows are committed."""

from __future__ import annotations

from bot.chat import ButtonPress, ChatError, Event
from bot.context.request import Reply, edit_or_send, reply_target
from bot.context.retry import retry_when_busy
from bot.context.services import Services
from bot.jobs.intake import start_job
from storage import logs

log = logs.get(__name__)


async def send_reply(services: Services, event: Event, reply: Reply, name: str = "reply") -> None:
    """Send a reply; `name` tells it from other replies to the event."""
    origin = event.origin
    chat = services.chats[origin.account.platform]
    try:
        message, key = reply.message, f"{origin.key}:{name}"
        if message is not None and isinstance(event, ButtonPress):
            await edit_or_send(chat, event, message, key, edit=reply.edit)
        elif message is not None:
            target = reply_target(event)
            await retry_when_busy(lambda: chat.send(origin.address, message, target, key))
    except ChatError as error:
        log.warning("reply not sent, continuing", key=origin.key, error=str(error))
    if reply.owed is not None:
        await start_job(services, reply.owed)
    if reply.then is not None:
        await reply.then()
