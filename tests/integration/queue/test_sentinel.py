"""A queue behind Sentinel: real servers, of which the primary is killed; also with users, and by
TLS alone."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.queue.client import Queue, WorkerStatus
from pipeline.self_test.queue import try_queue
from storage.config.redis_address import redis_address
from tests.integration.polling import until
from tests.integration.postgresql.tls_front import certificate
from tests.integration.queue.sentinel_group import Group, sentinel_group
from tests.integration.worker.worker_env import done_once, open_worker_env
from tests.ports import free_port
from tests.valkey_server import program_with_tls

FOLLOWED = 8.0
"""Seconds from the moment in which the sentinels name the new primary: a try of each connection,
at most `BACKOFF` apart."""


@pytest.fixture(params=["password", "tls"])
def group(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Group]:
    if request.param == "tls" and not program_with_tls():
        pytest.skip("no server with TLS is installed: make servers runs one")
    pem = certificate(tmp_path) if request.param == "tls" else None
    with sentinel_group(tmp_path, pem) as group:
        yield group


async def test_queue_follows_the_primary_that_sentinels_name(group: Group) -> None:
    await group.is_complete()
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
    await group.fails_over()
    named = time.monotonic()
    await until(works, 60)
    assert time.monotonic() - named < FOLLOWED
    with group.client(group.replica, "watch") as client:
        assert client.role()[0] == b"master"
    listener.cancel()
    await queue.close()


async def test_no_job_is_lost_or_doubled_by_a_failover(group: Group, tmp_path: Path) -> None:
    await group.is_complete()
    async with open_worker_env(tmp_path / "data", group.url) as worker_env:
        await worker_env.start(WINDOW_SECONDS="0.3", JOBS_AT_ONCE="1")
        jobs = [await worker_env.add(str(number)) for number in range(3)]
        await worker_env.running(jobs[0])
        change = asyncio.create_task(group.fails_over())
        jobs += [await worker_env.add(f"meanwhile {number}") for number in range(3)]
        await change
        jobs.append(await worker_env.add("afterwards"))
        for ended in await worker_env.ended(*jobs):
            assert done_once(ended)
            assert (ended.attempt, ended.crashes) == (1, 0)
        assert set(worker_env.done_windows().values()) == {1}
        await until(worker_env.queue.ping)


async def test_sentinels_without_an_answer_are_said_so(group: Group) -> None:
    await group.is_complete()
    nobody = redis_address(f"redis+sentinel://:hidden@127.0.0.1:{free_port()}/mymaster")
    other = redis_address(group.url.replace("mymaster", "another"))
    without = re.sub(r"sentinel_\w+=[^&]*&?", "", group.url)
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


@pytest.mark.parametrize("group", ["tls"], indirect=True)
async def test_certificates_of_sentinels_and_servers_are_checked(
    group: Group, tmp_path: Path
) -> None:
    await group.is_complete()
    trusted = f"ssl_ca_certs={group.tls}"
    other = certificate(tmp_path, "other.example")
    both = tmp_path / "both.pem"
    both.write_text(f"{other.read_text()}{group.tls.read_text() if group.tls else ''}")
    named = group.url.replace("127.0.0.1", "localhost")  # the certificate has the address alone
    for url, words in (
        (group.url.replace(f"&{trusted}", ""), "certificate verify failed"),
        (group.url.replace(trusted, f"ssl_ca_certs={other}"), "certificate verify failed"),
        (named, "not valid for 'localhost'"),
        (f"{named}&ssl_check_hostname=no", ""),
        (group.url.replace("rediss", "redis").replace(f"&{trusted}", ""), "must begin with rediss"),
    ):
        problem = await try_queue(url)
        assert words in problem if words else problem == ""
    with group.client(group.primary, "admin") as client:
        # of new connections; those between the servers stay
        client.execute_command(
            "CONFIG", "SET", "tls-cert-file", str(other), "tls-key-file", str(other)
        )  # fmt: skip
    trusting = group.url.replace(trusted, f"ssl_ca_certs={both}")
    assert "not valid for '127.0.0.1'" in await try_queue(trusting)
    assert await try_queue(f"{trusting}&ssl_check_hostname=no") == ""
