"""The chat port on Discord, through an unmodified discord.py, and nothing else."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from bot.chat import (
    Capabilities,
    ChatError,
    ChatGone,
    CommandCard,
    EventHandler,
    FormOpener,
    Message,
    OutFile,
    Priority,
    Profile,
)
from bot.platforms.discord.connection import Connection
from bot.platforms.discord.errors import InteractionExpired
from bot.platforms.discord.files import address_in, attachment_of, by_message, stream, written
from bot.platforms.discord.gateway import Gateway
from bot.platforms.discord.markdown import look, too_long
from bot.platforms.discord.message_links import MessageLinks
from bot.platforms.discord.modals import FIELDS
from bot.platforms.discord.references import MessageTarget, address, base_of, channel_of
from bot.platforms.discord.reply_router import ReplyRouter
from bot.platforms.discord.rest import RestClient
from bot.platforms.discord.shards import Shards
from storage import logs
from storage.errors import MediaGone, TooLarge
from storage.models import MEGABYTE, Account, Address, Media, MessageRef, Platform

log = logs.get(__name__)

LIMITS = Capabilities(
    download=500 * MEGABYTE,
    upload=10 * MEGABYTE,
    text=3900,
    files=10,
    edit_every=2.5,
    fields=FIELDS,
    unasked_every=1.5,
)
"""What Discord carries everywhere: 10 MiB up in a server without boosts, 500 MB down from those
who pay for it; 2000 characters as content, 4096 as an embed (escapes count). Who opens many direct
channels quickly is kept from opening more: https://discord.com/developers/docs/resources/user"""
REQUESTS_PER_SECOND = 50
BUTTONS_SECONDS = 5.0  # how long the buttons of an old message are worth waiting for
OLD_EVERY = 60.0  # seconds between two edits of a message older than an hour


