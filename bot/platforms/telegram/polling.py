"""Takes updates in and confirms each to Telegram only after what it means is committed.

python-telegram-bot's own polling confirms first and handles later, so a kill in between loses
updates. Here the offset, which is the confirmation, moves past an update when `hear` returned.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.chat import EventHandler
from bot.platforms.telegram.errors import BACKOFF, masked, seconds_of, token_refused
from bot.platforms.telegram.updates import TRIES, UPDATES, Intake
from storage import logs

log = logs.get(__name__)

WAIT = timedelta(seconds=30)  # how long Telegram holds the answer back when there is nothing
LONGEST_RETRY = 5.0  # seconds between two tries of one update: others wait as long


class Polling:
    """The updates of one bot, in order within a chat, side by side between chats."""

    def __init__(self, bot: Bot, token: str, hear: EventHandler) -> None:
        self._bot = bot
        self._token = token
        self._intake = Intake(bot, token, hear)
        self.offset: int | None = None
        self._done: set[int] = set()  # taken in, but an earlier one is not: can't be confirmed

    async def run(self) -> None:
        """Until cancelled. Raises BadSetting when Telegram no longer accepts the token."""
        troubles = 0
        while True:
            try:
                updates = await self._bot.get_updates(
                    self.offset, timeout=WAIT, allowed_updates=UPDATES
                )
            except TimedOut:
                continue
            except InvalidToken:
                raise token_refused() from None
            except TelegramError as error:
                troubles += 1
                await self._explain(error, troubles)
                continue
            troubles = 0
            await self.take(updates)

    async def take(self, updates: Sequence[Update]) -> None:
        """Hand updates over, and move the offset past those that need not come again."""
        chats: dict[int, list[Update]] = defaultdict(list)
        for update in updates:
            if update.update_id not in self._done:
                chats[update.effective_chat.id if update.effective_chat else 0].append(update)
        outcome = await asyncio.gather(*(self._in_order(chat) for chat in chats.values()))
        self._give_up(others_pass=any(outcome))
        self._confirm([update.update_id for update in updates])
        if failures := self._intake.failures:
            await asyncio.sleep(min(BACKOFF.delay(max(failures.values())), LONGEST_RETRY))

    async def _in_order(self, updates: list[Update]) -> bool:
        """One chat's updates; those after a failed one wait. Whether any was taken in."""
        for position, update in enumerate(updates):
            if not await self._one(update):
                return position > 0
        return bool(updates)

    async def _one(self, update: Update) -> bool:
        taken = await self._intake.take(update)
        if taken:
            self._done.add(update.update_id)
        return taken

    def _give_up(self, others_pass: bool) -> None:
        """Skip what failed too often, but only while others pass: when the database is away
        everything fails, and nothing of it may be lost."""
        failures = self._intake.failures
        for update_id in [it for it, tries in failures.items() if tries >= TRIES]:
            if others_pass:
                self._intake.skip(update_id)
                self._done.add(update_id)

    def _confirm(self, batch: Sequence[int]) -> None:
        """The offset goes up to the first update that must come again; Telegram repeats from
        there, so what was done after it is remembered."""
        waiting = [update_id for update_id in batch if update_id not in self._done]
        if waiting:
            self.offset = min(waiting)
        elif batch:
            self.offset = max(batch) + 1
        self._done = {it for it in self._done if self.offset is None or it > self.offset}

    async def _explain(self, error: TelegramError, troubles: int) -> None:
        """Say what is wrong, and wait before the next try."""
        wait = BACKOFF.delay(troubles)
        problem = masked(error, self._token)
        if isinstance(error, RetryAfter):
            wait = seconds_of(error)
        if isinstance(error, Conflict):
            problem = "another process polls with this token: stop it, one token is for one bot"
        log.warning("Telegram gives no updates", problem=problem, retry_in=wait)
        await asyncio.sleep(wait)
