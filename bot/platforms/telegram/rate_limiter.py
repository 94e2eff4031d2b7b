"""How many messages may go to Telegram: in one chat, in all, and which of those that wait is next.

Telegram asks for about one message a second in a chat, 20 a minute in a group and 30 a second in
all, edits included (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this),
and answers 429 to what is more. So whoever sends waits here first: replies before answers, and of
equals the one that came first. Progress never waits: it is sent when there is room to spare, and
else it is not, since a newer one is coming. No library: see CONTRIBUTING.md.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from bisect import insort
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.chat import ChatBusy, Priority


@dataclass(frozen=True, slots=True)
class RateLimit:
    """So many messages at once, and so many per second in the long run. Progress is sent only
    while more than `kept` of those at once are left: they are for what people wait for."""

    at_once: float
    per_second: float
    kept: float = 0.0


PRIVATE = RateLimit(at_once=5, per_second=1.0, kept=2)
GROUP = RateLimit(at_once=10, per_second=10 / 60, kept=7)
"""Never more than 20 in any minute."""
_NO_LIMIT = 1e9
_MANY = 1000  # chats that are remembered before those that are as good as new are forgotten


def in_all(per_second: float) -> RateLimit:
    """An allowance that holds no more than `per_second` in any second; 0: no limit."""
    if not per_second:
        return RateLimit(_NO_LIMIT, _NO_LIMIT)
    return RateLimit(max(1.0, per_second / 10), per_second * 0.9)


@dataclass(slots=True)
class TokenBucket:
    """What is left of an allowance. Whatever costs more than is left makes a debt."""

    allowance: RateLimit
    left: float
    at: float
    silent_until: float = 0.0

    def fill(self, now: float) -> None:
        """Add what the time since the last look has brought."""
        more = (now - self.at) * self.allowance.per_second if now > self.at else 0.0
        self.left, self.at = min(self.allowance.at_once, self.left + more), now

    def wait(self, now: float) -> float:
        """Seconds until a message may go."""
        self.fill(now)
        return max(0.0, (1.0 - self.left) / self.allowance.per_second)

    def has_spare(self, now: float) -> bool:
        """Whether there is room for what nobody waits for."""
        self.fill(now)
        return self.left >= 1.0 + self.allowance.kept


@dataclass(order=True, slots=True)
class _Waiter:
    rank: Priority
    number: int
    chat: str = field(compare=False)
    files: int = field(compare=False)
    turn: asyncio.Future[None] = field(compare=False)


class Rate:
    """The allowances of one bot. A negative chat id is a group's; each file of an album counts
    as a message there and in all. `clock` gives seconds that never jump."""

    def __init__(self, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        """`per_second` messages in all; 0: no limit."""
        allowance = in_all(per_second)
        self._clock = clock
        self._all = TokenBucket(allowance, allowance.at_once, clock())
        self._chats: dict[str, TokenBucket] = {}
        self._waiting: list[_Waiter] = []
        self._numbers = itertools.count()
        self._alarm: asyncio.TimerHandle | None = None

    async def acquire(self, chat: str, rank: Priority, files: int = 1) -> None:
        """Wait until a message (or an album of so many files) may go to this chat. Raises ChatBusy
        while Telegram wants silence there."""
        self._check_silence(chat)
        turn = asyncio.get_running_loop().create_future()
        waiter = _Waiter(rank, next(self._numbers), chat, max(1, files), turn)
        insort(self._waiting, waiter)
        self._serve()
        try:
            await turn
        finally:
            if waiter in self._waiting:  # cancelled before its turn
                self._waiting.remove(waiter)
        self._check_silence(chat)

    def pause(self, chat: str, seconds: float) -> None:
        """Telegram does not want to be bothered in this chat for so long."""
        self._bucket(chat).silent_until = self._clock() + seconds

    def try_reserve(self, chat: str) -> bool:
        """Whether progress may be shown in this chat now; True takes the room for it."""
        now, bucket = self._clock(), self._bucket(chat)
        if now < bucket.silent_until or not bucket.has_spare(now) or not self._all.has_spare(now):
            return False
        self._take(bucket, 1)
        return True

    def _serve(self) -> None:
        """Give turns to all who may go now, and wake up when the next one may."""
        now, held, soonest = self._clock(), set[str](), float("inf")
        for waiter in list(self._waiting):
            if (wait := self._all.wait(now)) > 0:
                soonest = min(soonest, wait)
                break
            if waiter.chat in held:
                continue
            bucket = self._bucket(waiter.chat)
            if (wait := bucket.wait(now)) > 0:
                held.add(waiter.chat)
                soonest = min(soonest, wait)
                continue
            self._take(bucket, waiter.files)
            self._waiting.remove(waiter)
            if not waiter.turn.done():
                waiter.turn.set_result(None)
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = None
        if self._waiting:
            self._alarm = asyncio.get_running_loop().call_later(soonest, self._serve)

    def _check_silence(self, chat: str) -> None:
        left = self._bucket(chat).silent_until - self._clock()
        if left > 0:
            raise ChatBusy(left)

    def _take(self, bucket: TokenBucket, files: int) -> None:
        self._all.left -= files
        bucket.left -= files if bucket.allowance is GROUP else 1

    def _bucket(self, chat: str) -> TokenBucket:
        now = self._clock()
        if chat not in self._chats:
            if len(self._chats) >= _MANY:
                self._forget(now)
            allowance = GROUP if chat.startswith("-") else PRIVATE
            self._chats[chat] = TokenBucket(allowance, allowance.at_once, now)
        return self._chats[chat]

    def _forget(self, now: float) -> None:
        for chat, bucket in list(self._chats.items()):
            bucket.fill(now)
            if bucket.left >= bucket.allowance.at_once and now >= bucket.silent_until:
                del self._chats[chat]
