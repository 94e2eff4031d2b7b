"""Sending of a reply, and of what it owes, after its rows are committed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from bot.chat import ButtonPress, ChatDown, ChatError, Event
from bot.context.request import Reply, edit_or_send, reply_target
from bot.context.retry import retry_when_away, retry_when_busy
from bot.context.services import Services
from bot.jobs.intake import start_job
from storage import logs

log = logs.get(__name__)


async def send_reply(services: Services, event: Event, reply: Reply) -> None:
    """Send a reply. While the platform does not answer it is tried again, after what is owed."""
    send = partial(_send, services, event, reply, "reply")
    is_away = False
    try:
        await send()
    except ChatDown:
        is_away = True
    except ChatError as error:
        _log_unsent(event, error)
    if reply.owed is not None:
        await start_job(services, reply.owed)
    if reply.then is not None:
        await reply.then()
    if is_away and reply.may_come_late:
        await _send_late(event, send)


async def send_notice(services: Services, event: Event, reply: Reply, name: str) -> None:
    """Send the message of a reply once; `name` tells it from other replies to the event."""
    try:
        await _send(services, event, reply, name)
    except ChatError as error:
        _log_unsent(event, error)


async def _send(services: Services, event: Event, reply: Reply, name: str) -> None:
    origin, message = event.origin, reply.message
    chat, key = services.chats[origin.account.platform], f"{origin.key}:{name}"
    if message is None:
        return
    if isinstance(event, ButtonPress):
        await edit_or_send(chat, event, message, key, edit=reply.edit)
    else:
        target = reply_target(event)
        await retry_when_busy(lambda: chat.send(origin.address, message, target, key))


async def _send_late(event: Event, send: Callable[[], Awaitable[None]]) -> None:
    try:
        await retry_when_away(send)
    except ChatError as error:
        _log_unsent(event, error)


def _log_unsent(event: Event, error: ChatError) -> None:
    log.warning("reply not sent, continuing", key=event.origin.key, error=str(error))
