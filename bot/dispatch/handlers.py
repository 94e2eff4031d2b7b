"""The handler of an event, and who may call it."""

from __future__ import annotations

from typing import Any

from bot.access import check_access, is_admin
from bot.chat import ButtonPress, Command, Event, FormSubmission, Link, Text, Upload
from bot.context.request import Handler, Reply, Request
from bot.dispatch.routes import (
    ADMIN_BUTTONS,
    ADMIN_COMMANDS,
    BUTTONS,
    COMMANDS,
    FORM_SUBMISSIONS,
    OPEN_TO_ALL,
)
from bot.features import speaker_names, submit
from storage.database import Unit


def is_unaddressed(event: Event) -> bool:
    """Return whether a recording was sent to a group without a word to the bot."""
    return isinstance(event, Upload) and not submit.is_addressed(event)


async def call_handler(request: Request[Event], unit: Unit) -> Reply | None:
    """Call the handler of an event. Raises UserError when the person may not use it."""
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
            return submit.submit_unaddressed if is_unaddressed(event) else submit.submit_upload
        case _:
            return None
