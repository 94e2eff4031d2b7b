"""Handling of one update: parsed, acknowledged if it is a button press, and passed on.

Polling and the webhook share this; they differ in how they confirm an update to Telegram.
"""

from __future__ import annotations

from telegram import Bot, Update

from bot.chat import EventHandler, HandlerUnavailable
from bot.platforms.telegram.events import event_of, key_of
from bot.platforms.telegram.presses import Presses
from storage import logs

log = logs.get(__name__)

UPDATES = ("message", "callback_query")
"""The kinds of updates that the bot subscribes to."""
TRIES = 5
"""Failed attempts after which an update is skipped, while others pass."""


class UpdateHandler:
    """Passes updates to the event handler. `failures` counts failed attempts by update id."""

    def __init__(
        self, bot: Bot, token: str, handle: EventHandler, presses: Presses | None = None
    ) -> None:
        self._bot = bot
        self._handle = handle
        self._presses = presses or Presses(bot, token)
        self.failures: dict[int, int] = {}

    async def handle(self, update: Update) -> bool:
        """Handle an update. Return whether its event is committed; else Telegram must redeliver
        the update."""
        if update.callback_query and update.update_id not in self.failures:
            self._presses.open(key_of(update), update.callback_query.id)
        try:
            if event := event_of(update, self._bot.bot):
                await self._handle(event)
        except HandlerUnavailable as error:
            self.failures.setdefault(update.update_id, 0)  # never given up for it
            log.warning(
                "a Telegram update can't be handled now, awaiting redelivery",
                update=update.update_id,
                problem=str(error),
            )
            return False
        except Exception:  # after any error the update must be redelivered
            tries = self.failures[update.update_id] = self.failures.get(update.update_id, 0) + 1
            log.exception(
                "a Telegram update failed, awaiting redelivery",
                update=update.update_id,
                tries=tries,
            )
            return False
        finally:
            await self._presses.answer(key_of(update))
        self.failures.pop(update.update_id, None)
        return True

    def skip(self, update_id: int) -> None:
        """Give up an update."""
        tries = self.failures.pop(update_id, 0)
        log.error("a Telegram update failed too often, skipped", update=update_id, tries=tries)
