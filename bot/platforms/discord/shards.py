"""How many connections to the gateway one bot keeps, and when each may begin its session.

https://discord.com/developers/docs/events/gateway#sharding: a connection carries at most 2,500
servers, and which one it is follows from a server's number; direct messages come by the first.
"""

from __future__ import annotations

import asyncio
import time
from typing import TypedDict

from storage import logs

log = logs.get(__name__)

BETWEEN = 5.25
"""Seconds between two sessions of one bucket: Discord says 5, by its own clock."""


class Starts(TypedDict):
    """What Discord tells about beginning sessions; `reset_after` in milliseconds."""

    max_concurrency: int
    remaining: int
    reset_after: int
    total: int


class Shards:
    """The connections of one bot. `wanted` is how many; 0: as many as Discord recommends."""

    def __init__(self, wanted: int = 0) -> None:
        self._wanted = wanted
        self._buckets = 1
        self._next: dict[int, float] = {}  # by bucket, when the next session may begin

    async def plan(self, recommended: int, told: Starts) -> int:
        """How many there will be, after what Discord told of starts. When it takes no more of them
        today, that is waited for: it ends every session of a bot that goes on."""
        count = self._wanted or max(1, recommended)
        self._buckets = max(1, told["max_concurrency"])
        if told["remaining"] < count:
            wait = told["reset_after"] / 1000
            log.error("Discord takes no more sessions today", connections=count, waiting=wait)
            await asyncio.sleep(wait)
        return count

    async def turn(self, shard: int) -> None:
        """Wait until this one may begin its session: one of each bucket in 5 seconds."""
        bucket, now = shard % self._buckets, time.monotonic()
        begins = max(now, self._next.get(bucket, 0.0))
        self._next[bucket] = begins + BETWEEN
        await asyncio.sleep(begins - now)
