"""hear(): one event in, one feature out; its rows are committed before the event is forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial
from weakref import WeakValueDictionary

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
from bot.context.request import FormHandler, Handler, Reply, Request, edit_or_send, plain
from bot.context.retry import retry_when_busy
from bot.context.services import Services
from bot.dispatch.routes import (
    BUTTONS,
    COMMANDS,
    FILLED,
    OPEN_TO_ALL,
    OPERATORS,
    OPERATORS_BUTTONS,
    SHEETS,
)
from bot.features import speaker_names, submit
from bot.jobs.intake import start_job
from bot.policy import check_access, is_admin
from storage import logs
from storage.database import Unit
from storage.errors import UserError
from storage.models import Failure

log = logs.get(__name__)


def make_dispatcher(desk: Services) -> EventHandler:
    """The function that every chat's events go into: events of one chat in their order, chats
    side by side, and each event once."""
    turns: WeakValueDictionary[object, asyncio.Lock] = WeakValueDictionary()

    async def hear(event: Event) -> None:
        lock = turns.setdefault(event.origin.address, asyncio.Lock())
        async with lock:
            await _handle(desk, event)

    return hear


def forms(desk: Services) -> Mapping[str, FormOpener]:
    """By action, which form a pressed button opens. Who may not see it gets none: then the press
    is heard, and told why."""
    return {action: partial(_form, desk, sheet) for action, sheet in SHEETS.items()}


async def _form(desk: Services, sheet: FormHandler, press: ButtonPress) -> Form | None:
    origin = press.origin
    async with desk.database.read() as unit:
        person = await unit.people.find(origin.account)
        if person is None:
            return None
        try:
            check_access(person, origin.account, desk.settings)
        except UserError:
            return None
        say = desk.words.into(person.tongue or origin.locale)
        return await sheet(Request(desk, press, person, say), unit)


async def _handle(desk: Services, event: Event) -> None:
    origin = event.origin
    try:
        outcome = None if await _is_unwanted(desk, event) else await _dispatch(desk, event)
    except Exception:
        log.exception("hearing failed", platform=origin.account.platform, key=origin.key)
        # Said once: when even this can't be committed, the database is away and the error goes
        # up, so that the platform delivers the event again.
        async with desk.database.begin() as unit:
            await unit.inbox.first_time(origin.account.platform, origin.key)
        outcome = Reply(plain(desk.words.into(origin.locale).failure(Failure("bug"))))
    if outcome is not None:
        desk.errands.start(origin.address, partial(_send_reply, desk, event, outcome))


async def _is_unwanted(desk: Services, event: Event) -> bool:
    """Whether it was said in a group, to others, where nobody wants us to work by ourselves,
    and not together with something that we were asked for:
    then nothing of it is kept, not even that somebody said it."""
    if not _is_unaddressed(event):
        return False
    async with desk.database.read() as unit:
        wanted = await unit.chats.automatic(event.origin.address)
        return not (
            wanted or (isinstance(event, Upload) and await submit.continues_album(event, unit))
        )


def _is_unaddressed(event: Event) -> bool:
    return isinstance(event, Upload) and not submit.is_addressed(event)


async def _dispatch(desk: Services, event: Event) -> Reply | None:
    """One transaction: the event's key, its person, and what the feature writes."""
    origin = event.origin
    async with desk.database.begin() as unit:
        if not await unit.inbox.first_time(origin.account.platform, origin.key):
            return None
        person = await unit.people.meet(origin.account, origin.locale)
        say = desk.words.into(person.tongue or origin.locale)
        visit = Request(desk, event, person, say)
        try:
            return await _call_handler(visit, unit)
        except UserError as error:
            # Features check before they write, so there is nothing to take back.
            log.info("refused", code=error.code, key=origin.key)
            if _is_unaddressed(event):
                return None  # nobody asked us
            return Reply(plain(visit.say.failure(Failure(error.code, error.values))))


async def _call_handler(visit: Request, unit: Unit) -> Reply | None:
    event, say = visit.event, visit.say
    feature, origin = (
        speaker_names.given if await _is_answer(event, unit) else _handler(event),
        event.origin,
    )
    if feature is None and is_admin(visit.person, visit.desk.settings):
        feature = _admin_handler(event)
        if feature is not None and isinstance(event, Command) and not origin.unseen:
            # The answers name people, who are nobody's business in a group.
            return Reply(plain(say("link-alone", command=event.name.lower())))
    if not (
        origin.unseen or isinstance(event, ButtonPress | FormSubmission) or feature is not None
    ):
        return None  # said to others
    if feature not in OPEN_TO_ALL:
        check_access(visit.person, origin.account, visit.desk.settings)
    if feature is not None:
        return await feature(visit, unit)
    match event:
        case Command(name=name) if origin.unseen:
            return Reply(plain(say("hint-unknown-command", name=name[:32])))
        case Text():
            return Reply(plain(say("hint-send-media")))
        case _:
            return None


async def _is_answer(event: Event, unit: Unit) -> bool:
    """Whether somebody answers a message that asked for it."""
    if not isinstance(event, Text) or event.reply_to is None:
        return False
    return await unit.questions.about(event.reply_to) is not None


def _handler(event: Event) -> Handler | None:
    match event:
        case Command(name=name):
            return COMMANDS.get(name.lower())
        case ButtonPress(action=action):
            return BUTTONS.get(action)
        case FormSubmission(action=action):
            return FILLED.get(action)
        case Link() if event.origin.private:
            return submit.link
        case Upload():
            return submit.unaddressed_upload if _is_unaddressed(event) else submit.upload
        case _:
            return None


def _admin_handler(event: Event) -> Handler | None:
    """What only administrators can do; for others there is no such thing."""
    match event:
        case Command(name=name):
            return OPERATORS.get(name.lower())
        case ButtonPress(action=action):
            return OPERATORS_BUTTONS.get(action)
        case _:
            return None


async def _send_reply(desk: Services, event: Event, reply: Reply) -> None:
    origin = event.origin
    chat = desk.chats[origin.account.platform]
    try:
        message, key = reply.message, f"{origin.key}:reply"
        if message is not None and isinstance(event, ButtonPress):
            await edit_or_send(chat, event, message, key, edit=reply.edit)
        elif message is not None:
            to = origin.aside if isinstance(event, FormSubmission) else origin.message
            await retry_when_busy(lambda: chat.say(origin.address, message, to, key))
    except ChatError as error:
        log.warning("no reply", key=origin.key, error=str(error))
    if reply.owed is not None:
        await start_job(desk, reply.owed)
    if reply.then is not None:
        await reply.then()
