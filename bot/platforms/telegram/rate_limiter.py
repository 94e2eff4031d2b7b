"""Rate limits of messages to Telegram, for each chat and for all, with priorities.

Telegram asks for about one message a second in a chat, 20 a minute in a group and 30 a second in
all, edits included (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this),
and answers 429 beyond that. So every message waits here first: replies before answers, and within
a priority in the order of arrival. Progress never waits: it is sent only when there is room to
spare, since newer progress follows. No library is used: see CONTRIBUTING.md.
"""

from __future__ import annotations

import asyncio
import itertools
import math
import time
from bisect import insort
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from bot.chat import ChatBusy, Priority


@dataclass(frozen=True, slots=True)
class RateLimit:
    """A burst of messages at once, and a rate per second in the long run. Progress is sent only
    while more than `reserve` of the burst is left; the reserve is for messages people wait for."""

    at_once: float
    per_second: float
    reserve: float = 0.0


PRIVATE = RateLimit(at_once=5, per_second=1.0, reserve=2)
GROUP = RateLimit(at_once=10, per_second=10 / 60, reserve=7)
"""At most 20 in any minute."""
_NO_LIMIT = 1e9
_MAX_CHATS = 1000  # buckets kept before full ones are dropped


def global_limit(per_second: float) -> RateLimit:
    """Return a limit of at most `per_second` messages in any second; 0 means no limit."""
    if not per_second:
        return RateLimit(_NO_LIMIT, _NO_LIMIT)
    at_once = max(1.0, per_second / 10)
    # Less than `at_once` plus the tokens of one second are sent in a second. Below 10 and with a
    # fraction (2.97), nine tenths would allow 3.
    most = math.floor(max(1.0, per_second)) + 1 - at_once
    return RateLimit(at_once, min(per_second * 0.9, most * 0.999))


@dataclass(slots=True)
class TokenBucket:
    """Tokens left of a limit. Taking more than is left makes a debt."""

    limit: RateLimit
    left: float
    at: float
    paused_until: float = 0.0

    def fill(self, now: float) -> None:
        """Add the tokens earned since the last call."""
        more = (now - self.at) * self.limit.per_second if now > self.at else 0.0
        self.left, self.at = min(self.limit.at_once, self.left + more), now

    def wait(self, now: float) -> float:
        """Return the seconds until a message may be sent."""
        self.fill(now)
        return max(0.0, (1.0 - self.left) / self.limit.per_second)

    def has_spare(self, now: float) -> bool:
        """Return whether there is room for progress."""
        self.fill(now)
        return self.left >= 1.0 + self.limit.reserve


@dataclass(order=True, slots=True)
class _Waiter:
    rank: Priority
    number: int
    chat: str = field(compare=False)
    files: int = field(compare=False)
    turn: asyncio.Future[None] = field(compare=False)


class RateLimiter:
    """Rate limits of one bot. A negative chat id is a group's. Each file of an album counts as a
    message in a group and in the limit for all. `clock` returns monotonic seconds."""

    def __init__(self, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Limit all chats together to `per_second` messages; 0 means no limit."""
        limit = global_limit(per_second)
        self._clock = clock
        self._all = TokenBucket(limit, limit.at_once, clock())
        self._chats: dict[str, TokenBucket] = {}
        self._waiting: list[_Waiter] = []
        self._numbers = itertools.count()
        self._next_wake: asyncio.TimerHandle | None = None

    async def acquire(self, chat: str, rank: Priority, files: int = 1) -> None:
        """Wait until a message (or an album of `files` files) may be sent to this chat. Raises
        ChatBusy while the chat is paused."""
        self._check_pause(chat)
        turn = asyncio.get_running_loop().create_future()
        waiter = _Waiter(rank, next(self._numbers), chat, max(1, files), turn)
        insort(self._waiting, waiter)
        self._wake_waiters()
        try:
            await turn
        except BaseException:
            with suppress(ValueError):  # cancelled in the moment of its turn
                self._waiting.remove(waiter)
            raise
        self._check_pause(chat)

    def pause(self, chat: str, seconds: float) -> None:
        """Pause a chat for so many seconds, as Telegram asked."""
        self._bucket(chat).paused_until = self._clock() + seconds

    def try_reserve(self, chat: str) -> bool:
        """Reserve a message for progress in this chat. Return whether there was room."""
        now, bucket = self._clock(), self._bucket(chat)
        if now < bucket.paused_until or not bucket.has_spare(now) or not self._all.has_spare(now):
            return False
        self._take(bucket, 1)
        return True

    def _wake_waiters(self) -> None:
        """Wake all waiters that may send now, and schedule the next call."""
        now, blocked, soonest = self._clock(), set[str](), float("inf")
        for waiter in list(self._waiting):
            if (wait := self._all.wait(now)) > 0:
                soonest = min(soonest, wait)
                break
            if waiter.chat in blocked:
                continue
            bucket = self._bucket(waiter.chat)
            if (wait := bucket.wait(now)) > 0:
                blocked.add(waiter.chat)
                soonest = min(soonest, wait)
                continue
            self._take(bucket, waiter.files)
            self._waiting.remove(waiter)
            if not waiter.turn.done():
                waiter.turn.set_result(None)
        if self._next_wake is not None:
            self._next_wake.cancel()
        self._next_wake = None
        if self._waiting:
            self._next_wake = asyncio.get_running_loop().call_later(soonest, self._wake_waiters)

    def _check_pause(self, chat: str) -> None:
        left = self._bucket(chat).paused_until - self._clock()
        if left > 0:
            raise ChatBusy(left)

    def _take(self, bucket: TokenBucket, files: int) -> None:
        self._all.left -= files
        bucket.left -= files if bucket.limit is GROUP else 1

    def _bucket(self, chat: str) -> TokenBucket:
        now = self._clock()
        if chat not in self._chats:
            if len(self._chats) >= _MAX_CHATS:
                self._drop_full_buckets(now)
            limit = GROUP if chat.startswith("-") else PRIVATE
            self._chats[chat] = TokenBucket(limit, limit.at_once, now)
        return self._chats[chat]

    def _drop_full_buckets(self, now: float) -> None:
        """Drop the buckets that are full again: a new bucket has the same state."""
        for chat, bucket in list(self._chats.items()):
            bucket.fill(now)
            if bucket.left >= bucket.limit.at_once and now >= bucket.paused_until:
                del self._chats[chat]
