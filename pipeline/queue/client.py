"""Client of the queue: notifications, events and worker status in Redis.

The database is the only source of truth; Redis carries notifications that a row has changed.
Nothing here raises when Redis is unreachable: the message is lost, and the workers' sweep and the
outbox relay find the row later.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Sequence
from dataclasses import dataclass, field
from typing import Any

from arq.connections import ArqRedis
from redis.exceptions import RedisError

from pipeline.queue.cancellation import cancellation_kept
from pipeline.queue.connections import close_pool, connection_pool, is_refused
from storage import logs
from storage.backoff import Backoff
from storage.models import ALL_JOBS, Abilities, Ended, Progress
from storage.serialization import from_json, to_json

NOTIFICATIONS = "mp4totext:notifications"
EVENTS = "mp4totext:events"
CANCELS = "mp4totext:cancels"
NOTIFIED = "mp4totext:notified"
WORKERS = "mp4totext:workers"
"""Keys and channels in Redis. arq adds `arq:job:…` and `arq:in-progress:…`."""
CLAIM_TASK = "claim"
"""Name of the arq task of a notification; part of the protocol between bot and worker."""

STATUS_SECONDS = 15
"""Seconds after which the status of a silent worker expires."""
BACKOFF = Backoff(0.1, 5.0)
"""Seconds between tries to reach Redis."""

CONNECTION_ERRORS = (RedisError, OSError, TimeoutError)
"""Raised by the client when Redis is unreachable, full, loading or misconfigured."""

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class WorkerStatus:
    """Status of one worker: its device, its running jobs, and when it was `seen` (Unix seconds).

    `memory` is its resident size in bytes, 0 when unknown. Workers of earlier versions tell no
    abilities, and count as able to run everything.
    """

    id: str
    device: str
    running: tuple[str, ...] = ()
    seen: float = 0.0
    memory: int = 0
    abilities: Abilities = ALL_JOBS


@dataclass(frozen=True, slots=True)
class _Event:
    """Message of the events channel: one of the two fields is set."""

    progress: Progress | None = None
    ended: Ended | None = None


def pack(value: object) -> bytes:
    """Serialize a value for arq as JSON: unpickling would execute code from Redis."""
    return json.dumps(value, default=str).encode()


@dataclass(slots=True)
class Queue:
    """Connection of one process to Redis. Create it with `Queue.open`, end it with `close`."""

    redis: ArqRedis
    _is_disconnected: bool = field(default=False, init=False)
    _refused: set[str] = field(default_factory=set, init=False)

    @classmethod
    async def open(cls, redis_url: str) -> Queue:
        """Return a queue at an address of `storage.config.redis_address`. Redis may become
        reachable later."""
        queue = cls(
            ArqRedis(
                connection_pool(redis_url),
                job_serializer=pack,
                job_deserializer=json.loads,
                default_queue_name=NOTIFICATIONS,
            )
        )
        await queue.ping()
        return queue

    @property
    def is_connected(self) -> bool:
        """Return whether the last call reached Redis."""
        return not self._is_disconnected

    async def close(self) -> None:
        """Close the connections."""
        await self.redis.aclose()
        await close_pool(self.redis.connection_pool)

    async def ping(self) -> bool:
        """Return whether Redis answers now."""
        return await self._try(self.redis.ping(), "ping") is not None

    # --- the bot's side ------------------------------------------------------------------------

    async def notify(self, job_id: str, attempt: int) -> bool:
        """Notify the workers of a waiting job. Returns False when Redis is unreachable.

        The sweep finds the job then. A second notification of the same attempt is dropped. Workers
        that listen are told at once: arq's workers poll.
        """
        call = self.redis.enqueue_job(CLAIM_TASK, job_id, _job_id=f"{job_id}:{attempt}")
        is_new = await self._try(_is_new(call), "notify")
        if is_new:
            await self._try(self.redis.publish(NOTIFIED, job_id), "notify")
        return is_new is not None

    async def cancel(self, job_id: str) -> None:
        """Notify the workers that the row of this job was just cancelled."""
        await self._try(self.redis.publish(CANCELS, job_id), "cancel")

    async def events(self) -> AsyncGenerator[Progress | Ended, None]:
        """Yield events of all jobs, for ever. Reconnects; events in between are lost."""
        async for message in self._listen(EVENTS):
            try:
                found = from_json(message, _Event)
            except ValueError as error:
                log.warning("unreadable event skipped", error=str(error)[:200])
                continue
            if event := found.progress or found.ended:
                yield event

    async def workers(self) -> Sequence[WorkerStatus]:
        """Return the workers with a current status; none when Redis is unreachable."""
        names = sorted(await self._try(self.redis.smembers(WORKERS), "workers") or ())
        keys = [f"{WORKERS}:{name.decode()}" for name in names]
        values = keys and await self._try(self.redis.mget(keys), "workers")
        statuses: list[WorkerStatus] = []
        for name, found in zip(names, values or (), strict=False):
            if found is None:
                await self._try(self.redis.srem(WORKERS, name), "workers")
                continue
            try:
                statuses.append(from_json(found, WorkerStatus))
            except ValueError as error:
                log.warning("unreadable worker status skipped", error=str(error)[:200])
        return statuses

    # --- the worker's side ---------------------------------------------------------------------

    async def publish(self, event: Progress | Ended) -> None:
        """Publish progress or the end of a job; dropped when Redis is unreachable."""
        match event:
            case Progress():
                message = _Event(progress=event)
            case Ended():
                message = _Event(ended=event)
        await self._try(self.redis.publish(EVENTS, to_json(message)), "publish")

    async def cancels(self) -> AsyncGenerator[str, None]:
        """Yield the ids of jobs that were just cancelled, for ever. Reconnects."""
        async for message in self._listen(CANCELS):
            yield message.decode(errors="replace")

    async def notified(self) -> AsyncGenerator[str, None]:
        """Yield the ids of jobs whose notification was just queued, for ever. Reconnects; those in
        between are only in the queue."""
        async for message in self._listen(NOTIFIED):
            yield message.decode(errors="replace")

    async def publish_status(self, status: WorkerStatus) -> None:
        """Publish the status of a worker; it expires after STATUS_SECONDS."""
        key = f"{WORKERS}:{status.id}"
        await self._try(self.redis.set(key, to_json(status), ex=STATUS_SECONDS), "status")
        await self._try(self.redis.sadd(WORKERS, status.id), "status")

    async def _listen(self, channel: str) -> AsyncGenerator[bytes, None]:
        failures = 0
        while True:
            try:
                async with self.redis.pubsub(ignore_subscribe_messages=True) as subscription:
                    with cancellation_kept():
                        await subscription.subscribe(channel)
                    self._note_connected()
                    while True:
                        with cancellation_kept():
                            message = await subscription.get_message(timeout=1.0)
                        failures = 0
                        if message:
                            yield message["data"]
            except CONNECTION_ERRORS as error:
                self.note_disconnected(error, "listen")
            except Exception:
                log.exception("queue subscription failed, subscribing again", channel=channel)
            failures += 1
            await asyncio.sleep(BACKOFF.delay(failures))

    async def _try(self, call: Any, what: str) -> Any:
        """Return the answer; None, and one log message, when Redis is unreachable."""
        try:
            with cancellation_kept():
                answer = await call
        except CONNECTION_ERRORS as error:
            self.note_disconnected(error, what)
            return None
        self._note_connected()
        return answer

    def note_disconnected(self, error: Exception, what: str) -> None:
        """Log that the connection was lost: once, until it is back. A refused command is logged
        once for each `what`: the connection works, and commands beside it are answered."""
        if is_refused(error):
            if what not in self._refused:
                message = "queue server refuses a command, see docs/DEPLOYING.md"
                log.error(message, at=what, error=str(error))
            self._refused.add(what)
            return
        if not self._is_disconnected:
            log.warning("queue connection lost, reconnecting", at=what, error=str(error))
        self._is_disconnected = True

    def _note_connected(self) -> None:
        if self._is_disconnected:
            log.info("queue connection restored")
        self._is_disconnected = False


async def _is_new(call: Awaitable[object]) -> bool:
    """Await the call: arq answers None for a job that is queued already."""
    return await call is not None
