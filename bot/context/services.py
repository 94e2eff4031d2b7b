"""What a feature works with: the chats, the rows, the blobs, the bell, the settings, the words."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.chat import Chat, Event, Form, Message, Origin, Press, Span
from bot.context.tasks import Errands, Greetings, patiently
from bot.i18n.translator import Tongue, Words
from bot.links.fetcher import LinkFetcher
from bot.settings import BotSettings
from pipeline.queue.client import Queue
from pipeline.settings import PipelineSettings
from storage.blobs import Blobs
from storage.database import Database, Unit
from storage.models import Job, Person, Platform, Progress
from storage.settings import StorageSettings


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """Everything that features share; made once, by the composition root.

    `scratch` is a folder for bytes on their way, `commands` the names that people may type,
    `hints` the newest progress of each running job (the courier fills it; may be empty), `clock`
    tells the moment. `fetching` and `following` are the files of platforms and the links that are
    fetched at once: apart, since somebody's slow server must not hold up what others send.
    """

    chats: Mapping[Platform, Chat]
    database: Database
    blobs: Blobs
    queue: Queue
    words: Words
    settings: BotSettings
    pipeline: PipelineSettings
    storage: StorageSettings
    scratch: Path
    commands: tuple[str, ...] = ()
    errands: Errands = field(default_factory=Errands)
    fetching: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(4))
    links: LinkFetcher = field(default_factory=LinkFetcher)
    following: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(8))
    greetings: Greetings = field(default_factory=Greetings)
    hints: dict[str, Progress] = field(default_factory=dict)
    clock: Callable[[], datetime] = _now


@dataclass(frozen=True, slots=True)
class Visit:
    """One event by one person."""

    desk: Desk
    event: Event
    person: Person
    say: Tongue

    @property
    def origin(self) -> Origin:
        """Where the event comes from."""
        return self.event.origin

    @property
    def locale(self) -> str:
        """The language to speak to them: the one that they chose, else their platform's."""
        return self.person.tongue or self.origin.locale

    def is_own(self, number: str) -> bool:
        """Whether one of their accounts has this id: buttons name who they were made for."""
        return any(account.id == number for account in self.person.accounts)

    @property
    def chat(self) -> Chat:
        """The platform that it comes from."""
        return self.desk.chats[self.origin.account.platform]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a feature wants done once its rows are committed: first `message` is said (or, with
    `edit`, the pressed message is made to look like it), then `then` is done. `owed` is a new
    job whose bytes have to be fetched."""

    message: Message | None = None
    edit: bool = False
    owed: Job | None = None
    then: Callable[[], Awaitable[None]] | None = None


Feature = Callable[[Visit, Unit], Awaitable[Reply | None]]
"""Decides inside one transaction, quickly: no network. What is slow goes into the reply's `then`,
and must be found again from the rows when the process dies before."""


Sheet = Callable[[Visit, Unit], Awaitable[Form | None]]
"""The form that a press opens: checks whose right it is, reads, and writes nothing."""


def plain(text: str) -> Message:
    """A message without styles and buttons."""
    return Message((Span(text),))


async def put(chat: Chat, press: Press, message: Message, key: str, *, edit: bool = True) -> None:
    """Make the pressed message look like this. Whoever forges a press could so put what is theirs
    in place of what somebody else reads: where the message has no such button, and without `edit`,
    it is said instead. Raises ChatError."""
    origin = press.origin
    if edit and press.genuine:
        await patiently(lambda: chat.edit(origin.message, message))
    else:
        await patiently(lambda: chat.say(origin.address, message, origin.aside, key))
