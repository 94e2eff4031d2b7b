"""Live text: drafts that Telegram shows in a private chat for 30 seconds.

https://core.telegram.org/bots/api#sendmessagedraft
"""

from __future__ import annotations

import hashlib

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.chat.text import strip_invisible
from storage import logs
from storage.models import Address

log = logs.get(__name__)


class Drafts:
    """Drafts of one bot. A refusal is remembered and not tried again: for the whole server when it
    does not support drafts, for one chat when that chat may not have them."""

    def __init__(self, bot: Bot) -> None:
        """Assume support until a refusal."""
        self._bot = bot
        self._supported = True
        self._refused: set[str] = set()

    def possible(self, to: Address) -> bool:
        """Return whether to try. Private chats have positive ids, groups negative ones."""
        return self._supported and int(to.chat) > 0 and to.chat not in self._refused

    async def show(self, to: Address, text: str, key: str) -> None:
        """Show the text in place of the draft with the same key. Raises errors that are worth a
        retry; a refusal is remembered instead."""
        thread = None if to.thread is None else int(to.thread)
        try:
            await self._bot.send_message_draft(
                int(to.chat), _draft_id(key), strip_invisible(text), message_thread_id=thread
            )
        except InvalidToken:  # the library's error for 404: this server has no such method
            self._supported = False
            log.info("live text is off: the Bot API server does not support drafts")
        except (BadRequest, Forbidden) as error:
            self._refused.add(to.chat)
            log.info("live text is off in this chat: Telegram refused a draft", problem=str(error))


def _draft_id(key: str) -> int:
    """Return the draft's number: never zero, and the same for the same key."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4]) >> 1 | 1
