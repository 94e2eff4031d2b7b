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
        """The origin of the event."""
        return self.event.origin

    @property
    def locale(self) -> str:
        """The locale of replies: the one that the person chose, else the platform's."""
        return self.person.ui_locale or self.origin.locale

    def is_own(self, number: str) -> bool:
        """Return whether one of the person's accounts has this id. Buttons carry their owner's."""
        return any(account.id == number for account in self.person.accounts)

    @property
    def chat(self) -> Chat:
        """The platform of the event."""
        return self.services.chats[self.origin.account.platform]


@dataclass(frozen=True, slots=True)
class Reply:
    """The result of a handler, carried out after its rows are committed. `message` is sent first;
    with `edit` it replaces the pressed message. `owed` is a new job whose media has to be
    downloaded. `then` runs last."""

    message: Message | None = None
    edit: bool = False
    owed: Job | None = None
    then: Callable[[], Awaitable[None]] | None = None


Handler = Callable[[Request, Unit], Awaitable[Reply | None]]
"""Handles one event inside one transaction, without network. Slow work goes into the reply's
`then`, and has to be owed by the rows, since the process may die before it."""


FormHandler = Callable[[Request, Unit], Awaitable[Form | None]]
"""Makes the form that a press opens. It checks the right to see it and writes nothing."""


def plain(text: str) -> Message:
    """A message without styles and buttons."""
    return Message((Span(text),))


async def edit_or_send(
    chat: Chat, press: ButtonPress, message: Message, key: str, *, edit: bool = True
) -> None:
    """Replace the pressed message. A forged press could overwrite a message that others read: if
    the message has no such button, or without `edit`, a new message is sent. Raises ChatError."""
    origin = press.origin
    if edit and press.genuine:
        await retry_when_busy(lambda: chat.edit(origin.message, message))
    else:
        await retry_when_busy(lambda: chat.send(origin.address, message, origin.ephemeral_ref, key))
