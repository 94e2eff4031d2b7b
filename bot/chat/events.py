"""Events from a platform: texts, media, commands and button presses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from storage.models import Account, Address, Media, MessageRef, job_id


@dataclass(frozen=True, slots=True)
class Origin:
    """Origin of an event.

    `key` is unique per update on its platform: the same update delivered twice has the same key.
    `locale` is a BCP 47 tag from the platform. `private` is whether the chat has no other people.
    `ephemeral_ref` is the target for messages that only the user who pressed a button sees; None
    where there is none. `ephemeral` is whether only the user sees the answer in a shared chat.
    `bot` is the account of the bot that received it, where keys and message numbers are its own.
    """

    key: str
    account: Account
    message: MessageRef
    locale: str
    name: str = ""
    private: bool = True
    ephemeral_ref: MessageRef | None = None
    ephemeral: bool = False
    bot: str = ""

    @property
    def address(self) -> Address:
        """Return the chat for the answer."""
        return self.message.address

    @property
    def reply_target(self) -> MessageRef | None:
        """Return the target for an answer that need not be a reply.

        With an interaction (`MessageRef.way`) the answer must reply to it. This may be the only
        route to the user, or the only private one.
        """
        return self.message if self.message.way else None

    @property
    def is_confidential(self) -> bool:
        """Return whether only the sender can read the message and the answer."""
        return self.private or self.ephemeral

    def job_id(self, message: str) -> str:
        """Return the id of the job of a message, or of an event key, of this chat."""
        address = self.address
        return job_id(address.platform, address.chat, message, self.bot)

    def is_in(self, address: Address) -> bool:
        """Return whether the event is from that chat, in any thread of it."""
        here = self.address
        return (here.platform, here.chat) == (address.platform, address.chat)


@dataclass(frozen=True, slots=True)
class Command:
    """`/name arguments`, or the platform's form of it.

    `reply_to` is the message that it replies to, `reply_media` the recording in that message and
    `reply_urls` the links. As the caption of a recording, the command is about that recording
    (`reply_media`), has no `reply_to`, and `album` is as in Upload. `urls` are the links in the
    arguments.
    """

    origin: Origin
    name: str
    arguments: str = ""
    reply_media: Media | None = None
    reply_to: MessageRef | None = None
    album: str = ""
    urls: tuple[str, ...] = ()
    reply_urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A text without a command. `reply_to` is the message that it replies to."""

    origin: Origin
    text: str
    reply_to: MessageRef | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that may be media, with its caption. Files sent together have the same `album`; it is
    empty for a single file."""

    origin: Origin
    media: Media
    caption: str = ""
    album: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """At least one link, as written, and the whole text."""

    origin: Origin
    urls: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class ButtonPress:
    """A press of one of the bot's buttons. `origin.message` is the message with the button. Anybody
    can forge a press: `genuine` is False where the platform shows that the message has no such
    button, and then the user may have no right to the message."""

    origin: Origin
    action: str
    argument: str = ""
    genuine: bool = True


@dataclass(frozen=True, slots=True)
class FormSubmission:
    """A submitted form, with its values by field name. `origin.message` is the message whose button
    opened the form."""

    origin: Origin
    action: str
    argument: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ChatMoved:
    """A group has another address now, `to`; `origin.address` is the former one. Its earlier
    messages can be neither edited nor replied to there."""

    origin: Origin
    to: Address


Event = Command | Text | Upload | Link | ButtonPress | FormSubmission | ChatMoved


class HandlerUnavailable(Exception):
    """The event can't be handled now, which is no fault of the event: deliver it again, later."""


EventHandler = Callable[[Event], Awaitable[None]]
"""Handles one event. When it returns, the work is committed and the event may be dropped. When it
raises, the event must be delivered again. HandlerUnavailable does not count as a failure of the
event."""
