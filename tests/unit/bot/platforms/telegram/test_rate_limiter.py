"""Rate limits and priorities of messages to Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.chat import ChatBusy, Priority
from bot.platforms.telegram import rate_limiter
from bot.platforms.telegram.rate_limiter import (
    PRIVATE,
    RateLimit,
    RateLimiter,
    TokenBucket,
    global_limit,
)


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


class Sender:
    """Sends through a rate limiter with a manual clock, and records the times."""

    def __init__(self, per_second: float) -> None:
        self.clock = Clock()
        self.rate = RateLimiter(per_second, self.clock)
        self.went: list[tuple[float, str]] = []
        self.tasks: list[asyncio.Task[None]] = []

    def send(self, name: str, chat: str, rank: Priority = Priority.REPLY, files: int = 1) -> None:
        async def turn() -> None:
            await self.rate.acquire(chat, rank, files)
            self.went.append((self.clock.now, name))

        self.tasks.append(asyncio.create_task(turn()))

    async def passes(self, seconds: float, step: float = 0.05) -> list[str]:
        """Return the messages of the next seconds."""
        before = len(self.went)
        await self._settle()
        for _ in range(round(seconds / step)):
            self.clock.now += step
            self.rate._wake_waiters()
            await self._settle()
        return [name for _, name in self.went[before:]]

    async def _settle(self) -> None:
        for _ in range(3):
            await asyncio.sleep(0)


@pytest.fixture
async def sender() -> AsyncIterator[Sender]:
    sender = Sender(30)
    yield sender
    for task in sender.tasks:
        task.cancel()
    await asyncio.gather(*sender.tasks, return_exceptions=True)


async def test_rate_limiter_sends_all_messages_within_the_limit(sender: Sender) -> None:
    for chat in range(200):
        sender.send(f"{chat}", f"{chat}")
    await sender.passes(8)
    times = [at for at, _ in sender.went]
    assert max(sum(start <= at < start + 1 for at in times) for start in times) <= 30
    assert [name for _, name in sender.went] == [f"{chat}" for chat in range(200)]


async def test_replies_precede_answers_that_waited_longer(sender: Sender) -> None:
    for number in range(40):
        sender.send(f"answer {number}", f"{number}", Priority.ANSWER)
    await sender.passes(0.2)
    sender.send("reply", "77")
    later = await sender.passes(0.2)
    assert later[0] == "reply"
    assert len(later) > 1


async def test_progress_is_sent_only_while_no_message_waits(sender: Sender) -> None:
    assert sender.rate.try_reserve("1")
    for chat in range(10, 50):
        sender.send("card", f"{chat}")
    await sender.passes(0.5)
    assert not sender.rate.try_reserve("2")
    await sender.passes(3)
    assert sender.rate.try_reserve("2")


async def test_chat_at_its_limit_does_not_delay_others(sender: Sender) -> None:
    for number in range(20):
        sender.send(f"one {number}", "1")
    sender.send("two", "2")
    sent = await sender.passes(1)
    assert "two" in sent
    assert len(sent) <= PRIVATE.at_once + 2
    sent += await sender.passes(20)
    assert [name for name in sent if name != "two"] == [f"one {number}" for number in range(20)]


async def test_group_gets_twenty_messages_a_minute_counting_album_files(sender: Sender) -> None:
    for number in range(20):
        sender.send(f"{number}", "-5", Priority.ANSWER, files=1 + number % 4)
    await sender.passes(300, step=0.5)
    sizes = [(at, 1 + int(name) % 4) for at, name in sender.went]
    assert len(sizes) == 20
    assert max(sum(n for at, n in sizes if start <= at < start + 60) for start, _ in sizes) <= 20


async def test_progress_leaves_room_for_answers_in_a_group(sender: Sender) -> None:
    while sender.rate.try_reserve("-5"):
        await sender.passes(0.1)
    sender.send("answer", "-5", Priority.ANSWER)
    sender.send("files", "-5", Priority.ANSWER, files=4)
    assert await sender.passes(1) == ["answer", "files"]


async def test_pause_applies_only_to_its_chat(sender: Sender) -> None:
    sender.rate.pause("1", 30)
    with pytest.raises(ChatBusy) as exc_info:
        await sender.rate.acquire("1", Priority.REPLY)
    assert exc_info.value.retry_after == 30
    assert not sender.rate.try_reserve("1")
    assert sender.rate.try_reserve("2")
    sender.clock.now += 31
    sender.send("later", "1")
    assert await sender.passes(0.1) == ["later"]


async def test_cancelled_message_uses_no_slot(sender: Sender) -> None:
    for number in range(40):
        sender.send(f"{number}", f"{number}")
    await sender.passes(0.1)
    for task in sender.tasks[10:39]:
        task.cancel()
    assert "39" in await sender.passes(1)


async def test_rate_limiter_without_a_limit_sends_at_once() -> None:
    sender = Sender(0)
    for chat in range(500):
        sender.send(f"{chat}", f"{chat}")
    await sender.passes(0)
    assert len(sender.went) == 500


async def test_full_buckets_are_dropped(sender: Sender) -> None:
    for chat in range(3000):
        sender.rate.try_reserve(f"{chat}")
        sender.clock.now += 0.1
    assert len(sender.rate._chats) <= 1001


@settings(deadline=None, max_examples=50)
@given(st.floats(1, 60), st.lists(st.floats(0, 2), max_size=30))
@example(2.96875, [0.0, 0.5, 0.375])
def test_global_limit_holds_for_any_pauses(per_second: float, pauses: list[float]) -> None:
    allowance: RateLimit = global_limit(per_second)
    now, bucket, times = 0.0, TokenBucket(allowance, allowance.at_once, 0.0), list[float]()
    for pause in pauses:
        now += pause
        while bucket.wait(now) == 0:
            bucket.left -= 1
            times.append(now)
    most = max((sum(start <= at < start + 1 for at in times) for start in times), default=0)
    assert most <= max(per_second, 2)


async def test_turn_of_one_message_looks_at_few_of_many_that_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks = 0

    def compare(self: rate_limiter._Waiter, other: object) -> bool:
        nonlocal looks
        looks += 1
        return self is other

    sender = Sender(30)
    for number in range(1000):
        sender.send(f"{number}", f"chat-{number}")
    await sender.passes(0)
    monkeypatch.setattr(rate_limiter._Waiter, "__eq__", compare)
    went = await sender.passes(2)
    assert len(went) > 50
    assert looks <= 2 * len(went)
    for task in sender.tasks[500:]:
        task.cancel()
    await sender.passes(1)
    assert len(sender.rate._waiting) == 500 - len(sender.went)
