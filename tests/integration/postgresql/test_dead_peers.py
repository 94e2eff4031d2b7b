"""The other end of a connection is gone without a word: a cable is cut, a host has no power."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import asyncpg
import pytest

from tests.other_host import OtherHost, other_host
from tests.paths import ROOT
from tests.postgresql_server import PostgresqlServer, postgresql_server

PROGRAM = (sys.executable, "-m", "tests.integration.postgresql.cut_client")
IN_TIME = 30
"""Seconds in which an end of a connection notices that the other one is gone."""
LONGER = 90
"""Seconds of a statement that nobody waits for."""

pytestmark = pytest.mark.timeout(180)


class Client:
    """A client on another host that is connected."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        assert self.hears() == "connected"

    def goes_on(self) -> None:
        """Let it execute its statement."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def hears(self) -> str:
        """Return the next line that it writes."""
        assert self._process.stdout
        return self._process.stdout.readline().strip()


@pytest.fixture(scope="module")
def host() -> Iterator[OtherHost]:
    with other_host() as host:
        yield host


@pytest.fixture(scope="module")
def server(host: OtherHost) -> Iterator[PostgresqlServer]:
    with postgresql_server() as server:
        server.listen(host.here)
        yield server


@pytest.fixture
def client(host: OtherHost, server: PostgresqlServer) -> Iterator[Callable[[float], Client]]:
    clients = []
    url = f"postgresql+asyncpg://postgres@{host.here}/postgres"

    def start(seconds: float) -> Client:
        command = [*host.prefix, *PROGRAM, url, str(seconds)]
        clients.append(
            subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        )
        return Client(clients[-1])

    yield start
    for each in clients:
        each.kill()
        each.communicate()
    host.heal()


def test_short_cut_is_survived(host: OtherHost, client: Callable[[float], Client]) -> None:
    waiting = client(0)
    host.cut()
    waiting.goes_on()
    time.sleep(4)
    host.heal()
    assert waiting.hears().split()[0] == "done"


async def test_both_ends_notice_a_cut_cable(
    host: OtherHost, server: PostgresqlServer, client: Callable[[float], Client]
) -> None:
    sends, awaits, _ = client(0), client(LONGER), client(0)
    beside = await asyncpg.connect(host=server.folder, user="postgres", database="postgres")
    held = "SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'"
    assert await beside.fetchval(held) > 0
    host.cut()
    started = time.monotonic()
    sends.goes_on()
    for waiting in (sends, awaits):
        how, seconds = (await asyncio.to_thread(waiting.hears)).split()
        assert how == "transient"
        assert float(seconds) < IN_TIME
    while await beside.fetchval(held):
        assert time.monotonic() - started < IN_TIME
        await asyncio.sleep(0.2)
    await beside.close()
