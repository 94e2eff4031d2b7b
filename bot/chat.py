"""The chat port: events come in, six verbs go out, and every platform fits behind it.

An adapter translates and does nothing else: no rule, no wording, no database.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Literal, Protocol

from storage.models import Account, Address, FileKind, Media, MessageRef, Platform

# --- in --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an event comes from. `key` is unique per update on its platform: the same update
    delivered twice has the same key. `locale` is a BCP 47 tag as the platform told it. `aside` is
    where something can be said to who pressed a button, and to nobody else; None: nowhere."""

    key: str
    account: Account
    message: MessageRef
    locale: str
    name: str = ""
    private: bool = True
    aside: MessageRef | None = None

    @property
    def address(self) -> Address:
        """Where an answer goes."""
        return self.message.address


@dataclass(frozen=True, slots=True)
class Command:
    """`/name arguments`, or the platform's form of it; `reply_to` is the message that it answers,
    `reply_media` the recording in there. Written beside a recording it is about that one, replies
    to nothing, and `album` is as of an upload."""

    origin: Origin
    name: str
    arguments: str = ""
    reply_media: Media | None = None
    reply_to: MessageRef | None = None
    album: str = ""


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
    """A link that somebody sent."""

    origin: Origin
    url: str


@dataclass(frozen=True, slots=True)
class Press:
    """A button of ours was pressed; `origin.message` is the message that carries it."""

    origin: Origin
    action: str
    argument: str = ""


Event = Command | Text | Upload | Link | Press

# --- out -------------------------------------------------------------------------------------

Style = Literal["plain", "bold", "italic", "code", "quote"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. Text is never parsed for markup, whoever wrote it."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Button:
    """`action:argument` is at most 64 bytes, means the same after a restart, and is checked
    against its presser: anybody can forge it."""

    label: str
    action: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """A part of a message that shows its title only, until somebody opens it; without a title it
    stands open."""

    title: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """What we say: spans one after the other, and rows of buttons below.

    `folds` are the same message in another form, longer and tidier. A platform that can fold
    (`Limits.rich`) shows them in place of the spans; when it turns out that it can't, the spans.
    A `settled` message does not change by itself: its buttons only offer more.
    """

    spans: tuple[Span, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    folds: tuple[Fold, ...] = ()
    settled: bool = False

    @property
    def text(self) -> str:
        """The words without their styles."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class OutFile:
    """A file on this machine to be sent. `seconds` is set for sound and video; `caption` are words
    to stand beside it, at most `Limits.caption` UTF-16 units."""

    kind: FileKind
    path: Path
    name: str
    mime: str
    seconds: float | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the platform can carry: bytes, UTF-16 code units, files in one message, seconds.
    `rich` is how many UTF-16 code units a message of folds carries, `caption` how many may stand
    beside a file; 0: it knows none."""

    download: int
    upload: int
    text: int
    files: int
    edit_every: float
    rich: int = 0
    caption: int = 0


Scope = Literal["private", "group", "managers"]
"""Where a menu shows a command: in private chats, in groups, to those who manage a group."""


class Rank(IntEnum):
    """Who goes first where only so many messages may be sent: a reply or a new card, which
    somebody waits for this moment; an answer; progress, for which room was found by `spare`."""

    REPLY = 0
    ANSWER = 1
    PROGRESS = 2


Kind = Literal["text", "yes-no", "recording", "alone"]
"""What somebody gives with a command: words, yes or no, a recording; or that only they shall see
the answer."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that may be given with a command, for platforms that ask for it by a form. Words
    are by locale; `choices` maps what is typed to its label, `hints` the same for what may be
    typed among other things, `label` is its own name. What is given arrives in the command's
    arguments as `name=value`; the option `words` arrives as it is."""

    name: str
    kind: Kind
    description: dict[str, str]
    choices: dict[str, dict[str, str]] = field(default_factory=dict)
    required: bool = False
    hints: dict[str, str] = field(default_factory=dict)
    label: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in the menu of a message, where a platform has one: the command about that
    message's recording, with these arguments."""

    name: str
    label: dict[str, str]
    arguments: str = ""


@dataclass(frozen=True, slots=True)
class CommandCard:
    """A command as the platform's menu shows it; it can be typed anywhere. `alone`: its answer
    concerns nobody else."""

    name: str
    description: dict[str, str] = field(default_factory=dict)
    scopes: tuple[Scope, ...] = ("private", "group", "managers")
    options: tuple[Option, ...] = ()
    entries: tuple[Entry, ...] = ()
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Profile:
    """How the bot introduces itself to who has not talked to it, by locale: a paragraph (at most
    512 characters) and a line (at most 120)."""

    description: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)


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


Hear = Callable[[Event], Awaitable[None]]
"""Takes one event in. When it returns, what is owed is committed and the event may be forgotten;
when it raises, the event must be delivered again."""


class Chat(Protocol):
    """One platform."""

    platform: Platform
    limits: Limits

    async def say(
        self, to: Address, message: Message, reply_to: MessageRef | None = None, key: str = ""
    ) -> MessageRef:
        """Send a message. The same `key` twice shows once where the platform can do that."""
        ...

    async def edit(self, ref: MessageRef, message: Message, rank: Rank = Rank.REPLY) -> None:
        """Make a message of ours look like this; repeating it is harmless."""
        ...

    def limits_at(self, ref: MessageRef) -> Limits:
        """The limits for answers to that message, where places differ."""
        ...

    def spare(self, to: Address) -> bool:
        """Whether progress may be shown there now; True takes the room for one edit."""
        ...

    async def draft(self, to: Address, text: str, key: str) -> None:
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

    async def fetch(self, media: Media, into: Path) -> None:
        """Write the bytes of what somebody sent to a new file. Raises TooLarge, MediaGone."""
        ...

    async def manages(self, address: Address, account: Account) -> bool:
        """Whether the account is an administrator of that chat."""
        ...

    async def hears_all(self, address: Address) -> bool:
        """Whether it is told of everything that is sent there, and not only of what is for it."""
        ...

    async def run(
        self, hear: Hear, commands: Sequence[CommandCard], profile: Profile | None = None
    ) -> None:
        """Register the commands and the profile, and take events in until cancelled."""
        ...
