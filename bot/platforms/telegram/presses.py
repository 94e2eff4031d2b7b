"""Answers to button presses, each of which takes one: a text that only its user sees, or none.

The button shows a loading animation until its press is answered, and Telegram refuses an answer
after some seconds. https://core.telegram.org/bots/api#answercallbackquery
"""

from __future__ import annotations

import asyncio

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.text import clip
from bot.platforms.telegram.errors import mask_token
from storage import logs

log = logs.get(__name__)

LONGEST = 200
"""UTF-16 units of a text."""
PATIENCE = 3.0
"""Seconds after which a press is answered without a text, whatever its handler does."""
CLOSING = 1.0
"""Seconds that answers may take while the bot stops."""


class Presses:
    """Presses that are not answered yet, by the key of their event."""

    def __init__(self, bot: Bot, token: str) -> None:
        self._bot = bot
        self._token = token
        self._open: dict[str, str] = {}  # query ids
        self._answers: set[asyncio.Task[None]] = set()

    def open(self, key: str, query: str) -> None:
        """Expect an answer to a press."""
        self._open[key] = query
        asyncio.get_running_loop().call_later(PATIENCE, self._start, key)

    async def answer(self, key: str, text: str = "") -> bool:
        """Answer a press. Return False when it has its answer already."""
        answer = self._start(key, text)
        if answer is None:
            return False
        await asyncio.shield(answer)
        return True

    async def finish(self) -> None:
        """Wait for the answers that are under way."""
        if self._answers:
            await asyncio.wait(self._answers, timeout=CLOSING)
        for answer in self._answers:
            answer.cancel()

    def _start(self, key: str, text: str = "") -> asyncio.Task[None] | None:
        query = self._open.pop(key, None)
        if query is None:
            return None
        answer = asyncio.create_task(self._answer(query, text))
        self._answers.add(answer)
        answer.add_done_callback(self._answers.discard)
        return answer

    async def _answer(self, query: str, text: str) -> None:
        try:
            if text:
                words = clip(text, LONGEST)
                await self._bot.answer_callback_query(query, text=words, show_alert=True)
            else:
                await self._bot.answer_callback_query(query)
        except TelegramError as error:
            problem = mask_token(error, self._token)
            log.info("answering a button press failed, going on", problem=problem)
