"""Reading of missed messages is noted as done by a session that lives, once for each start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from bot.chat import HandledMessages
from bot.platforms.discord.missed_messages import MissedMessages


@dataclass
class Session:
    """Session of a bot with two shards that knows no channel."""

    closed: bool = False
    shard_ids: tuple[int, ...] = (0, 1)

    def is_closed(self) -> bool:
        return self.closed


async def nothing(_message: object) -> None:
    """Handle nothing."""


async def reads(missed: MissedMessages, session: Session) -> None:
    client = cast("Any", session)
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
