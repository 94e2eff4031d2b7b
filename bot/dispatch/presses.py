"""Presses in groups that are refused: told beside the chat, or tried in the name of the group.

As messages they would use up the few that a chat may get in a minute, and anybody may press the
buttons of others: cards and answers of all would wait.
"""

from __future__ import annotations

from dataclasses import replace

from bot.chat import ButtonPress, Chat, ChatError, Event, Message
from bot.chat.text import units
from bot.context.refusals import RequestRefused
from bot.context.request import Reply
from bot.context.services import Services
from storage import logs
from storage.errors import NoAccess, NotInvited
from storage.models import Account

log = logs.get(__name__)

_NOT_YOURS = ("not-yours", "result-not-yours", "menu-not-yours", "delete-not-yours")
LONGEST = 200
"""UTF-16 units that a press shows. All of a longer text follows in the private chat, but not to
those without access."""


async def answer_in_press(services: Services, event: Event, reply: Reply) -> bool:
    """Tell a refusal in the press itself. Return False when a message has to tell it."""
    if not isinstance(event, ButtonPress) or reply.refusal is None or reply.message is None:
        return False
    if event.origin.private:
        return False
    text, chat = reply.message.text, services.chats[event.origin.account.platform]
    if not await chat.answer_press(event, text):
        return False
    if units(text) <= LONGEST or isinstance(reply.refusal, NoAccess | NotInvited):
        return True
    return await _tell_privately(chat, event, reply.message)


async def _tell_privately(chat: Chat, event: ButtonPress, message: Message) -> bool:
    """Send the whole text to the private chat of who pressed. Return False where the bot may not
    write there."""
    try:
        address = await chat.direct_chat(event.origin.account)
        await chat.send(address, message, None, f"{event.origin.key}:whole")
    except ChatError as error:
        log.info("refusal not sent privately", key=event.origin.key, error=str(error))
        return False
    return True


async def in_name_of_group(
    services: Services, event: Event, reply: Reply | None
) -> ButtonPress | None:
    """Return a press that was refused to its user as one of the group, if the user administers it.

    Anonymous administrators send recordings as the group, and press buttons as themselves.
    """
    if not isinstance(event, ButtonPress) or reply is None or event.origin.private:
        return None
    if not (isinstance(reply.refusal, RequestRefused) and reply.refusal.key in _NOT_YOURS):
        return None
    origin = event.origin
    group = Account(origin.account.platform, origin.address.chat)
    if await services.database.query(lambda unit: unit.people.find(group)) is None:
        return None  # it never sent anything
    try:
        if not await services.chats[group.platform].is_chat_admin(origin.address, origin.account):
            return None
    except ChatError as error:
        log.info("not known who manages a group, refusing", key=origin.key, error=str(error))
        return None
    return replace(event, origin=replace(origin, account=group, key=f"{origin.key}:group"))
