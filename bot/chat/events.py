"""What comes in: something that somebody said, sent or pressed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from storage.models import Account, Address, Media, MessageRef


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an event comes from. `key` is unique per update on its platform: the same update
    delivered twice has the same key. `locale` is a BCP 47 tag as the platform told it. `aside` is
    where something can be said to who pressed a button, and to nobody else; None: nowhere.
    `alone`: what is answered is for their eyes only, though others are in that chat."""

    key: str
    account: Account
    message: MessageRef
    locale: str
    name: str = ""
    private: bool = True
    ephemeral_ref: MessageRef | None = None
    ephemeral: bool = False

    @property
    def address(self) -> Address:
        """Where an answer goes."""
        return self.message.address

    @property
    def reply_target(self) -> MessageRef | None:
        """What an answer replies to that could stand by itself: where there is a way to who asked,
        it must take that, since it may be the only one, or the only one that nobody else reads."""
        return self.message if self.message.way else None

    @property
    def is_confidential(self) -> bool:
        """Whether nobody else reads what is said and answered."""
        return self.private or self.ephemeral

    def is_in(self, address: Address) -> bool:
        """Whether it happened in that chat, in whatever thread of it."""
        here = self.address
        return (here.platform, here.chat) == (address.platform, address.chat)


@dataclass(frozen=True, slots=True)
class Command:
    """`/name arguments`, or the platform's form of it; `reply_to` is the message that it answers,
    `reply_media` the recording in there and `reply_urls` the links. Written beside a recording it
    is about that one, replies to nothing, and `album` is as of an upload. `urls` are the links in
    the arguments."""

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
    """Words without a command; `reply_to` is the message that they answer."""

    origin: Origin
    text: str
    reply_to: MessageRef | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """Something that may be media, with the words written beside it. `album` is the same for what
    was sent together, and empty for what was sent alone."""

    origin: Origin
    media: Media
    caption: str = ""
    album: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Links that somebody sent, at least one, as they wrote them; and all of the words."""

    origin: Origin
    urls: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class ButtonPress:
    """A button of ours was pressed; `origin.message` is the message that carries it. Anybody can
    forge a press: `genuine` is False where the platform shows that this message has no such button,
    and then the message is none of the presser's business."""

    origin: Origin
    action: str
    argument: str = ""
    genuine: bool = True


@dataclass(frozen=True, slots=True)
class FormSubmission:
    """A form of ours was filled in: what stands in its fields, by their names. `origin.message` is
    the message whose button opened it."""

    origin: Origin
    action: str
    argument: str
    values: Mapping[str, str]


Event = Command | Text | Upload | Link | ButtonPress | FormSubmission


EventHandler = Callable[[Event], Awaitable[None]]
"""Takes one event in. When it returns, what is owed is committed and the event may be forgotten;
when it raises, the event must be delivered again."""