class DiscordChat:
    """One bot on Discord. `api_url` is a base address; REST and gateway follow it."""

    platform = Platform.DISCORD

    def __init__(
        self,
        token: str,
        api_url: str = "https://discord.com",
        message_content: bool = False,
        shards: int = 0,
        operators: str = "",
    ) -> None:
        """Connects nowhere until `run`. `message_content`: the application has that intent;
        `shards` is how many connections it keeps, 0: as many as Discord recommends;
        `operators` is the number of the server that has the operators' commands."""
        self._message_content = message_content
        self.capabilities = LIMITS
        self._wire = RestClient()
        self._shards = Shards(shards)
        self._connection = Connection(token, base_of(api_url), self._wire, self._shards, operators)
        self._ways = ReplyRouter(self._wire)
        self._linked = MessageLinks(self._wire)
        self._progress: deque[float] = deque()  # when edits were let through
        self._old: dict[str, float] = {}  # when an old message was edited
        self._begun: dict[str, list[MessageRef]] = {}  # of files: what arrived so far

    # --- out ----------------------------------------------------------------------------------

    async def send(
        self,
        to: Address,
        message: Message,
        reply_to: MessageRef | None = None,
        key: str = "",
        rank: Priority = Priority.REPLY,  # noqa: ARG002  discord.py keeps each channel's limit
    ) -> MessageRef:
        """Send a message. Where it answers an interaction it takes its place; when that is over
        it goes into the channel, else to the person. What is longer than Discord's longest
        message follows whole, as a file."""
        spot = MessageTarget.of(reply_to) if reply_to else None
        embeds = self._wire.may_embed(channel_of(to))
        body = look(message, embeds)
        sent = await self._ways.first_method(to, spot.door, body) if spot and spot.door else None
        sent = sent or await self._ways.send(to, body, (), spot, key)
        if too_long(message, embeds):
            async with written(message.text) as file:
                await self._ways.send(to, {}, [file], spot, f"{key}:whole")
        return sent

    def start_link(self, words: str) -> str:  # noqa: ARG002  the port's
        """There is none."""
        return ""

    def capabilities_at(self, ref: MessageRef) -> Capabilities:
        """Servers that were boosted carry more; an interaction tells how much."""
        spot = MessageTarget.of(ref)
        if spot.door is None:
            return replace(LIMITS, upload=self._wire.upload_limit(ref.address.chat, LIMITS.upload))
        told = spot.door.here or self._wire.is_open(spot.door)
        return replace(LIMITS, upload=spot.door.upload) if told else LIMITS

    def try_reserve(self, to: Address) -> bool:  # noqa: ARG002  discord.py keeps each channel's limit
        """Half of what Discord lets a bot do in a second is for progress, the rest for people."""
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
        """Make a message of ours look like this. Raises ChatGone when there is no way to it any
        more, and for messages so old that Discord counts their edits: an answer is said anew,
        progress goes on there about once a minute."""
        spot = MessageTarget.of(ref)
        door = spot.door
        body = look(message, self._wire.may_embed(spot.channel))
        if door and self._wire.is_open(door):
            try:
                await self._wire.edit_answer(door, spot.message, body)
            except InteractionExpired as shut:
                log.info("an answer can't be edited by its token", error=str(shut))
            else:
                return
        if door and (door.alone or not door.here):
            raise ChatGone("only its interaction could edit it, and that is over")
        if spot.is_old and not (rank is Priority.PROGRESS and self._slowly(spot.message)):
            if rank is not Priority.PROGRESS:
                await self._take_buttons(spot)
            raise ChatGone("older than an hour: Discord counts its edits")
        await self._wire.edit(spot.channel, spot.message, body)

    async def show_draft(self, to: Address, text: str, key: str) -> None:
        """Discord has no live text beside a message."""

    async def send_files(
        self,
        to: Address,
        files: Sequence[OutFile],
        reply_to: MessageRef | None = None,
        key: str = "",
    ) -> list[MessageRef]:
        """Send files, as many in a message as it holds. After an error the same `key` goes on
        behind the last message that arrived."""
        spot = MessageTarget.of(reply_to) if reply_to else None
        sent = self._begun.pop(key, [])
        try:
            for number, group in enumerate(by_message(files, LIMITS.files)):
                if number >= len(sent):
                    sent.append(await self._ways.send(to, {}, group, spot, f"{key}:{number}"))
        except BaseException:
            if key:
                self._begun[key] = sent
            raise
        return sent

    async def download(self, media: Media, into: Path) -> None:
        """Write the bytes of what somebody sent to a new file. Raises TooLarge, MediaGone,
        and ChatDown, ChatBusy for what is worth another try."""
        limit = self.capabilities.download
        if (media.size or 0) > limit:
            size = (media.size or 0) / MEGABYTE
            raise TooLarge(megabytes=f"{size:.0f}", limit=f"{limit / MEGABYTE:.0f}")
        attachment = attachment_of(media.handle)
        if attachment.is_fresh:
            try:
                await stream(attachment.url, into, limit)
            except MediaGone:
                log.info("an attachment's address is dead", attachment=attachment.id)
            else:
                return
        if not attachment.message:
            raise MediaGone("what was handed to a command is no longer kept")
        try:
            message = await self._wire.message(attachment.channel, attachment.message)
        except ChatGone as gone:
            raise MediaGone(str(gone)) from None
        await stream(address_in(message, attachment.id), into, limit)

    async def _take_buttons(self, spot: MessageTarget) -> None:
        """What an answer leaves behind that is said anew has nothing to press any more."""
        with suppress(ChatError, TimeoutError):
            await asyncio.wait_for(
                self._wire.edit(spot.channel, spot.message, {"components": []}), BUTTONS_SECONDS
            )

    def _slowly(self, message: str) -> bool:
        """Whether an old message may be edited once more."""
        now = time.monotonic()
        self._old = {it: at for it, at in self._old.items() if now - at < OLD_EVERY}
        return self._old.setdefault(message, now) == now

    # --- in -----------------------------------------------------------------------------------

    async def media_in_message(self, message: MessageRef, account: Account) -> Media:
        """For those who may read that message, asked of Discord each time."""
        return await self._linked.recording_in(message, account)

    async def is_chat_admin(self, address: Address, account: Account) -> bool:
        """Whether somebody may manage the server that a channel is in."""
        return await self._wire.is_admin(address.chat, account.id)

    async def direct_chat(self, account: Account) -> Address:
        """The channel for direct messages to them."""
        return address(await self._wire.open_direct(account.id))

    async def receives_all_messages(self, address: Address) -> bool:  # noqa: ARG002  the same in each
        """Only with the Message Content intent is a bot told what messages hold:
        https://discord.com/developers/docs/events/gateway#message-content-intent"""
        return self._message_content

    async def run(
        self,
        hear: EventHandler,
        commands: Sequence[CommandCard],
        profile: Profile | None = None,  # noqa: ARG002  an application's is written on its website
        forms: Mapping[str, FormOpener] | None = None,
    ) -> None:
        """Register the commands, then take events in until cancelled. Raises BadSetting when
        Discord does not accept the token."""

        def gateway() -> Gateway:
            intent, deferred = self._message_content, self._ways.remember
            return Gateway(hear, commands, deferred, intent, forms or {}, self._shards)

        await self._connection.keep(gateway, commands)
