"""One event in, one reply out; the rows are committed before the event is confirmed."""

from __future__ import annotations

import asyncio
from functools import partial
from weakref import WeakValueDictionary

from bot.chat import (
    ButtonPress,
    ChatError,
    ChatMoved,
    Command,
    Event,
    EventHandler,
    FormSubmission,
    HandlerUnavailable,
    Upload,
)
from bot.context.refusals import refusal_text
from bot.context.request import (
    E,
    Reply,
    Request,
    edit_or_send,
    plain,
    reply_target,
)
from bot.context.retry import retry_when_busy
from bot.context.services import Services
from bot.dispatch.handlers import call_handler, is_unaddressed
from bot.dispatch.transactions import EventTransactions
from bot.features import submit
from bot.jobs.intake import start_job
from bot.jobs.move_chat import move_chat
from storage import logs
from storage.database import Unit
from storage.database_errors.transient import TransientDatabaseError, retry_transient
from storage.errors import UserError
from storage.models import Failure, Person

PATIENCE = 10.0
"""Seconds of tries before somebody is told that the database is away. Telegram has to get its
answer to a webhook's request before it closes the connection."""

log = logs.get(__name__)


def make_dispatcher(services: Services) -> EventHandler:
    """Return the function that takes the events of every chat: those of one chat in their order,
    chats side by side, and each event once."""
    return _Dispatcher(services).handle


class _Dispatcher:
    """Handles events, also while the database fails for now."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._transactions = EventTransactions(services.database)
        self._locks: WeakValueDictionary[object, asyncio.Lock] = WeakValueDictionary()
        self._told: set[object] = set()  # events and chats that were told to wait

    async def handle(self, event: Event) -> None:
        """Handle an event. Raises HandlerUnavailable while the database is away, if the platform
        delivers the event again; others wait here, since later events must not overtake it."""
        if isinstance(event, ChatMoved):
            await self._move(event)
            return
        origin = event.origin
        async with self._locks.setdefault(origin.address, asyncio.Lock()):
            try:
                reply = await self._reply(event, PATIENCE)
            except TransientDatabaseError as error:
                self._tell_to_wait(event)
                chat = self._services.chats[origin.account.platform]
                if chat.capabilities.redelivers:
                    raise HandlerUnavailable(str(error)) from error
                reply = await self._reply(event)
            self._told.clear()
            if reply is not None:
                work = partial(_send_reply, self._services, event, reply)
                self._services.tasks.start(origin.address, work)

    async def _move(self, event: ChatMoved) -> None:
        try:
            await retry_transient(lambda: move_chat(self._services, event), PATIENCE)
        except TransientDatabaseError as error:
            raise HandlerUnavailable(str(error)) from error

    async def _reply(self, event: Event, patience: float | None = None) -> Reply | None:
        return await retry_transient(lambda: self._try(event), patience)

    async def _try(self, event: Event) -> Reply | None:
        """Return the reply to an event, which is committed."""
        services, origin = self._services, event.origin
        try:
            if await _is_unwanted(services, event):
                return None
            return await self._transactions.run(event, partial(_handle, services, event))
        except TransientDatabaseError:
            raise
        except Exception:
            log.exception(
                "handler failed, apologizing", platform=origin.account.platform, key=origin.key
            )
            # Sent once: when even this can't be committed, the error goes up, so that the platform
            # delivers the event again.
            sorry = services.translations.for_locale(origin.locale).failure(Failure("bug"))
            return await self._transactions.run(event, partial(_apologize, Reply(plain(sorry))))

    def _tell_to_wait(self, event: Event) -> None:
        """Tell somebody who waits for an answer that it comes later: once for each request, and
        once in a chat about other messages."""
        origin = event.origin
        asked = isinstance(event, Command | ButtonPress | FormSubmission)
        told = origin.key if asked else origin.address
        if told in self._told or not (asked or origin.is_confidential):
            return
        self._told.add(told)
        words = self._services.translations.for_locale(origin.locale)("database-away")
        work = partial(_send_reply, self._services, event, Reply(plain(words)), "wait")
        self._services.tasks.start(origin.address, work)


async def _apologize(reply: Reply, _unit: Unit) -> Reply:
    return reply


def make_request(services: Services, event: E, person: Person) -> Request[E]:
    """Return the request of a person, in their language."""
    locale = person.ui_locale or event.origin.locale
    return Request(services, event, person, services.translations.for_locale(locale))


async def _is_unwanted(services: Services, event: Event) -> bool:
    """Return whether an upload in a group is not for the bot: automatic work is off there, and it
    continues no album that the bot was asked for. Nothing is stored about it."""
    if not is_unaddressed(event):
        return False
    async with services.database.read() as unit:
        wanted = await unit.chats.is_automatic(event.origin.address)
        return not (
            wanted or (isinstance(event, Upload) and await submit.continues_album(event, unit))
        )


async def _handle(services: Services, event: Event, unit: Unit) -> Reply | None:
    """Handle an event: find its person, and write the rows of the handler."""
    origin = event.origin
    person = await unit.people.get_or_create(origin.account, origin.locale)
    request = make_request(services, event, person)
    try:
        return await call_handler(request, unit)
    except UserError as error:
        # Handlers check before they write, so there is nothing to take back.
        log.info("request refused", code=error.code, detail=error.detail, key=origin.key)
        if is_unaddressed(event):
            return None  # the message is not for the bot
        return Reply(plain(refusal_text(error, request.t)))


async def _send_reply(services: Services, event: Event, reply: Reply, name: str = "reply") -> None:
    origin = event.origin
    chat = services.chats[origin.account.platform]
    try:
        message, key = reply.message, f"{origin.key}:{name}"
        if message is not None and isinstance(event, ButtonPress):
            await edit_or_send(chat, event, message, key, edit=reply.edit)
        elif message is not None:
            target = reply_target(event)
            await retry_when_busy(lambda: chat.send(origin.address, message, target, key))
    except ChatError as error:
        log.warning("reply not sent, continuing", key=origin.key, error=str(error))
    if reply.owed is not None:
        await start_job(services, reply.owed)
    if reply.then is not None:
        await reply.then()
