"""One update at a time: understood, answered where a button was pressed, and handed over.

Shared by polling and the webhook, which differ in how they tell Telegram that it was taken in.
"""

from __future__ import annotations

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.chat import EventHandler
from bot.platforms.telegram.errors import masked
from bot.platforms.telegram.events import event_of
from storage import logs

log = logs.get(__name__)

UPDATES = ("message", "callback_query")
"""The kinds of updates that we ask Telegram for."""
TRIES = 5
"""After so many an update that fails while others pass is skipped."""


class Intake:
    """`failures` counts the tries of the updates that were not taken in yet."""

    def __init__(self, bot: Bot, token: str, hear: EventHandler) -> None:
        self._bot = bot
        self._token = token
        self._hear = hear
        self.failures: dict[int, int] = {}

    async def take(self, update: Update) -> bool:
        """Whether it was taken in: what it asks for is committed. If not, it must come again."""
        if update.callback_query and update.update_id not in self.failures:
            await self._answer(update.callback_query.id)
        try:
            if event := event_of(update, self._bot.bot):
                await self._hear(event)
        except Exception:  # whatever it was, the update must come again
            tries = self.failures[update.update_id] = self.failures.get(update.update_id, 0) + 1
            log.exception("an update failed", update=update.update_id, tries=tries)
            return False
        self.failures.pop(update.update_id, None)
        return True

    def skip(self, update_id: int) -> None:
        """Give an update up."""
        log.error("an update is skipped", update=update_id, tries=self.failures.pop(update_id, 0))

    async def _answer(self, query_id: str) -> None:
        """Take the clock off the pressed button; after some seconds Telegram refuses."""
        try:
            await self._bot.answer_callback_query(query_id)
        except TelegramError as error:
            log.info("a button press was not acknowledged", problem=masked(error, self._token))
