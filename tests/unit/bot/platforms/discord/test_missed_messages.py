"""Reading of missed messages is noted as done by a session that lives, once for each start."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import aiohttp
import discord
import pytest

from bot.chat import HandledMessages
from bot.platforms.discord import missed_messages
from bot.platforms.discord.missed_messages import MissedMessages
from bot.platforms.retry import BACKOFF

DIRECT = 5


@dataclass
class Session:
    """Session of a bot with two shards that knows no channel."""

    closed: bool = False
    shard_ids: tuple[int, ...] = (0, 1)
    shard_count: int = 2
    messages: list[int] = field(default_factory=list)
    """Ids of the messages in the channel DIRECT."""
    fails: int = 0
    """Times that Discord does not answer yet."""

    def is_closed(self) -> bool:
        return self.closed

    def get_partial_messageable(self, channel: int) -> Session:
        assert channel == DIRECT
        return self

    async def history(self, after: Any, **_: object) -> AsyncIterator[Any]:
        if self.fails:
            self.fails -= 1
            raise aiohttp.ClientError
        for number in self.messages:
            if number > after.id:
                yield message(number)


def message(number: int) -> Any:
    """Return a direct message."""
    return SimpleNamespace(id=number, channel=SimpleNamespace(id=DIRECT), guild=None)


def soon(first: int) -> int:
    """Return the id of a message of these days, in order."""
    return discord.utils.time_snowflake(datetime.now(UTC)) + first


async def nothing(_message: object) -> None:
    """Handle nothing."""


async def reads(missed: MissedMessages, session: Session) -> None:
    client = cast("Any", session)
    for shard in session.shard_ids:
        missed.begin(client, shard)
    await missed.read_direct(client, nothing)
    for shard in session.shard_ids:
        await missed.read_servers(client, shard, nothing)


async def test_session_that_ended_has_not_read_all() -> None:
    missed, handled = MissedMessages(), HandledMessages()
    missed.follow(handled)
    await reads(missed, Session(closed=True))
    assert not handled.read.is_set()
    await reads(missed, Session())
    assert handled.read.is_set()


async def test_each_start_reads_all_again() -> None:
    missed, handled = MissedMessages(), HandledMessages()
    missed.follow(handled)
    await reads(missed, Session())
    again = HandledMessages()
    missed.follow(again)
    await missed.read_direct(cast("Any", Session()), nothing)
    assert not again.read.is_set()


async def test_newer_message_does_not_hide_those_before_it() -> None:
    """The first messages of a new session may come before the history is read."""
    missed, found = MissedMessages(), list[int]()
    first, second, third = map(soon, (1, 2, 3))
    session = Session(messages=[first, second, third])
    missed.note(message(first))
    missed.begin(cast("Any", session), 0)
    missed.note(message(third))

    async def handle(each: Any) -> None:
        found.append(each.id)
        missed.note(each)

    await missed.read_direct(cast("Any", session), handle)
    assert found == [second, third]
    missed.begin(cast("Any", session), 0)
    await missed.read_direct(cast("Any", session), handle)
    assert found == [second, third]


async def test_channel_that_gives_no_answer_is_read_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missed_messages, "AGAIN", 0.01)
    monkeypatch.setattr(type(BACKOFF), "delay", lambda *_: 0.0)
    missed, handled, found = MissedMessages(), HandledMessages(), list[int]()
    missed.follow(handled)
    first, second = soon(1), soon(2)
    session = Session(messages=[second], fails=20)
    missed.note(message(first))
    missed.begin(cast("Any", session), 0)
    missed.begin(cast("Any", session), 1)

    async def handle(each: Any) -> None:
        found.append(each.id)

    reading = asyncio.create_task(missed.read_direct(cast("Any", session), handle))
    await missed.read_servers(cast("Any", session), 0, handle)
    await missed.read_servers(cast("Any", session), 1, handle)
    assert not handled.read.is_set()
    async with asyncio.timeout(20):
        await handled.read.wait()
        await reading
    assert found == [second]


async def test_lost_connection_may_miss_messages_until_it_is_resumed() -> None:
    missed, handled = MissedMessages(), HandledMessages()
    missed.follow(handled)
    session = Session()
    await reads(missed, session)
    missed.lose(1)
    assert handled.missed.is_set()
    assert not handled.read.is_set()
    missed.resume(cast("Any", session), 1)
    assert handled.read.is_set()


async def test_reading_that_ends_while_a_connection_is_lost_has_not_read_all() -> None:
    missed, handled = MissedMessages(), HandledMessages()
    missed.follow(handled)
    missed.lose(1)
    session = Session()
    client = cast("Any", session)
    missed.begin(client, 0)
    await missed.read_direct(client, nothing)
    await missed.read_servers(client, 0, nothing)
    await missed.read_servers(client, 1, nothing)
    assert not handled.read.is_set()
    missed.begin(client, 1)
    assert not handled.read.is_set()
    await missed.read_servers(client, 1, nothing)
    assert handled.read.is_set()
