"""Sharding: the number of gateway connections of one bot, and when each may start its session.

https://discord.com/developers/docs/events/gateway#sharding: a connection carries at most 2,500
servers, assigned by the server's id; direct messages arrive on the first.
"""

from __future__ import annotations

import asyncio
import time
from typing import TypedDict

from storage import logs

log = logs.get(__name__)

START_INTERVAL = 5.25
"""Seconds between two sessions of one bucket. Discord asks for 5, by its own clock."""


class SessionStartLimit(TypedDict):
    """Discord's limits for starting sessions; `reset_after` is in milliseconds."""

    max_concurrency: int
    remaining: int
    reset_after: int
    total: int


class Shards:
    """Connections of one bot. `wanted` is their number; 0 means as many as Discord recommends."""

    def __init__(self, wanted: int = 0) -> None:
        self._wanted = wanted
        self._buckets = 1
        self._next_start: dict[int, float] = {}  # by bucket: when the next session may start

    async def plan(self, recommended: int, start_limit: SessionStartLimit) -> int:
        """Return the number of connections. When Discord allows too few session starts today, wait
        for the reset: Discord ends all sessions of a bot that exceeds the limit."""
        count = self._wanted or max(1, recommended)
        self._buckets = max(1, start_limit["max_concurrency"])
        if start_limit["remaining"] < count:
            wait = start_limit["reset_after"] / 1000
            log.error(
                "Discord allows no more sessions today, waiting", connections=count, waiting=wait
            )
            await asyncio.sleep(wait)
        return count

    async def wait_for_turn(self, shard: int) -> None:
        """Wait until this shard may start its session: one of each bucket in 5 seconds."""
        bucket, now = shard % self._buckets, time.monotonic()
        start = max(now, self._next_start.get(bucket, 0.0))
        self._next_start[bucket] = start + START_INTERVAL
        await asyncio.sleep(start - now)
