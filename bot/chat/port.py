"""The port itself: what every platform can be asked to do, and how it fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Protocol

from bot.chat.events import EventHandler
from bot.chat.forms import FormOpener
from bot.chat.menus import CommandCard, Profile
from bot.chat.messages import Capabilities, Message, OutFile
from storage.models import Account, Address, Media, MessageRef, Platform


class Priority(IntEnum):
    """Who goes first where only so many messages may be sent: a reply or a new card, which
    somebody waits for this moment; an answer; progress and whatever else nobody waits for, for
    which room was found by `spare`."""

    REPLY = 0
    ANSWER = 1
    PROGRESS = 2


class ChatError(Exception):
    """The platform did not do what we asked."""


class ChatGone(ChatError):
    """It never will: the bot was blocked, the message deleted, the chat closed."""


class ChatBusy(ChatError):
    """It will later: `retry_after` seconds from now."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"retry after {retry_after:g} s")
        self.retry_after = retry_after


class ChatDown(ChatError):
    """It does not answer, or it is not known whether it did what we asked."""


class Chat(Protocol):
    """One platform."""

    platform: Platform
    capabilities: Capabilities

    async def send(
        self,
        to: Address,
        message: Message,
        reply_to: MessageRef | None = None,
        key: str = "",
        rank: Priority = Priority.REPLY,
    ) -> MessageRef:
        """Send a message. The same `key` twice shows once where the platform can do that."""
        ...

    async def edit(
        self, ref: MessageRef, message: Message, rank: Priority = Priority.REPLY
    ) -> None:
        """Make a message of ours look like this; repeating it is harmless."""
        ...

    def start_link(self, words: str) -> str:
        """The address of a chat with the bot where `/start` and these words are said: at most 64
        letters, digits, _ and -. "" where there is none, or it is not known yet."""
        ...

    def capabilities_at(self, ref: MessageRef) -> Capabilities:
        """The limits for answers to that message, where places differ."""
        ...

    def try_reserve(self, to: Address) -> bool:
        """Whether progress may be shown there now; True takes the room for one edit."""
        ...

    async def show_draft(self, to: Address, text: str, key: str) -> None:
        """Show live text for a while, in place of what the same `key` showed before; does nothing
        where a chat has no place for it."""
        ...

    async def send_files(
        self,
        to: Address,
        files: Sequence[OutFile],
        reply_to: MessageRef | None = None,
        key: str = "",
    ) -> list[MessageRef]:
        """Send files, together where the platform can."""
        ...

    async def download(self, media: Media, into: Path) -> None:
        """Write the bytes of what somebody sent to a new file. Raises TooLarge, MediaGone."""
        ...

    async def media_in_message(self, message: MessageRef, account: Account) -> Media:
        """The recording in a message that somebody has a link to, if the account may read that
        message now. Raises MessageLink, and ChatError."""
        ...

    async def is_chat_admin(self, address: Address, account: Account) -> bool:
        """Whether the account is an administrator of that chat."""
        ...

    async def direct_chat(self, account: Account) -> Address:
        """Where something can be said to that account alone. Raises ChatGone where it can't."""
        ...

    async def receives_all_messages(self, address: Address) -> bool:
        """Whether it is told of everything that is sent there, and not only of what is for it."""
        ...

    async def run(
        self,
        hear: EventHandler,
        commands: Sequence[CommandCard],
        profile: Profile | None = None,
        forms: Mapping[str, FormOpener] | None = None,
    ) -> None:
        """Register the commands and the profile, and take events in until cancelled. `forms` says
        by action which buttons open one, where the platform has them (`Limits.fields`)."""
        ...
