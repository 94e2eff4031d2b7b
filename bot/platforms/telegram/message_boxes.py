"""Message boxes: a message number counts in the box of its chat.

Private chats and basic groups share one box for each account, so every bot numbers their messages
anew. A supergroup has one of its own, which is the same for all bots.
https://core.telegram.org/api/updates#message-related-event-sequences
"""

from __future__ import annotations

from bot.chat import ChatGone
from storage.models import Address, MessageRef

FIRST_SUPERGROUP = -1_000_000_000_000
"""Ids of supergroups are below this one: https://core.telegram.org/api/bots/ids"""


def box_of(chat: int, bot: str) -> str:
    """Return the box of a chat for the bot with this id."""
    return str(chat if chat < FIRST_SUPERGROUP else bot)


def ref_in(address: Address, message: int, bot: str) -> MessageRef:
    """Return a reference to a message that this bot has seen."""
    return MessageRef(address, str(message), box=box_of(int(address.chat), bot))


def is_here(ref: MessageRef, bot: str) -> bool:
    """Return whether the chat has this message for the bot. The same number in another box is
    another message."""
    return ref.box in ("", box_of(int(ref.address.chat), bot))


def check_here(ref: MessageRef, bot: str) -> None:
    """Raise ChatGone for a message of another box."""
    if not is_here(ref, bot):
        raise ChatGone("the message was numbered for another bot, or before the group moved")
