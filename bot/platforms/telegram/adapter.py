"""The chat port on Telegram, built on an unmodified python-telegram-bot."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bot.chat import (
    ButtonPress,
    Capabilities,
    ChatBusy,
    ChatDown,
    ChatGone,
    CommandCard,
    EventHandler,
    FormOpener,
    HandledMessages,
    Message,
    OutFile,
    Priority,
    Profile,
)
from bot.links.errors import Forward
from bot.platforms.telegram import rich_messages
from bot.platforms.telegram.connection import Connection
from bot.platforms.telegram.drafts import Drafts
from bot.platforms.telegram.duplicates.tracking import TrackedSends
from bot.platforms.telegram.errors import translate_errors
from bot.platforms.telegram.files import Place, download, upload
from bot.platforms.telegram.group_moves import GroupMigrated, GroupMoves
from bot.platforms.telegram.limits import LOCAL, PUBLIC
from bot.platforms.telegram.menus import deep_link, register
from bot.platforms.telegram.message_boxes import check_here, ref_in
from bot.platforms.telegram.polling import Polling
from bot.platforms.telegram.presses import Presses
from bot.platforms.telegram.rate_limiter import RateLimiter
from bot.platforms.telegram.sending import Sending, edit_message, send_message
from bot.platforms.telegram.text import reply_parameters_for
from bot.platforms.telegram.webhook import Webhook, WebhookServer
from storage import logs
from storage.background import run_with_restarts
from storage.models import Account, Address, Media, MessageRef, Platform

log = logs.get(__name__)


class TelegramChat:
    """One bot on Telegram. `api_url` is the server's base address. `local` marks a local Bot API
    server whose files this process can read. Without a `webhook` updates are polled. `rich` allows
    rich messages where the server supports them. `per_second` limits the messages to all chats
    together; 0 means no limit. `operators` are the ids of the users who run the service."""

    platform = Platform.TELEGRAM

    def __init__(
        self,
        token: str,
        api_url: str = "https://api.telegram.org",
        local: bool = False,
        webhook: Webhook | None = None,
        rich: bool = True,
        per_second: float = 30,
        operators: Sequence[str] = (),
    ) -> None:
        self.capabilities = LOCAL if local else PUBLIC
        self._token = token
        self._local = local
        self._rich = rich
        self._webhook = webhook
        self._connection = Connection(token, api_url)
        self._bot = self._connection.bot
        self._bot_id = token.partition(":")[0]
        self._drafts = Drafts(self._bot)
        self._rate = RateLimiter(per_second)
        self._sending = Sending(token, self._rate)
        self._moves = GroupMoves(self._bot_id)
        self._presses = Presses(self._bot, token)
        self._operators = operators
        self.tracked_sends = TrackedSends(self._bot, token, self._rate)
        self._partial_uploads: dict[str, list[int]] = {}  # ids sent so far, by key

    async def send(
        self,
        to: Address,
        message: Message,
        reply_to: MessageRef | None = None,
        key: str = "",
        rank: Priority = Priority.REPLY,
    ) -> MessageRef:
        """Send a message. It may have arrived after ChatDown: see `duplicates`."""
        return await self._moves.follow(to, lambda to: self._send(to, message, reply_to, key, rank))

    async def _send(
        self, to: Address, message: Message, reply_to: MessageRef | None, key: str, rank: Priority
    ) -> MessageRef:
        reply = reply_parameters_for(reply_to, to, self._bot_id)
        place, rich = Place.of(to), self._is_rich
        tracked = self.tracked_sends.message(place.chat, message, key, rich=rich)
        async with self._sending.allow(to, rank), tracked as sent:
            sent[:] = sent or [await send_message(self._bot, place, message, reply, rich=rich)]
        return ref_in(to, sent[0], self._bot_id)

    def start_link(self, words: str) -> str:
        """Return a deep link; "" until the bot's name is known."""
        return deep_link(self._bot, words)

    def capabilities_at(self, ref: MessageRef) -> Capabilities:  # noqa: ARG002  the same in every chat
        """Return the same limits for every chat."""
        return self.capabilities

    def try_reserve(self, to: Address) -> bool:
        """Reserve one edit for progress in this chat. Return whether there was room."""
        return self._rate.try_reserve(to.chat)

    async def edit(
        self, ref: MessageRef, message: Message, rank: Priority = Priority.REPLY
    ) -> None:
        """Edit a message of the bot. A message that already looks like this is a success."""
        check_here(ref, self._bot_id)
        chat, number = Place.of(ref.address).chat, int(ref.message)
        await self.tracked_sends.journal.edit(chat, number)
        try:
            async with self._sending.allow(ref.address, rank):
                await edit_message(self._bot, chat, number, message, rich=self._is_rich)
        except GroupMigrated as moved:
            await self._moves.learn(ref.address, moved)
            raise

    async def answer_press(self, press: ButtonPress, text: str) -> bool:
        """Show a text in an alert of the press, which no rate limit of the chat counts."""
        return await self._presses.answer(press.origin.key, text)

    async def show_draft(self, to: Address, text: str, key: str) -> None:
        """Show live text in a private chat. Does nothing in a group or on an old server."""
        if self._drafts.possible(to) and self._rate.try_reserve(to.chat):
            async with self._sending.allow(to, Priority.PROGRESS):
                await self._drafts.show(to, text, key)

    async def send_files(
        self,
        to: Address,
        files: Sequence[OutFile],
        reply_to: MessageRef | None = None,
        key: str = "",
    ) -> list[MessageRef]:
        """Send files: documents as albums; voice, audio and video as playable messages.
        After an error, a call with the same `key` continues after the last message sent."""
        return await self._moves.follow(to, lambda to: self._send_files(to, files, reply_to, key))

    async def _send_files(
        self, to: Address, files: Sequence[OutFile], reply_to: MessageRef | None, key: str
    ) -> list[MessageRef]:
        reply, place = reply_parameters_for(reply_to, to, self._bot_id), Place.of(to)
        sent = self._partial_uploads.pop(key, [])
        sent = sent or (self.tracked_sends.journal.sent_parts(place.chat, key) if key else [])
        track = self.tracked_sends.upload(place.chat, key)
        try:
            async with self._sending.allow(to, Priority.ANSWER, len(files) - len(sent)):
                await upload(self._bot, place, files, reply, sent, track)
        except (ChatBusy, ChatDown):
            if key:
                self._partial_uploads[key] = sent
            raise
        return [ref_in(to, number, self._bot_id) for number in sent]

    async def download(self, media: Media, into: Path) -> None:
        """Write the bytes of received media to a new file. Raises TooLarge and MediaGone, and
        ChatDown and ChatBusy for failures that are worth a retry."""
        limit, client = self.capabilities.download, self._connection.downloads
        with translate_errors(self._token):
            await download(self._bot, client, media, into, limit, self._local)

    async def media_in_message(self, message: MessageRef, account: Account) -> Media:  # noqa: ARG002
        """Raise Forward: the Bot API can't get a message by its link."""
        raise Forward

    async def is_chat_admin(self, address: Address, account: Account) -> bool:
        """Return whether the account is an administrator of that chat. An anonymous administrator
        has the account of the group itself."""
        if account.id == address.chat:
            return True
        with translate_errors(self._token):
            member = await self._bot.get_chat_member(int(address.chat), int(account.id))
        return member.status in (member.OWNER, member.ADMINISTRATOR)

    async def direct_chat(self, account: Account) -> Address:
        """Return the private chat, which has the id of its user. Raises ChatGone for the account of
        a group or a channel: what is for one of its members must not be sent to all."""
        if account.id.startswith("-"):
            raise ChatGone("an account of a group or a channel has no private chat")
        return Address(self.platform, account.id)

    async def receives_all_messages(self, address: Address) -> bool:
        """Return whether privacy mode is off, or the bot is an administrator of the group:
        https://core.telegram.org/bots/features#privacy-mode"""
        if self._bot.bot.can_read_all_group_messages:
            return True
        return await self.is_chat_admin(address, Account(self.platform, str(self._bot.id)))

    async def run(
        self,
        handle: EventHandler,
        commands: Sequence[CommandCard],
        profile: Profile | None = None,
        forms: Mapping[str, FormOpener] | None = None,  # noqa: ARG002  Telegram has none
        handled: HandledMessages | None = None,  # noqa: ARG002  Telegram repeats updates
    ) -> None:
        """Receive events until cancelled, and register the menus in the background. Raises
        BadSetting when Telegram does not accept the token."""
        self._moves.handle = handle
        tasks: list[asyncio.Task[None]] = []
        try:
            await self._connection.open(polled=self._webhook is None)
            await self._detect_rich_messages()
            registration = register(
                self._bot, self._token, commands, profile or Profile(), self._operators
            )
            tasks.append(asyncio.create_task(registration))
            tasks.append(
                asyncio.create_task(run_with_restarts(self.tracked_sends.run, "duplicates"))
            )
            shared = (self._presses, self.tracked_sends.journal.receive)
            if self._webhook:
                await WebhookServer(self._bot, self._token, handle, self._webhook, *shared).run()
            await Polling(self._bot, self._token, handle, *shared).run()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self.close()

    async def close(self) -> None:
        """Close the connections. `run` does so at its end; call it where only messages are sent."""
        await self._presses.finish()
        await self.tracked_sends.journal.close()
        await self._connection.close()

    async def _detect_rich_messages(self) -> None:
        """Ask the server, once, whether it supports rich messages."""
        if self._rich and await rich_messages.is_supported(self._bot):
            self.capabilities = replace(self.capabilities, rich=rich_messages.LONGEST)
        log.info("support for rich messages is known", supported=bool(self.capabilities.rich))

    @property
    def _is_rich(self) -> bool:
        return bool(self.capabilities.rich)
