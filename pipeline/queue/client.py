"""The bell: Redis only says «look»; what there is to do, and what became of it, says the database.

Nothing here raises when Redis is away: a ring is lost, a hint is lost, and the workers' sweep and
the courier's look at the rows find what the bell did not tell.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Sequence
from dataclasses import dataclass, field
from typing import Any

from arq.connections import ArqRedis
from redis.asyncio import BlockingConnectionPool
from redis.exceptions import RedisError

from storage import logs
from storage.backoff import Backoff
from storage.models import Ended, Progress
from storage.serialization import from_json, to_json

BELL = "mp4totext:bell"
EVENTS = "mp4totext:events"
CANCELS = "mp4totext:cancels"
WORKERS = "mp4totext:workers"
"""The names in Redis. arq adds its own, `arq:job:…` and `arq:in-progress:…`."""

SIGN_SECONDS = 15
"""A worker that has not shown itself for so long is no longer listed."""
BACKOFF = Backoff(0.1, 5.0)
"""Seconds between tries to reach Redis."""

Away = (RedisError, OSError, TimeoutError)
"""What the client raises when Redis is away, full, loading or not what it should be."""

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class WorkerStatus:
    """A sign of life: which worker, on what it computes, its jobs, and when (Unix seconds);
    `memory` are the bytes that it holds now, 0 when it does not know."""

    id: str
    device: str
    running: tuple[str, ...] = ()
    seen: float = 0.0
    memory: int = 0


@dataclass(frozen=True, slots=True)
class _Hint:
    """What travels on the events channel: one of the two."""

    progress: Progress | None = None
    ended: Ended | None = None


def pack(value: object) -> bytes:
    """What travels through arq: JSON, never pickle, which would run what it holds."""
    return json.dumps(value, default=str).encode()


@dataclass(slots=True)
class Queue:
    """One process's line to Redis. Make it with `Queue.open`, end it with `close`."""

    redis: ArqRedis
    _away: bool = field(default=False, init=False)

    @classmethod
    async def open(cls, redis_url: str) -> Queue:
        """A queue at redis://, rediss:// or unix://; Redis may be away and come later."""
        pool = BlockingConnectionPool.from_url(
            redis_url,
            max_connections=16,
            timeout=2,
            socket_timeout=5,
            socket_connect_timeout=2,
            health_check_interval=15,
            **({} if redis_url.startswith("unix:") else {"socket_keepalive": True}),
        )
        queue = cls(
            ArqRedis(
                pool,
                job_serializer=pack,
                job_deserializer=json.loads,
                default_queue_name=BELL,
            )
        )
        await queue.ping()
        return queue

    async def close(self) -> None:
        """Give the connections back."""
        await self.redis.aclose()
        await self.redis.connection_pool.disconnect()

    async def ping(self) -> bool:
        """Whether Redis answers now."""
        return await self._try(self.redis.ping(), "ping") is not None

    # --- the bot's side ------------------------------------------------------------------------

    async def notify(self, job_id: str, attempt: int) -> bool:
        """Tell the workers to look at this job; False when Redis is away, and the sweep will.

        Ringing twice for the same attempt rings once.
        """
        bell = self.redis.enqueue_job("look", job_id, _job_id=f"{job_id}:{attempt}")
        return await self._try(_done(bell), "ring") is not None

    async def cancel(self, job_id: str) -> None:
        """Hint to the workers that the row of this job was just cancelled."""
        await self._try(self.redis.publish(CANCELS, job_id), "cancel")

    async def events(self) -> AsyncGenerator[Progress | Ended, None]:
        """Hints about all jobs, for ever; reconnects by itself, hints in between are lost."""
        async for message in self._listen(EVENTS):
            try:
                hint = from_json(message, _Hint)
            except ValueError as error:
                log.warning("an event that can't be read", error=str(error)[:200])
                continue
            if event := hint.progress or hint.ended:
                yield event

    async def workers(self) -> Sequence[WorkerStatus]:
        """The workers that have shown themselves lately; none when Redis is away."""
        names = await self._try(self.redis.smembers(WORKERS), "workers") or set()
        signs: list[WorkerStatus] = []
        for name in sorted(names):
            found = await self._try(self.redis.get(WORKERS + ":" + name.decode()), "workers")
            if found is None:
                await self._try(self.redis.srem(WORKERS, name), "workers")
                continue
            try:
                signs.append(from_json(found, WorkerStatus))
            except ValueError as error:
                log.warning("a worker's sign that can't be read", error=str(error)[:200])
        return signs

    # --- the worker's side ---------------------------------------------------------------------

    async def publish(self, event: Progress | Ended) -> None:
        """Hint at progress or an end; dropped when Redis is away."""
        match event:
            case Progress():
                hint = _Hint(progress=event)
            case Ended():
                hint = _Hint(ended=event)
        await self._try(self.redis.publish(EVENTS, to_json(hint)), "publish")

    async def cancels(self) -> AsyncGenerator[str, None]:
        """The ids of jobs that were just cancelled, for ever; reconnects by itself."""
        async for message in self._listen(CANCELS):
            yield message.decode(errors="replace")

    async def show(self, sign: WorkerStatus) -> None:
        """Leave a sign of life, which fades by itself."""
        key = f"{WORKERS}:{sign.id}"
        await self._try(self.redis.set(key, to_json(sign), ex=SIGN_SECONDS), "sign")
        await self._try(self.redis.sadd(WORKERS, sign.id), "sign")

    async def _listen(self, channel: str) -> AsyncGenerator[bytes, None]:
        failures = 0
        while True:
            try:
                async with self.redis.pubsub(ignore_subscribe_messages=True) as line:
                    await line.subscribe(channel)
                    self._note_back()
                    while True:
                        message = await line.get_message(timeout=1.0)
                        failures = 0
                        if message:
                            yield message["data"]
            except Away as error:
                self.note_away(error, "listen")
            except Exception:
                log.exception("listening broke, starting again", channel=channel)
            failures += 1
            await asyncio.sleep(BACKOFF.delay(failures))

    async def _try(self, call: Any, what: str) -> Any:
        """The answer, or None and one line in the log when Redis is away."""
        try:
            answer = await call
        except Away as error:
            self.note_away(error, what)
            return None
        self._note_back()
        return answer

    def note_away(self, error: Exception, what: str) -> None:
        """Say once in the log that Redis is away, until it is back."""
        if not self._away:
            log.warning("the queue is away, rows are found without it", at=what, error=str(error))
        self._away = True

    def _note_back(self) -> None:
        if self._away:
            log.info("the queue is back")
        self._away = False


async def _done(call: Awaitable[object]) -> bool:
    """True once it is done, whatever it answers: arq answers None for a bell already rung."""
    await call
    return True
