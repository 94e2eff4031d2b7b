"""The port: the interface of every platform, and its errors.

ChatError          the platform refused the request
├── ChatGone       it will always refuse: the bot is blocked, the message deleted, the chat closed
├── ChatBusy       it refuses for now: a rate limit, with the seconds to wait
└── ChatDown       it does not answer, or the outcome is unknown
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Protocol, runtime_checkable

from bot.chat.events import ButtonPress, EventHandler
from bot.chat.forms import FormOpener
from bot.chat.handled import HandledMessages
from bot.chat.menus import CommandCard, Profile
from bot.chat.messages import Capabilities, Message, OutFile
from storage.models import Account, Address, Media, MessageRef, Platform


class Priority(IntEnum):
    """Priority of a message under a rate limit.

    REPLY is a reply or a new card, for which a user waits. ANSWER is an answer. PROGRESS is
    progress and other messages without urgency, sent after `try_reserve`.
    """

    REPLY = 0
    ANSWER = 1
    PROGRESS = 2


class ChatError(Exception):
    """The platform refused the request."""


class ChatGone(ChatError):
    """The platform will always refuse: the bot is blocked, the message deleted, the chat closed."""


class ChatBusy(ChatError):
    """The platform refuses for now. Retry after `retry_after` seconds."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"retry after {retry_after:g} s")
        self.retry_after = retry_after


class ChatDown(ChatError):
    """The platform does not answer, or the outcome is unknown."""


class Chat(Protocol):
    """Interface of one platform."""

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
        """Send a message. Two sends with the same `key` show once, where the platform supports
        that."""
        ...

    async def edit(
        self, ref: MessageRef, message: Message, rank: Priority = Priority.REPLY
    ) -> None:
        """Edit a message of the bot. Repeating it is harmless."""
        ...

    async def answer_press(self, press: ButtonPress, text: str) -> bool:
        """Show a short text to the user who pressed, and to nobody else, while the press is
        handled. Return False where that is not possible; then a message has to say it."""
        ...

    def start_link(self, words: str) -> str:
        """Return the URL that opens a chat with the bot and sends `/start` with `words`: at most 64
        letters, digits, _ and -. "" where there is none, or it is not known yet."""
        ...

    def capabilities_at(self, ref: MessageRef) -> Capabilities:
        """Return the limits for answers to that message, which may differ between chats."""
        ...

    def try_reserve(self, to: Address) -> bool:
        """Reserve one edit for progress in a chat. Return whether there was room."""
        ...

    async def show_draft(self, to: Address, text: str, key: str) -> None:
        """Show live text for a while, in place of the text with the same `key`. Does nothing where
        a chat does not support it."""
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
        """Write the bytes of received media to a new file. Raises TooLarge, MediaGone."""
        ...

    async def media_in_message(self, message: MessageRef, account: Account) -> Media:
        """Return the recording in a message given by its link, if the account may read that message
        now. Raises MessageLink, ChatError."""
        ...

    async def is_chat_admin(self, address: Address, account: Account) -> bool:
        """Return whether the account is an administrator of that chat."""
        ...

    async def direct_chat(self, account: Account) -> Address:
        """Return the private chat with an account. Raises ChatGone where there is none."""
        ...

    async def receives_all_messages(self, address: Address) -> bool:
        """Return whether the bot receives all messages of a chat, even if not addressed to it."""
        ...

    async def run(
        self,
        handle: EventHandler,
        commands: Sequence[CommandCard],
        profile: Profile | None = None,
        forms: Mapping[str, FormOpener] | None = None,
        handled: HandledMessages | None = None,
    ) -> None:
        """Register the commands and the profile, and receive events until cancelled. `forms` maps
        button actions to the forms that they open, where the platform has forms
        (`Capabilities.fields`). A platform that repeats no event reads what followed the
        `handled` messages of an earlier process."""
        ...


@runtime_checkable
class Withdraws(Protocol):
    """A chat in which a message may become so old that another one is sent in its place."""

    async def withdraw(self, ref: MessageRef) -> None:
        """Delete a message of the bot that another one replaces, if the platform permits it."""
        ...
