"""Live text: what Telegram shows in a private chat for 30 seconds and then forgets.

https://core.telegram.org/bots/api#sendmessagedraft
"""

from __future__ import annotations

import hashlib

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.platforms.telegram.text import encodable
from storage import logs
from storage.models import Address

log = logs.get(__name__)


class Drafts:
    """Who wants no drafts is never asked again: a server that does not know them, a chat that
    may not have them."""

    def __init__(self, bot: Bot) -> None:
        """Asks nobody yet."""
        self._bot = bot
        self._known = True
        self._refused: set[str] = set()

    def possible(self, to: Address) -> bool:
        """Whether to try: people have positive numbers, groups negative ones."""
        return self._known and int(to.chat) > 0 and to.chat not in self._refused

    async def show(self, to: Address, text: str, key: str) -> None:
        """Show the text in place of the draft with the same key. Raises what is worth another
        try; a refusal is remembered instead."""
        thread = None if to.thread is None else int(to.thread)
        try:
            await self._bot.send_message_draft(
                int(to.chat), _number(key), encodable(text), message_thread_id=thread
            )
        except InvalidToken:  # the library's name for 404: this server has no such method
            self._known = False
            log.info("this Bot API server shows no live text")
        except (BadRequest, Forbidden) as error:
            self._refused.add(to.chat)
            log.info("no live text in this chat", problem=str(error))


def _number(key: str) -> int:
    """The draft's number: not zero, and the same for the same key."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4]) >> 1 | 1
