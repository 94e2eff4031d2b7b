"""Search for duplicates, in the background and below everything else.

Telegram has no method that reads a message. An edit of the buttons returns the whole message when
it is the bot's, and says otherwise that it is somebody else's or of another chat
(https://github.com/tdlib/td `MessagesManager::edit_message_reply_markup`,
https://github.com/tdlib/telegram-bot-api `TdOnEditMessageCallback`). A file of an album takes no
buttons, and the edit then changes nothing (https://github.com/tdlib/td/issues/1463): its caption is
edited instead. What turns out to be no duplicate gets its buttons back.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.platforms.telegram.duplicates import plan
from bot.platforms.telegram.duplicates.fingerprints import of_sent
from bot.platforms.telegram.duplicates.journal import SendJournal
from bot.platforms.telegram.errors import description_contains, mask_token, retry_after_seconds
from bot.platforms.telegram.rate_limiter import RateLimiter
from storage import logs
from storage.models import SendRecord, SendState

log = logs.get(__name__)

PAUSE = timedelta(seconds=1)
"""Time after the answer before the search begins: messages that people wait for go first."""
PATIENCE = timedelta(minutes=15)
"""Time after the answer when the search is given up."""
KEPT = timedelta(hours=1)
"""Time after the last lost answer of a chat when its sends are no longer expected to be repeated.
"""
_TICK = 0.2
_IDLE = 1.0


class DuplicateSearch:
    """Search of one bot. `give_up` ends that of one chat."""

    def __init__(self, bot: Bot, token: str, rate: RateLimiter, journal: SendJournal) -> None:
        self._bot, self._token, self._rate, self._journal = bot, token, rate, journal
        self._probes: dict[int, int] = {}
        self._read: dict[int, dict[int, str]] = {}  # fingerprints by chat and id; "" needs no look
        self._places: dict[tuple[str, int], int] = {}  # chats of ids, by sequence

    async def run(self) -> None:
        """Search until cancelled, and store the newest ids once a second."""
        while True:
            await self._journal.store_newest()
            for chat in self._journal.chats():
                await self._advance(chat)
            self._journal.changed.clear()
            with suppress(TimeoutError):
                pause = _TICK if self._journal.chats() else _IDLE
                await asyncio.wait_for(self._journal.changed.wait(), pause)

    async def _advance(self, chat: int) -> None:
        """Ask about one id in a chat, if one is due and the rate limit has room to spare."""
        records = self._journal.records(chat)
        settled = plan.settled(records)
        now = datetime.now(UTC)
        if not settled:
            await self._expire(chat, records, now)
            return
        since = max(it.changed for it in records if it.state is SendState.SENT)
        answers = [answer for it in settled if (answer := plan.answer_to(it, records))]
        if now > max(it.changed for it in answers) + PATIENCE:
            await self._give_up(chat, settled, "no room or no certainty")
        elif any(it.state is SendState.SENDING for it in records) or plan.must_wait(records):
            return
        elif now >= since + PAUSE:
            await self._ask_next(chat, records, settled)

    async def _expire(self, chat: int, records: list[SendRecord], now: datetime) -> None:
        """Forget sends that are not repeated any more: the message that arrived is the only one."""
        lost = [it for it in records if it.state is not SendState.SENT]
        if now > max((it.changed for it in lost or records), default=now) + KEPT:
            await self._forget(chat, records)

    async def _ask_next(
        self, chat: int, records: list[SendRecord], settled: list[SendRecord]
    ) -> None:
        read = self._read.setdefault(chat, {})
        wanted = [
            number
            for number in plan.candidates(records, lambda it: self._is_known(chat, it))
            if number not in read or plan.judge(number, read[number], records).duplicate_of
        ]
        if not wanted or not any(it.left for it in settled):
            log.info("duplicates: search ended", chat=chat, probes=self._probes.pop(chat, 0))
            await self._forget(chat, settled)
            return
        if not self._rate.try_reserve(str(chat)):
            return
        self._probes[chat] = self._probes.get(chat, 0) + 1
        try:
            await self._ask(chat, wanted[0])
        except RetryAfter as error:
            self._rate.pause(str(chat), retry_after_seconds(error))
        except (Forbidden, ChatMigrated) as error:
            await self._give_up(chat, settled, mask_token(error, self._token))
        except TelegramError as error:
            problem = mask_token(error, self._token)
            log.info("duplicates: request failed, trying again", chat=chat, problem=problem)

    def _is_known(self, chat: int, number: int) -> bool:
        """Return whether an id needs no question: it is known, or that of another chat."""
        place = (self._journal.ids.sequence(chat), number)
        return (chat, number) in self._journal.ids or self._places.get(place, chat) != chat

    async def _give_up(self, chat: int, settled: list[SendRecord], why: str) -> None:
        self._probes.pop(chat, None)
        log.warning("duplicates: search given up, a message may show twice", chat=chat, why=why)
        await self._forget(chat, settled)

    async def _forget(self, chat: int, records: list[SendRecord]) -> None:
        await self._journal.forget(chat, [it.id for it in records])
        if chat not in self._journal.chats():
            self._read.pop(chat, None)
        if not self._journal.chats():
            self._places.clear()

    # --- one id -------------------------------------------------------------------------------

    async def _ask(self, chat: int, number: int) -> None:
        """Ask whose message an id is, and delete a duplicate."""
        message: Message | bool | None
        in_album = False
        try:
            message = await self._bot.edit_message_reply_markup(
                chat, number, reply_markup=_new_button()
            )
        except BadRequest as error:
            in_album = description_contains(error, "message is not modified")
            message = await self._read_album(chat, number) if in_album else None
        fingerprint = ""  # somebody else's, or of another chat
        if isinstance(message, Message):
            self._places[self._journal.ids.sequence(chat), number] = chat
            # An administrator of a channel may edit the posts of others. The bot serves none.
            is_ours = message.from_user is not None and message.from_user.id == self._bot.id
            fingerprint = of_sent(message) if is_ours else ""
            verdict = plan.judge(number, fingerprint, self._journal.records(chat))
            if (record := verdict.duplicate_of) is not None:
                await self._delete(chat, number, record)
            else:
                await self._give_back(chat, number, verdict, in_album=in_album)
        self._read.setdefault(chat, {})[number] = fingerprint

    async def _read_album(self, chat: int, number: int) -> Message | None:
        """Return a file of an album; None when it must not be touched."""
        if not plan.is_album_of_one_kind(number, self._journal.records(chat)):
            return None
        caption = secrets.token_hex(4)
        message = await self._bot.edit_message_caption(chat, number, caption=caption)
        return message if isinstance(message, Message) else None

    async def _delete(self, chat: int, number: int, record: SendRecord) -> None:
        try:
            await self._bot.delete_message(chat, number)
        except BadRequest as error:  # somebody deleted it, or it is too old
            problem = mask_token(error, self._token)
            log.info("duplicates: not deleted", chat=chat, message=number, problem=problem)
        else:
            log.info("duplicates: deleted one", chat=chat, message=number)
        self._journal.ids.add(chat, number)
        await self._journal.update(chat, replace(record, deleted=record.deleted + 1))

    async def _give_back(
        self, chat: int, number: int, verdict: plan.Verdict, *, in_album: bool
    ) -> None:
        """Give a message its buttons back. Those of an unknown one and the caption of a file can't
        be known: they are taken away."""
        if not verdict.known:
            log.warning("duplicates: met an unknown message of the bot", chat=chat, message=number)
        with suppress(BadRequest):
            if in_album:
                await self._bot.edit_message_caption(chat, number)
                return
            keyboard = _keyboard(verdict.buttons, self._bot)
            await self._bot.edit_message_reply_markup(chat, number, reply_markup=keyboard)


def _new_button() -> InlineKeyboardMarkup:
    """Return buttons that no message has yet."""
    button = InlineKeyboardButton("…", callback_data=f"duplicate:{secrets.token_hex(8)}")
    return InlineKeyboardMarkup([[button]])


def _keyboard(buttons: str, bot: Bot) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup.de_json(json.loads(buttons), bot) if buttons else None
