"""One event in, one reply out; the rows are committed before the event is confirmed."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any
from weakref import WeakValueDictionary

from bot.access import check_access, is_admin
from bot.chat import (
    ButtonPress,
    ChatMoved,
    Command,
    Event,
    EventHandler,
    FormSubmission,
    HandlerUnavailable,
    Link,
    Text,
    Upload,
)
from bot.chat.leases import LEASES
from bot.context.refusals import refusal_text
from bot.context.request import (
    E,
    Handler,
    Reply,
    Request,
    plain,
)
from bot.context.services import Services
from bot.dispatch.observed import observed
from bot.dispatch.presses import answer_in_press, in_name_of_group
from bot.dispatch.replies import send_notice, send_reply
from bot.dispatch.routes import (
    ACCOUNT_CHANGES,
    ADMIN_BUTTONS,
    ADMIN_COMMANDS,
    BUTTONS,
    COMMANDS,
    FORM_SUBMISSIONS,
    OPEN_TO_ALL,
)
from bot.dispatch.transactions import EventTransactions
from bot.features import speaker_names, submit
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
    return observed(_Dispatcher(services).handle)


class _Dispatcher:
    """Handles events, also while the database fails for now."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._transactions = EventTransactions(services.database, services.updates)
        self._locks: WeakValueDictionary[object, asyncio.Lock] = WeakValueDictionary()
        self._told: set[object] = set()  # events and chats that were told to wait

    async def handle(self, event: Event) -> None:
        """Handle an event. Raises HandlerUnavailable while the database is away, if the platform
        delivers the event again; others wait here, since later events must not overtake it."""
        if isinstance(event, ChatMoved):
            await self._move(event)
            return
        origin = event.origin
        if isinstance(event, Text) and event.reply_to is not None:
            await self._services.question_locks.wait(origin.address, PATIENCE)
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
        pressed = event
        if as_group := await in_name_of_group(self._services, event, reply):
            event, reply = as_group, await self._reply(as_group)
        if reply is not None and not await answer_in_press(self._services, pressed, reply):
            work = partial(send_reply, self._services, event, reply)
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
        if not LEASES.holds(origin.account.platform):  # another process may take the event in
            raise TransientDatabaseError("the lease of the platform is not renewed yet")
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
        work = partial(send_notice, self._services, event, Reply(plain(words)), "wait")
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
    if not _is_unaddressed(event):
        return False
    async with services.database.read() as unit:
        wanted = await unit.chats.is_automatic(event.origin.address)
        return not (
            wanted or (isinstance(event, Upload) and await submit.continues_album(event, unit))
        )


async def _handle(services: Services, event: Event, unit: Unit) -> Reply | None:
    """Handle an event: find its person, and write the rows of the handler."""
    origin = event.origin
    await unit.people.lock(exclusive=_public_handler(event) in ACCOUNT_CHANGES)
    person = await unit.people.get_or_create(origin.account, origin.locale)
    request = make_request(services, event, person)
    try:
        return await _call_handler(request, unit)
    except UserError as error:
        # Handlers check before they write, so there is nothing to take back.
        log.info("request refused", code=error.code, detail=error.detail, key=origin.key)
        if _is_unaddressed(event):
            return None  # the message is not for the bot
        return Reply(plain(refusal_text(error, request.t)), refusal=error)


def _is_unaddressed(event: Event) -> bool:
    return isinstance(event, Upload) and not submit.is_addressed(event)


async def _call_handler(request: Request[Event], unit: Unit) -> Reply | None:
    event, origin = request.event, request.origin
    handler = await _find_handler(request, unit)
    pressed = isinstance(event, ButtonPress | FormSubmission)
    if handler is None and not (origin.is_confidential or pressed):
        return None  # addressed to others
    if handler not in OPEN_TO_ALL:
        check_access(request.person, origin.account, request.services.settings)
    if handler is not None:
        return await handler(request, unit)
    match event:
        case Command(name=name) if origin.is_confidential:
            return request.reply("hint-unknown-command", name=name[:32])
        case Text():
            return request.reply("hint-send-media")
        case _:
            return None


async def _find_handler(request: Request[Event], unit: Unit) -> Handler[Any] | None:
    """Return the handler of an event. Handlers for administrators are returned only for them.

    Raises RequestRefused for an administrators' command in a group: the answers name people.
    """
    event = request.event
    if isinstance(event, Text):
        return speaker_names.read_reply if await _answers_question(event, unit) else None
    if (handler := _public_handler(event)) is not None:
        return handler
    if not is_admin(request.person, request.services.settings):
        return None
    match event:
        case Command(name=name) if name.lower() in ADMIN_COMMANDS:
            request.check_confidential(name.lower())
            return ADMIN_COMMANDS[name.lower()]
        case ButtonPress(action=action):
            return ADMIN_BUTTONS.get(action)
        case _:
            return None


async def _answers_question(event: Text, unit: Unit) -> bool:
    """Return whether a text replies to a message of the bot that asked for one."""
    if event.reply_to is None:
        return False
    return await unit.pending_replies.find_job(event.reply_to) is not None


def _public_handler(event: Event) -> Handler[Any] | None:
    match event:
        case Command(name=name):
            return COMMANDS.get(name.lower())
        case ButtonPress(action=action):
            return BUTTONS.get(action)
        case FormSubmission(action=action):
            return FORM_SUBMISSIONS.get(action)
        case Link() if event.origin.private:
            return submit.submit_link
        case Upload():
            return submit.submit_unaddressed if _is_unaddressed(event) else submit.submit_upload
        case _:
            return None
