"""One event by one person, and what a handler replies to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.chat import (
    ButtonPress,
    Chat,
    Command,
    Event,
    Form,
    FormSubmission,
    Message,
    Origin,
    Span,
)
from bot.context.refusals import RequestRefused
from bot.context.retry import retry_when_away, retry_when_busy
from bot.context.services import Services
from bot.i18n.translator import Translator, Value
from storage.database import Unit
from storage.errors import UserError
from storage.models import Job, MessageRef, Person

E = TypeVar("E", bound=Event)
E_co = TypeVar("E_co", bound=Event, covariant=True)
Then = Callable[[], Awaitable[None]]
"""Work after the commit: it may take long and use the network."""


@dataclass(frozen=True, slots=True)
class Request(Generic[E_co]):
    """One event by one person. Handlers of commands get `Request[Command]`, those of buttons
    `Request[ButtonPress]`; what serves any event takes `Request[Event]`."""

    services: Services
    event: E_co
    person: Person
    t: Translator

    @property
    def arguments(self) -> str:
        """The trimmed text after the command; "" for other events."""
        return self.event.arguments.strip() if isinstance(self.event, Command) else ""

    @property
    def argument(self) -> str:
        """The argument of the button or form; "" for other events. Anybody can forge it."""
        event = self.event
        return event.argument if isinstance(event, ButtonPress | FormSubmission) else ""

    def split_argument(self, count: int) -> list[str]:
        """Return so many parts of the argument, which colons separate. Missing parts are empty;
        the last one may contain colons."""
        parts = self.argument.split(":", count - 1)
        return parts + [""] * (count - len(parts))

    @property
    def origin(self) -> Origin:
        """The origin of the event."""
        return self.event.origin

    @property
    def locale(self) -> str:
        """The locale of replies: the one that the person chose, else the platform's."""
        return self.person.ui_locale or self.origin.locale

    @property
    def chat(self) -> Chat:
        """The platform of the event."""
        return self.services.chats[self.origin.account.platform]

    def check_own(self, account_id: str, key: str = "menu-not-yours") -> None:
        """Check that one of the person's accounts has the id that a button carries: the id of the
        user for whom the button was made. Raises RequestRefused with the message `key`."""
        if all(account.id != account_id for account in self.person.accounts):
            raise RequestRefused(key)

    def check_confidential(self, command: str) -> None:
        """Check that only the sender can read the answer. Raises RequestRefused."""
        if not self.origin.is_confidential:
            raise RequestRefused("link-alone", command=command)

    def reply(
        self, key: str, *, edit: bool = False, then: Then | None = None, **values: Value
    ) -> Reply:
        """Return a reply with the message `key` in the user's language."""
        return Reply(plain(self.t(key, **values)), edit=edit, then=then)

    async def send(
        self, message: Message, name: str, reply_to: MessageRef | None = None
    ) -> MessageRef:
        """Send a message to the chat of the event, waiting while the chat is busy or the platform
        away.

        `name` distinguishes the messages of one request, so that none is sent twice. Raises
        ChatError.
        """
        chat, address, key = self.chat, self.origin.address, f"{self.origin.key}:{name}"
        return await retry_when_away(lambda: chat.send(address, message, reply_to, key))


@dataclass(frozen=True, slots=True)
class Reply:
    """The result of a handler, carried out after its rows are committed. `message` is sent first;
    with `edit` it replaces the pressed message. `owed` is a new job whose media has to be
    downloaded. `then` runs last. `refusal` is the error that `message` tells."""

    message: Message | None = None
    edit: bool = False
    owed: Job | None = None
    then: Then | None = None
    refusal: UserError | None = None

    @property
    def may_come_late(self) -> bool:
        """Return whether the message may come after the rest. An edit would cover what the rest has
        shown there: a card, an answer, an outcome."""
        return not (self.edit and (self.owed or self.then))


Handler = Callable[[Request[E], Unit], Awaitable[Reply | None]]
"""Handles one event inside one transaction, without network. Slow work goes into the reply's
`then`, and has to be owed by the rows, since the process may die before it. Raises UserError to
refuse."""


FormHandler = Callable[[Request[ButtonPress], Unit], Awaitable[Form | None]]
"""Makes the form that a press opens. It checks the right to see it and writes nothing."""


def plain(text: str) -> Message:
    """Return a message without styles and buttons."""
    return Message((Span(text),))


def reply_target(event: Event) -> MessageRef | None:
    """Return the message that an answer to the event replies to.

    The answer to a form is visible to its sender only, since the form may have been opened from an
    ephemeral message.
    """
    origin = event.origin
    return origin.ephemeral_ref if isinstance(event, FormSubmission) else origin.message


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
