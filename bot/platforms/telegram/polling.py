"""Polling for updates, each confirmed to Telegram only after its event is committed.

python-telegram-bot's own polling confirms first and handles later, so a crash in between loses
updates. Here the offset, which is the confirmation, moves past an update when `handle` has
returned.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import timedelta

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.chat import EventHandler
from bot.platforms.retry import BACKOFF
from bot.platforms.telegram.errors import (
    mask_token,
    retry_after_seconds,
    token_refused,
)
from bot.platforms.telegram.presses import Presses
from bot.platforms.telegram.updates import (
    TRIES,
    UPDATES,
    Received,
    UpdateHandler,
    read_one_by_one,
)
from storage import logs
from storage.models import Platform
from storage.watch.health import HEALTH, Loop, still_trying

log = logs.get(__name__)

POLL_TIMEOUT = timedelta(seconds=30)  # how long Telegram waits for an update before it answers
LONGEST_RETRY = 5.0  # seconds between two attempts at one update; others wait as long


class Polling:
    """Polls the updates of one bot: in order within a chat, chats in parallel."""

    def __init__(
        self,
        bot: Bot,
        token: str,
        handle: EventHandler,
        presses: Presses | None = None,
        received: Received | None = None,
    ) -> None:
        self._bot = bot
        self._token = token
        self._updates = UpdateHandler(bot, token, handle, presses, received)
        self.offset: int | None = None
        self._done: set[int] = set()  # handled, but an earlier one is not, so not confirmable

    async def run(self) -> None:
        """Poll until cancelled. Raises BadSetting when Telegram no longer accepts the token."""
        with HEALTH.loop(f"{Platform.TELEGRAM} polling") as loop:
            await self._poll(loop)

    async def _poll(self, loop: Loop) -> None:
        failures_in_row = 0
        while True:
            loop.moved()
            try:
                updates = await self._bot.get_updates(
                    self.offset, timeout=POLL_TIMEOUT, allowed_updates=UPDATES
                )
                HEALTH.set_connection(Platform.TELEGRAM)
                await self.handle(updates)
            except TimedOut:
                HEALTH.set_connection(Platform.TELEGRAM, "polling gets no answer")
            except InvalidToken:
                raise token_refused() from None
            except TelegramError as error:
                failures_in_row += 1
                await self._log_and_wait(error, failures_in_row)
            except Exception:  # a bug of ours or of the library; other chats wait for updates
                if await self._handle_readable():
                    failures_in_row = 0
                    continue
                failures_in_row += 1
                log.exception("polling Telegram failed unexpectedly, retrying")
                await asyncio.sleep(BACKOFF.delay(failures_in_row))
            else:
                failures_in_row = 0

    async def _handle_readable(self) -> bool:
        """Handle the updates that the library can read when one of them fails the whole poll. The
        others are skipped after some tries. Return whether there was such an update."""
        try:
            readable, unreadable = await read_one_by_one(self._bot, self.offset)
        except Exception:  # noqa: BLE001  the poll has failed for another reason
            return False
        for number, problem in unreadable.items():
            if self._updates.fail_unreadable(number, problem):
                self._done.add(number)
        if unreadable:
            await self.handle(readable, unreadable)
        return bool(unreadable)

    async def handle(self, updates: Sequence[Update], unreadable: Collection[int] = ()) -> None:
        """Handle updates, and move the offset past those that need no redelivery. `unreadable` are
        the ids of others in the same batch."""
        chats: dict[int, list[Update]] = defaultdict(list)
        for update in updates:
            if update.update_id not in self._done:
                chats[update.effective_chat.id if update.effective_chat else 0].append(update)
        outcome = await asyncio.gather(*(self._in_order(chat) for chat in chats.values()))
        self._skip_failed(others_pass=any(outcome))
        self._confirm([*unreadable, *(update.update_id for update in updates)])
        if failures := self._updates.failures:
            await asyncio.sleep(min(BACKOFF.delay(max(failures.values())), LONGEST_RETRY))

    async def _in_order(self, updates: list[Update]) -> bool:
        """Handle one chat's updates; after a failure the rest wait. Return whether any passed."""
        for position, update in enumerate(updates):
            if not await self._updates.handle(update):
                return position > 0
            self._done.add(update.update_id)
        return bool(updates)

    def _skip_failed(self, others_pass: bool) -> None:
        """Skip updates that failed too often, but only while others pass. Without the database
        everything fails, and no update may be lost."""
        failures = self._updates.failures
        for update_id in [it for it, tries in failures.items() if tries >= TRIES]:
            if others_pass:
                self._updates.skip(update_id)
                self._done.add(update_id)

    def _confirm(self, batch: Sequence[int]) -> None:
        """Move the offset to the first update that must be redelivered. Telegram repeats from
        there, so updates handled after it are remembered."""
        waiting = [update_id for update_id in batch if update_id not in self._done]
        if waiting:
            self.offset = min(waiting)
        elif batch:
            self.offset = max(batch) + 1
        self._done = {it for it in self._done if self.offset is None or it > self.offset}

    async def _log_and_wait(self, error: TelegramError, failures_in_row: int) -> None:
        """Log a failed poll and wait before the next one."""
        wait = BACKOFF.delay(failures_in_row)
        problem = mask_token(error, self._token)
        if isinstance(error, RetryAfter):
            wait = retry_after_seconds(error)
        if isinstance(error, Conflict):
            problem = "another process polls with this token: stop it, one token is for one bot"
        log.warning("polling Telegram failed, retrying", problem=problem, retry_in=wait)
        HEALTH.set_connection(Platform.TELEGRAM, f"polling fails with {type(error).__name__}")
        still_trying(wait)
        await asyncio.sleep(wait)
