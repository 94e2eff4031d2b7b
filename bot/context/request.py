"""One event by one person, and what a handler replies to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.chat import ButtonPress, Chat, Event, Form, Message, Origin, Span
from bot.context.retry import retry_when_busy
from bot.context.services import Services
from bot.i18n.translator import Translator
from storage.database import Unit
from storage.models import Job, Person


@dataclass(frozen=True, slots=True)
class Request:
    """One event by one person."""

    services: Services
    event: Event
    person: Person
    t: Translator

    @property
    def origin(self) -> Origin:
        """Where the event comes from."""
        return self.event.origin

    @property
    def locale(self) -> str:
        """The language to speak to them: the one that they chose, else their platform's."""
        return self.person.ui_locale or self.origin.locale

    def is_own(self, number: str) -> bool:
        """Whether one of their accounts has this id: buttons name who they were made for."""
        return any(account.id == number for account in self.person.accounts)

    @property
    def chat(self) -> Chat:
        """The platform that it comes from."""
        return self.services.chats[self.origin.account.platform]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a feature wants done once its rows are committed: first `message` is said (or, with
    `edit`, the pressed message is made to look like it), then `then` is done. `owed` is a new
    job whose bytes have to be fetched."""

    message: Message | None = None
    edit: bool = False
    owed: Job | None = None
    then: Callable[[], Awaitable[None]] | None = None


Handler = Callable[[Request, Unit], Awaitable[Reply | None]]
"""Decides inside one transaction, quickly: no network. What is slow goes into the reply's `then`,
and must be found again from the rows when the process dies before."""


FormHandler = Callable[[Request, Unit], Awaitable[Form | None]]
"""The form that a press opens: checks whose right it is, reads, and writes nothing."""


def plain(text: str) -> Message:
    """A message without styles and buttons."""
    return Message((Span(text),))


async def edit_or_send(
    chat: Chat, press: ButtonPress, message: Message, key: str, *, edit: bool = True
) -> None:
    """Make the pressed message look like this. Whoever forges a press could so put what is theirs
    in place of what somebody else reads: where the message has no such button, and without `edit`,
    it is said instead. Raises ChatError."""
    origin = press.origin
    if edit and press.genuine:
        await retry_when_busy(lambda: chat.edit(origin.message, message))
    else:
        await retry_when_busy(lambda: chat.send(origin.address, message, origin.ephemeral_ref, key))
