"""The chat port on Telegram, through an unmodified python-telegram-bot, and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import telegram
from telegram import LinkPreviewOptions
from telegram.error import BadRequest

from bot.chat import (
    Capabilities,
    ChatBusy,
    ChatDown,
    CommandCard,
    EventHandler,
    FormOpener,
    Message,
    OutFile,
    Priority,
    Profile,
)
from bot.links.errors import Forward
from bot.platforms.telegram import rich_messages
from bot.platforms.telegram.connection import Connection
from bot.platforms.telegram.drafts import Drafts
from bot.platforms.telegram.errors import says, translate_errors
from bot.platforms.telegram.files import Place, download, upload
from bot.platforms.telegram.limits import LOCAL, PUBLIC
from bot.platforms.telegram.menus import deep_link, register
from bot.platforms.telegram.polling import Polling
from bot.platforms.telegram.rate_limiter import Rate
from bot.platforms.telegram.text import keyboard, replying, text_and_entities
from bot.platforms.telegram.webhook import Webhook, WebhookServer
from storage import logs
from storage.models import Account, Address, Media, MessageRef, Platform

log = logs.get(__name__)


class TelegramChat:
    """One bot on Telegram. `api_url` is the server's base address; `local` says that it is a
    local Bot API server and that this process can read its files; with a `webhook` Telegram
    posts updates there, without one they are polled; `rich` says that answers may fold where the
    server knows how; `per_second` is how many messages may go to all chats together, 0: as many
    as there are; `operators` are the ids of those who run the service."""

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
        self._drafts = Drafts(self._bot)
        self._rate = Rate(per_second)
        self._operators = operators
        self._begun: dict[str, list[telegram.Message]] = {}  # of files: what arrived so far

    async def send(
        self,
        to: Address,
        message: Message,
        reply_to: MessageRef | None = None,
        key: str = "",  # noqa: ARG002  Telegram knows no key that makes a repeated send harmless
        rank: Priority = Priority.REPLY,
    ) -> MessageRef:
        """Send a message. ChatDown after a timeout: it may have arrived."""
        text, entities = text_and_entities(message)
        place = _place(to)
        reply = replying(reply_to)
        async with self._talking(to, rank):
            if message.sections and self.capabilities.rich:
                number = await rich_messages.sent(
                    self._bot, place.chat, place.thread, message, reply
                )
                if number is not None:
                    return MessageRef(to, str(number))
            sent = await self._bot.send_message(
                place.chat,
                text,
                entities=entities,
                message_thread_id=place.thread,
                reply_parameters=reply,
                reply_markup=keyboard(message),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        return MessageRef(to, str(sent.message_id))

    def start_link(self, words: str) -> str:
        """A deep link, once Telegram has told who we are."""
        return deep_link(self._bot, words)

    def capabilities_at(self, ref: MessageRef) -> Capabilities:  # noqa: ARG002  the same in every chat
        """They do not differ."""
        return self.capabilities

    def try_reserve(self, to: Address) -> bool:
        """Whether progress may be shown there now; True takes the room for one edit."""
        return self._rate.try_reserve(to.chat)

    async def edit(
        self, ref: MessageRef, message: Message, rank: Priority = Priority.REPLY
    ) -> None:
        """Make a message of ours look like this; that it already does is success."""
        text, entities = text_and_entities(message)
        async with self._talking(ref.address, rank):
            try:
                if message.sections and await self._folded(ref, message):
                    return
                await self._bot.edit_message_text(
                    text,
                    _place(ref.address).chat,
                    int(ref.message),
                    entities=entities,
                    reply_markup=keyboard(message),
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                )
            except BadRequest as error:
                if not says(error, "message is not modified"):
                    raise

    async def show_draft(self, to: Address, text: str, key: str) -> None:
        """Live text in a private chat; a group or an old server never sees any."""
        if self._drafts.possible(to) and self._rate.try_reserve(to.chat):
            async with self._talking(to, Priority.PROGRESS):
                await self._drafts.show(to, text, key)

    async def send_files(
        self,
        to: Address,
        files: Sequence[OutFile],
        reply_to: MessageRef | None = None,
        key: str = "",
    ) -> list[MessageRef]:
        """Send files: documents as albums, voice, sound and film so that they can be played.
        After an error the same `key` goes on behind the last message that arrived."""
        sent = self._begun.pop(key, [])
        try:
            async with self._talking(to, Priority.ANSWER, len(files) - len(sent)):
                await upload(self._bot, _place(to), files, replying(reply_to), sent)
        except (ChatBusy, ChatDown):
            if key:
                self._begun[key] = sent
            raise
        return [MessageRef(to, str(message.message_id)) for message in sent]

    async def download(self, media: Media, into: Path) -> None:
        """Write the bytes of what somebody sent to a new file. Raises TooLarge, MediaGone,
        and ChatDown, ChatBusy for what is worth another try."""
        with translate_errors(self._token):
            await download(
                self._bot,
                self._connection.downloads,
                media,
                into,
                self.capabilities.download,
                self._local,
            )

    async def media_in_message(self, message: MessageRef, account: Account) -> Media:  # noqa: ARG002
        """Telegram gives bots no message by its link."""
        raise Forward

    async def is_chat_admin(self, address: Address, account: Account) -> bool:
        """Whether the account is an administrator of that chat; one who hides behind the group
        comes as the group itself."""
        if account.id == address.chat:
            return True
        with translate_errors(self._token):
            member = await self._bot.get_chat_member(int(address.chat), int(account.id))
        return member.status in (member.OWNER, member.ADMINISTRATOR)

    async def direct_chat(self, account: Account) -> Address:
        """A private chat has the number of its person."""
        return Address(self.platform, account.id)

    async def receives_all_messages(self, address: Address) -> bool:
        """Privacy mode off, or an administrator of the group:
        https://core.telegram.org/bots/features#privacy-mode"""
        if self._bot.bot.can_read_all_group_messages:
            return True
        return await self.is_chat_admin(address, Account(self.platform, str(self._bot.id)))

    async def run(
        self,
        hear: EventHandler,
        commands: Sequence[CommandCard],
        profile: Profile | None = None,
        forms: Mapping[str, FormOpener] | None = None,  # noqa: ARG002  Telegram has none
    ) -> None:
        """Take events in until cancelled; the menus are filled meanwhile. Raises BadSetting when
        Telegram does not accept the token."""
        menus: asyncio.Task[None] | None = None
        try:
            await self._connection.open(polled=self._webhook is None)
            await self._learn()
            filling = register(
                self._bot, self._token, commands, profile or Profile(), self._operators
            )
            menus = asyncio.create_task(filling)
            if self._webhook:
                await WebhookServer(self._bot, self._token, hear, self._webhook).run()
            await Polling(self._bot, self._token, hear).run()
        finally:
            if menus is not None:
                menus.cancel()
                await asyncio.gather(menus, return_exceptions=True)
            await self.close()

    async def close(self) -> None:
        """Close the connections. `run` does it at its end; for those who only talk."""
        await self._connection.close()

    async def _learn(self) -> None:
        """Ask the server, once, whether it has messages that fold."""
        if self._rich and await rich_messages.known_to(self._bot):
            self.capabilities = replace(self.capabilities, rich=rich_messages.LONGEST)
        log.info("answers fold" if self.capabilities.rich else "answers are plain messages")

    async def _folded(self, ref: MessageRef, message: Message) -> bool:
        chat, number = _place(ref.address).chat, int(ref.message)
        return bool(self.capabilities.rich) and await rich_messages.edited(
            self._bot, chat, number, message
        )

    @asynccontextmanager
    async def _talking(self, to: Address, rank: Priority, files: int = 1) -> AsyncIterator[None]:
        """Wait for a turn to talk, and remember when Telegram wants silence in a chat."""
        if rank is not Priority.PROGRESS:  # which has taken its room
            await self._rate.acquire(to.chat, rank, files)
        try:
            with translate_errors(self._token):
                yield
        except ChatBusy as busy:
            self._rate.pause(to.chat, busy.retry_after)
            raise


def _place(address: Address) -> Place:
    return Place(int(address.chat), None if address.thread is None else int(address.thread))
