"""One event in, one reply out; the rows are committed before the event is confirmed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Any
from weakref import WeakValueDictionary

from bot.access import check_access, is_admin
from bot.chat import (
    ButtonPress,
    ChatError,
    Command,
    Event,
    EventHandler,
    Form,
    FormOpener,
    FormSubmission,
    Link,
    Text,
    Upload,
)
from bot.context.refusals import refusal_text
from bot.context.request import (
    E,
    FormHandler,
    Handler,
    Reply,
    Request,
    edit_or_send,
    plain,
    reply_target,
)
from bot.context.retry import retry_when_busy
from bot.context.services import Services
from bot.dispatch.routes import (
    ADMIN_BUTTONS,
    ADMIN_COMMANDS,
    BUTTONS,
    COMMANDS,
    FORM_BUTTONS,
    FORM_SUBMISSIONS,
    OPEN_TO_ALL,
)
from bot.features import speaker_names, submit
from bot.jobs.intake import start_job
from storage import logs
from storage.database import Unit
from storage.errors import UserError
from storage.models import Failure, Person

log = logs.get(__name__)


def make_dispatcher(services: Services) -> EventHandler:
    """Return the function that takes the events of every chat: those of one chat in their order,
    chats side by side, and each event once."""
    locks: WeakValueDictionary[object, asyncio.Lock] = WeakValueDictionary()

    async def handle(event: Event) -> None:
        lock = locks.setdefault(event.origin.address, asyncio.Lock())
        async with lock:
            await _handle(services, event)

    return handle


def form_openers(services: Services) -> Mapping[str, FormOpener]:
    """Return, by action, the functions that open the form of a pressed button. A user who may not
    see it gets none: then the press is handled, and answered with the reason."""
    return {
        action: partial(_open_form, services, handler) for action, handler in FORM_BUTTONS.items()
    }


async def _open_form(services: Services, handler: FormHandler, press: ButtonPress) -> Form | None:
    origin = press.origin
    async with services.database.read() as unit:
        person = await unit.people.find(origin.account)
        if person is None:
            return None
        try:
            check_access(person, origin.account, services.settings)
        except UserError:
            return None
        return await handler(_make_request(services, press, person), unit)


def _make_request(services: Services, event: E, person: Person) -> Request[E]:
    locale = person.ui_locale or event.origin.locale
    return Request(services, event, person, services.translations.for_locale(locale))


async def _handle(services: Services, event: Event) -> None:
    origin = event.origin
    try:
        reply = None if await _is_unwanted(services, event) else await _dispatch(services, event)
    except Exception:
        log.exception(
            "handler failed, apologizing", platform=origin.account.platform, key=origin.key
        )
        # Sent once: when even this can't be committed, the database is away and the error goes
        # up, so that the platform delivers the event again.
        async with services.database.begin() as unit:
            await unit.received_updates.add(origin.account.platform, origin.key, origin.bot)
        reply = Reply(
            plain(services.translations.for_locale(origin.locale).failure(Failure("bug")))
        )
    if reply is not None:
        services.tasks.start(origin.address, partial(_send_reply, services, event, reply))


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


def _is_unaddressed(event: Event) -> bool:
    return isinstance(event, Upload) and not submit.is_addressed(event)


async def _dispatch(services: Services, event: Event) -> Reply | None:
    """Handle an event in one transaction: its key, its person, and the rows of the handler."""
    origin = event.origin
    async with services.database.begin() as unit:
        if not await unit.received_updates.add(origin.account.platform, origin.key, origin.bot):
            return None
        person = await unit.people.get_or_create(origin.account, origin.locale)
        request = _make_request(services, event, person)
        try:
            return await _call_handler(request, unit)
        except UserError as error:
            # Handlers check before they write, so there is nothing to take back.
            log.info("request refused", code=error.code, detail=error.detail, key=origin.key)
            if _is_unaddressed(event):
                return None  # the message is not for the bot
            return Reply(plain(refusal_text(error, request.t)))


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


async def _send_reply(services: Services, event: Event, reply: Reply) -> None:
    origin = event.origin
    chat = services.chats[origin.account.platform]
    try:
        message, key = reply.message, f"{origin.key}:reply"
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
