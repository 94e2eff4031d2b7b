"""Handling of one update: parsed, acknowledged if it is a button press, and passed on.

Polling and the webhook share this; they differ in how they confirm an update to Telegram.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from telegram import Bot, Message, Update

from bot.chat import EventHandler, HandlerUnavailable
from bot.platforms.telegram.events import event_of, key_of
from bot.platforms.telegram.presses import Presses
from storage import logs

log = logs.get(__name__)

UPDATES = ("message", "callback_query")
"""The kinds of updates that the bot subscribes to."""
Received = Callable[[Message], None]
"""Takes in every new message, also one that is not for the bot."""
TRIES = 5
"""Failed attempts after which an update is skipped, while others pass."""


class _WithoutContent(logging.Filter):
    """Drops the library's own record of unreadable updates, which quotes all of a batch."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not str(record.msg).startswith("Error while parsing updates")


logging.getLogger("telegram.Bot").addFilter(_WithoutContent())


class UpdateHandler:
    """Passes updates to the event handler. `failures` counts failed attempts by update id."""

    def __init__(
        self,
        bot: Bot,
        token: str,
        handle: EventHandler,
        presses: Presses | None = None,
        received: Received | None = None,
    ) -> None:
        self._received = received
        self._bot = bot
        self._handle = handle
        self._presses = presses or Presses(bot, token)
        self.failures: dict[int, int] = {}

    async def handle(self, update: Update) -> bool:
        """Handle an update. Return whether its event is committed; else Telegram must redeliver
        the update."""
        if update.callback_query and update.update_id not in self.failures:
            self._presses.open(key_of(update), update.callback_query.id)
        if update.message and self._received:
            self._received(update.message)
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

    def fail_unreadable(self, update_id: int, problem: str) -> bool:
        """Count a failure of an update that the library can't read. Return whether to skip it: it
        will never succeed, also when all others fail for the moment."""
        tries = self.failures[update_id] = self.failures.get(update_id, 0) + 1
        log.error("a Telegram update is unreadable", update=update_id, problem=problem, tries=tries)
        if tries < TRIES:
            return False
        self.skip(update_id)
        return True


async def read_one_by_one(bot: Bot, offset: int | None) -> tuple[list[Update], dict[int, str]]:
    """Return the updates that the library can read, and the errors of the others by their ids."""
    readable, unreadable = list[Update](), dict[int, str]()
    # In this spelling, which Telegram takes as well, the library returns plain JSON.
    wanted = {"offset": offset, "timeout": 0, "allowed_updates": list(UPDATES)}
    given = {name: value for name, value in wanted.items() if value is not None}
    found: Any = await bot.do_api_request("getupdates", given)
    for raw in found:
        try:
            readable.append(Update.de_json(raw, bot))
        except Exception as error:  # noqa: BLE001  its text may quote the message
            unreadable[int(raw["update_id"])] = type(error).__name__
    return readable, unreadable
