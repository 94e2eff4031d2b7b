"""The chat port on Discord, built on an unmodified discord.py."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bot.chat import (
    ButtonPress,
    Capabilities,
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
from bot.platforms.discord.connection import Connection
from bot.platforms.discord.errors import InteractionExpired
from bot.platforms.discord.files import (
    LARGEST_REQUEST,
    attachment_url,
    download_url,
    parse_handle,
    temporary_text_file,
)
from bot.platforms.discord.gateway import Gateway
from bot.platforms.discord.limits import LIMITS
from bot.platforms.discord.markdown import exceeds_limits, message_body
from bot.platforms.discord.message_links import MessageLinks
from bot.platforms.discord.missed_messages import MissedMessages
from bot.platforms.discord.old_messages import OldMessages
from bot.platforms.discord.references import MessageTarget, address, base_of, channel_of
from bot.platforms.discord.reply_router import ReplyRouter
from bot.platforms.discord.rest import RestClient
from bot.platforms.discord.shards import Shards
from bot.platforms.files import group_files, too_large
from storage import logs
from storage.errors import MediaGone
from storage.models import Account, Address, Media, MessageRef, Platform

log = logs.get(__name__)

REQUESTS_PER_SECOND = 50


class DiscordChat:
    """One bot on Discord. `api_url` is the base address of REST; the gateway's follows from it."""

    platform = Platform.DISCORD

    def __init__(
        self,
        token: str,
        api_url: str = "https://discord.com",
        message_content: bool = False,
        shards: int = 0,
        operators: str = "",
    ) -> None:
        """Create the client without connecting. `message_content` is whether the application has
        that intent. `shards` is the number of connections; 0 means as many as Discord recommends.
        `operators` is the id of the server that has the operators' commands."""
        self._message_content = message_content
        self.capabilities = LIMITS
        self._rest = RestClient()
        self._shards = Shards(shards)
        self._connection = Connection(token, base_of(api_url), self._rest, self._shards, operators)
        self._router = ReplyRouter(self._rest)
        self._message_links = MessageLinks(self._rest)
        self._missed = MissedMessages()
        self._progress = deque[float]()  # times of the last progress edits
        self._old = OldMessages(self._rest)
        self._partial_uploads: dict[str, list[MessageRef]] = {}  # of a failed send_files, by key

    async def send(
        self,
        to: Address,
        message: Message,
        reply_to: MessageRef | None = None,
        key: str = "",
        rank: Priority = Priority.REPLY,  # noqa: ARG002  discord.py keeps each channel's limit
    ) -> MessageRef:
        """Send a message. A reply to an interaction becomes its response; after the interaction
        has expired it goes to the channel, else to the user directly. A message longer than
        Discord's limit is followed by a file with the whole text."""
        target = MessageTarget.of(reply_to) if reply_to else None
        embeds = self._rest.may_embed(channel_of(to))
        body = message_body(message, embeds)
        sent = (
            await self._router.send_deferred_response(to, target.interaction_ref, body)
            if target and target.interaction_ref
            else None
        )
        sent = sent or await self._router.send(to, body, (), target, key)
        if exceeds_limits(message, embeds):
            async with temporary_text_file(message.text) as file:
                await self._router.send(to, {}, [file], target, f"{key}:whole")
        return sent

    async def answer_press(self, press: ButtonPress, text: str) -> bool:  # noqa: ARG002
        """Return False: a message that only the user sees answers a press on Discord."""
        return False

    def start_link(self, words: str) -> str:  # noqa: ARG002  required by Chat
        """Return "": Discord has no start links."""
        return ""

    def capabilities_at(self, ref: MessageRef) -> Capabilities:
        """Return the limits at a message. Boosted servers allow larger uploads, by an amount that
        is part of an interaction."""
        target = MessageTarget.of(ref)
        if target.interaction_ref is None:
            return replace(LIMITS, upload=self._rest.upload_limit(ref.address.chat, LIMITS.upload))
        usable = target.interaction_ref.can_post or self._rest.is_open(target.interaction_ref)
        return replace(LIMITS, upload=target.interaction_ref.upload) if usable else LIMITS

    def try_reserve(self, to: Address) -> bool:  # noqa: ARG002  discord.py keeps each channel's limit
        """Reserve one progress edit. Half of the requests that Discord allows in a second are for
        progress, the rest for replies."""
        now = time.monotonic()
        while self._progress and self._progress[0] <= now - 1:
            self._progress.popleft()
        if len(self._progress) >= REQUESTS_PER_SECOND // 2:
            return False
        self._progress.append(now)
        return True

    async def edit(
        self, ref: MessageRef, message: Message, rank: Priority = Priority.REPLY
    ) -> None:
        """Edit a message of the bot. Raises ChatGone when the message can't be reached any more,
        and for messages so old that Discord limits their edits: the caller sends an answer anew,
        and progress is edited about once a minute."""
        target = MessageTarget.of(ref)
        interaction_ref = target.interaction_ref
        body = message_body(message, self._rest.may_embed(target.channel))
        if interaction_ref and self._rest.is_open(interaction_ref):
            try:
                await self._rest.edit_response(interaction_ref, target.message, body)
            except InteractionExpired as expired:
                log.info("an interaction expired, editing the message itself", error=str(expired))
            else:
                return
        if interaction_ref and (interaction_ref.ephemeral or not interaction_ref.can_post):
            raise ChatGone("only its interaction could edit the message, and that has expired")
        if target.is_old and not (rank is Priority.PROGRESS and self._old.may_edit(target)):
            if rank is not Priority.PROGRESS:
                await self._old.remove_buttons(target)
            raise ChatGone("older than an hour: Discord limits the edits")
        await self._rest.edit(target.channel, target.message, body)

    async def withdraw(self, ref: MessageRef) -> None:
        """Delete a message of the bot in whose place another one was sent, if Discord lets us."""
        await self._old.delete(MessageTarget.of(ref))

    async def show_draft(self, to: Address, text: str, key: str) -> None:
        """Do nothing: Discord has no live text beside a message."""

    async def send_files(
        self,
        to: Address,
        files: Sequence[OutFile],
        reply_to: MessageRef | None = None,
        key: str = "",
    ) -> list[MessageRef]:
        """Send files, as many in a message as it holds. After an error, a call with the same `key`
        continues after the last message sent."""
        target = MessageTarget.of(reply_to) if reply_to else None
        sent = self._partial_uploads.pop(key, [])
        try:
            for number, group in enumerate(group_files(files, LIMITS.files, LARGEST_REQUEST)):
                if number >= len(sent):
                    sent.append(await self._router.send(to, {}, group, target, f"{key}:{number}"))
        except BaseException:
            if key:
                self._partial_uploads[key] = sent
            raise
        return sent

    async def download(self, media: Media, into: Path) -> None:
        """Write the bytes of received media to a new file. Raises TooLarge and MediaGone, and
        ChatDown and ChatBusy for failures that are worth a retry."""
        limit = self.capabilities.download
        if (media.size or 0) > limit:
            raise too_large(media.size or 0, limit)
        attachment = parse_handle(media.handle)
        if attachment.is_fresh:
            try:
                await download_url(attachment.url, into, limit)
            except MediaGone:
                log.info("an attachment's URL has expired, asking again", attachment=attachment.id)
            else:
                return
        if not attachment.message:
            raise MediaGone("the attachment of a command has expired")
        try:
            message = await self._rest.message(attachment.channel, attachment.message)
        except ChatGone as gone:
            raise MediaGone(str(gone)) from None
        await download_url(attachment_url(message, attachment.id), into, limit)

    async def media_in_message(self, message: MessageRef, account: Account) -> Media:
        """Return the recording in a message that the account may read according to Discord."""
        return await self._message_links.recording_in(message, account)

    async def is_chat_admin(self, address: Address, account: Account) -> bool:
        """Return whether the account may manage the server of a channel."""
        return await self._rest.is_admin(address.chat, account.id)

    async def direct_chat(self, account: Account) -> Address:
        """Return the channel for direct messages to the account."""
        return address(await self._rest.open_direct(account.id))

    async def receives_all_messages(self, address: Address) -> bool:  # noqa: ARG002  same everywhere
        """Return whether the bot has the Message Content intent; without it messages are empty."""
        return self._message_content

    async def run(
        self,
        handle: EventHandler,
        commands: Sequence[CommandCard],
        profile: Profile | None = None,  # noqa: ARG002  edited on Discord's website
        forms: Mapping[str, FormOpener] | None = None,
        handled: HandledMessages | None = None,
    ) -> None:
        """Register the commands, then receive events until cancelled. Raises BadSetting."""
        self._missed.follow(handled or HandledMessages())
        more = (self._router.remember, self._message_content, forms or {})
        await self._connection.run(
            lambda: Gateway(handle, commands, *more, self._shards, self._missed), commands
        )
