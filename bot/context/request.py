"""One event by one person, and what a handler replies to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.chat import Chat, Event, Form, Message, Origin, Press, Span
from bot.context.retry import patiently
from bot.context.services import Desk
from bot.i18n.translator import Tongue
from storage.database import Unit
from storage.models import Job, Person


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
