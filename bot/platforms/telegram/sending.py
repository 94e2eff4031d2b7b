"""Messages and edits: the rate limit before them, the request, the port's errors after it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from telegram import Bot, LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest, ChatMigrated

from bot.chat import ChatBusy, Message, Priority
from bot.platforms.telegram import rich_messages
from bot.platforms.telegram.errors import description_contains, translate_errors
from bot.platforms.telegram.files import Place
from bot.platforms.telegram.group_moves import GroupMigrated
from bot.platforms.telegram.rate_limiter import RateLimiter
from bot.platforms.telegram.text import inline_keyboard, text_and_entities, without_links
from storage import logs
from storage.models import Address

T = TypeVar("T")

log = logs.get(__name__)


class Sending:
    """Messages and edits of one bot."""

    def __init__(self, token: str, rate: RateLimiter) -> None:
        self._token = token
        self._rate = rate

    @asynccontextmanager
    async def allow(self, to: Address, rank: Priority, files: int = 1) -> AsyncIterator[None]:
        """Wait for the rate limit, and pause the chat when Telegram asks for a pause there."""
        if rank is not Priority.PROGRESS:  # progress has reserved its edit already
            await self._rate.acquire(to.chat, rank, files)
        try:
            with translate_errors(self._token):
                try:
                    yield
                except ChatMigrated as error:
                    raise GroupMigrated(error.new_chat_id) from None
        except ChatBusy as busy:
            self._rate.pause(to.chat, busy.retry_after)
            raise


async def send_message(
    bot: Bot, place: Place, message: Message, reply: ReplyParameters | None, *, rich: bool
) -> int:
    """Send a message, with its sections where the server supports that. Return its number."""
    return await _with_allowed_links(
        message, lambda allowed: _send_message(bot, place, allowed, reply, rich=rich)
    )


async def _send_message(
    bot: Bot, place: Place, message: Message, reply: ReplyParameters | None, *, rich: bool
) -> int:
    if message.sections and rich:
        number = await rich_messages.send(bot, place.chat, place.thread, message, reply)
        if number is not None:
            return number
    text, entities = text_and_entities(message)
    sent = await bot.send_message(
        place.chat,
        text,
        entities=entities,
        message_thread_id=place.thread,
        reply_parameters=reply,
        reply_markup=inline_keyboard(message),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    return sent.message_id


async def edit_message(bot: Bot, chat: int, number: int, message: Message, *, rich: bool) -> None:
    """Edit a message. One that already looks like this is a success."""
    await _with_allowed_links(
        message, lambda allowed: _edit_message(bot, chat, number, allowed, rich=rich)
    )


async def _with_allowed_links(message: Message, send: Callable[[Message], Awaitable[T]]) -> T:
    """Send a message, without buttons to addresses that Telegram refuses: its rules for them are
    not documented, and the answer is worth more."""
    try:
        return await send(message)
    except BadRequest as error:
        if not (description_contains(error, "button") and description_contains(error, "url")):
            raise
        log.warning("Telegram refuses the address of a button, sending without it")
        return await send(without_links(message))


async def _edit_message(bot: Bot, chat: int, number: int, message: Message, *, rich: bool) -> None:
    text, entities = text_and_entities(message)
    try:
        if message.sections and rich and await rich_messages.edit(bot, chat, number, message):
            return
        await bot.edit_message_text(
            text,
            chat,
            number,
            entities=entities,
            reply_markup=inline_keyboard(message),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
    except BadRequest as error:
        if not description_contains(error, "message is not modified"):
            raise
