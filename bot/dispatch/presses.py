"""Refusals of pressed buttons in groups, told beside the chat.

As messages they would use up the few that a chat may get in a minute, and anybody may press the
buttons of others: cards and answers of all would wait.
"""

from __future__ import annotations

from bot.chat import ButtonPress, Event
from bot.chat.text import units
from bot.context.request import Reply
from bot.context.services import Services
from storage.errors import NoAccess, NotInvited

LONGEST = 200
"""UTF-16 units. A longer text gets a message of its own, except to those without access."""


async def answer_in_press(services: Services, event: Event, reply: Reply) -> bool:
    """Tell a refusal in the press itself. Return False when a message has to tell it."""
    if not isinstance(event, ButtonPress) or reply.refusal is None or reply.message is None:
        return False
    text = reply.message.text
    is_brief = units(text) <= LONGEST or isinstance(reply.refusal, NoAccess | NotInvited)
    if event.origin.private or not is_brief:
        return False
    return await services.chats[event.origin.account.platform].answer_press(event, text)
