"""A queue behind Sentinel: real servers, of which the primary is killed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import RedisError

from pipeline.queue.client import Queue, WorkerStatus
from pipeline.self_test.queue import try_queue
from storage.config.redis_address import redis_address
from tests.integration.polling import until
from tests.integration.worker.test_durable import done_once
from tests.integration.worker.worker_env import open_worker_env
from tests.ports import free_port
from tests.valkey_server import ValkeyServer, sentinel, valkey_server

OWN = "sentinels' own"
ENCODED = "sentinels%27%20own"
FOLLOWED = 8.0
"""Seconds from the moment in which the sentinels name the new primary: a try of each connection,
at most `BACKOFF` apart."""


@dataclass
class Group:
    """A primary, a replica, and three sentinels that agree after a second."""

    primary: ValkeyServer
    replica: ValkeyServer
    sentinels: list[ValkeyServer]

    @property
    def url(self) -> str:
        """An address in which nobody listens at the first place."""
        ports = [free_port(), *(each.port for each in self.sentinels)]
        hosts = ",".join(f"127.0.0.1:{port}" for port in ports)
        return redis_address(
            f"valkey+sentinel://:p%40ss@{hosts}/mymaster/0?sentinel_password={ENCODED}"
        )

    def named(self) -> int:
        """Return the port of the primary that the first sentinel names; 0 without an answer."""
        try:
            with Redis(port=self.sentinels[0].port, password=OWN) as client:
                (state,) = client.sentinel_masters().values()
                is_complete = (state["num-slaves"], state["num-other-sentinels"]) == (1, 2)
                return int(state["port"]) if is_complete else 0
        except (OSError, RedisError, ValueError):
            return 0


@pytest.fixture
def group(tmp_path: Path) -> Iterator[Group]:
    with ExitStack() as stack:
        secret = ("--requirepass", "p@ss", "--masterauth", "p@ss")
        primary = stack.enter_context(valkey_server(tmp_path / "primary", free_port(), *secret))
        follows = ("--replicaof", f"127.0.0.1 {primary.port}", "--repl-diskless-sync-delay", "0")
        replica = stack.enter_context(
            valkey_server(tmp_path / "replica", free_port(), *secret, *follows)
        )
        lines = (
            f'requirepass "{OWN}"',
            f'sentinel sentinel-pass "{OWN}"',
            f"sentinel monitor mymaster 127.0.0.1 {primary.port} 2",
            'sentinel auth-pass mymaster "p@ss"',
            "sentinel down-after-milliseconds mymaster 1000",
            "sentinel failover-timeout mymaster 5000",
        )
        sentinels = [
            stack.enter_context(sentinel(tmp_path / f"sentinel{number}", free_port(), *lines))
            for number in range(3)
        ]
        yield Group(primary, replica, sentinels)


async def is_complete(group: Group) -> None:
    """Wait until the sentinels know each other and the replica."""
    await until(lambda: asyncio.to_thread(lambda: group.named() == group.primary.port), 60)


async def fails_over(group: Group) -> None:
    """Kill the primary. Wait until the sentinels name another one."""
    group.primary.kill()
    await until(lambda: asyncio.to_thread(lambda: group.named() == group.replica.port), 60)


async def test_queue_follows_the_primary_that_sentinels_name(group: Group) -> None:
    await is_complete(group)
    assert await try_queue(group.url) == ""
    queue = await Queue.open(group.url)
    heard: list[str] = []

    async def hear() -> None:
        async for job in queue.notified():
            heard.append(job)  # noqa: PERF401 it never ends

    listener = asyncio.create_task(hear())
    status = WorkerStatus("w1", "cpu")
    attempts = iter(range(1000))

    async def works() -> bool:
        await queue.publish_status(status)
        known = len(heard)
        is_sent = await queue.notify("a job", next(attempts))
        await asyncio.sleep(0.1)
        return is_sent and len(heard) > known and await queue.workers() == [status]

    await until(works, 30)
    await fails_over(group)
    named = time.monotonic()
    await until(works, 60)
    assert time.monotonic() - named < FOLLOWED
    with Redis(port=group.replica.port, password="p@ss") as client:
        assert client.role()[0] == b"master"
    listener.cancel()
    await queue.close()


async def test_no_job_is_lost_or_doubled_by_a_failover(group: Group, tmp_path: Path) -> None:
    await is_complete(group)
    async with open_worker_env(tmp_path / "data", group.url) as worker_env:
        await worker_env.start(WINDOW_SECONDS="0.3", JOBS_AT_ONCE="1")
        jobs = [await worker_env.add(str(number)) for number in range(3)]
        await worker_env.running(jobs[0])
        change = asyncio.create_task(fails_over(group))
        jobs += [await worker_env.add(f"meanwhile {number}") for number in range(3)]
        await change
        jobs.append(await worker_env.add("afterwards"))
        for ended in await worker_env.ended(*jobs):
            assert done_once(ended)
            assert (ended.attempt, ended.crashes) == (1, 0)
        assert set(worker_env.done_windows().values()) == {1}
        await until(worker_env.queue.ping)


async def test_sentinels_without_an_answer_are_said_so(group: Group) -> None:
    await is_complete(group)
    nobody = redis_address(f"redis+sentinel://:hidden@127.0.0.1:{free_port()}/mymaster")
    other = redis_address(group.url.replace("mymaster", "another"))
    without = redis_address(group.url.partition("?")[0])
    for url, words in (
        (nobody, "none of the sentinels"),
        (other, "a primary of this name"),
        (without, "sentinel_password"),
    ):
        problem = await try_queue(url)
        assert words in problem
        assert "hidden" not in problem
        assert "p@ss" not in problem
        queue = await Queue.open(url)
        assert not await queue.ping()
        await queue.close()
