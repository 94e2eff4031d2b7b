"""One embedded server per folder, which runs as long as any process uses it."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import stat
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from redis.asyncio import Redis

from pipeline.queue import embedded_server as server_module
from pipeline.queue.embedded_server import EmbeddedServer, is_answering, queue_address, socket_path
from pipeline.queue.server_locks import daemon_lock, read_owner, try_lock
from storage.errors import BadSetting
from tests.integration.polling import until
from tests.integration.queue.server_user import KEY
from tests.integration.queue.server_users import PATIENCE, Users


@pytest.fixture
async def users(tmp_path: Path) -> AsyncIterator[Users]:
    them = Users(tmp_path)
    yield them
    await them.close()


async def test_socket_is_private(server: EmbeddedServer) -> None:
    assert stat.S_IMODE(server.socket.stat().st_mode) == 0o700
    assert stat.S_IMODE(server.socket.parent.stat().st_mode) == 0o700


async def test_configured_address_starts_no_server(tmp_path: Path) -> None:
    async with queue_address("redis://elsewhere:1", tmp_path / "queue") as address:
        assert address == "redis://elsewhere:1"
    assert not (tmp_path / "queue").exists()


async def test_second_process_joins_also_through_another_path(
    server: EmbeddedServer, tmp_path: Path
) -> None:
    (tmp_path / "other").symlink_to(tmp_path / "queue")
    for path in (tmp_path / "queue", tmp_path / "other"):
        async with EmbeddedServer(path) as joined:
            assert joined == server.url
    assert await is_answering(server.url)


async def test_long_folder_name_gets_a_short_temporary_socket(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30) / "data"
    assert len(str(socket_path(folder))) < 100
    async with EmbeddedServer(folder) as url:
        assert await is_answering(url)
    assert (folder / "valkey.log").exists()
    assert not socket_path(folder).parent.exists()


async def test_server_outlives_its_first_user_and_ends_with_the_last(users: Users) -> None:
    first = await users.start()
    await users.is_in()
    second = await users.start()
    await users.is_in()
    (server,) = users.servers()
    first.terminate()
    assert await first.wait() == 0
    await users.goes_on()
    assert users.servers() == [server]
    second.terminate()
    assert await second.wait() == 0
    assert users.servers() == users.daemons() == []  # the last user waits for the end


async def test_server_ends_after_its_last_user_was_killed(users: Users) -> None:
    for _ in range(2):
        await users.start()
        await users.is_in()
    for process in users.processes:
        process.kill()
    await until(lambda: not users.servers() and not users.daemons(), PATIENCE)
    assert {it.name for it in users.queue.glob("*.sock")} == set()


async def test_user_replaces_a_killed_daemon(users: Users) -> None:
    await users.start()
    await users.is_in()
    for _ in range(2):
        (daemon,) = users.daemons()
        daemon.kill()
        await until(lambda dead=daemon: users.daemons() not in ([], [dead]), PATIENCE)  # type: ignore[misc]
        await until(lambda: len(users.servers()) == 1, PATIENCE)
        await users.goes_on()


async def test_hanging_server_without_a_daemon_is_replaced(users: Users) -> None:
    process = await users.start()
    await users.is_in()
    (server,) = users.servers()
    server.suspend()
    process.kill()
    users.daemons()[0].kill()
    await until(lambda: not users.daemons(), PATIENCE)
    await users.start()
    await users.is_in()
    (other,) = users.servers()
    assert other != server


async def test_suspended_server_is_resumed(users: Users) -> None:
    """Ctrl-Z suspends a process, and a suspended server must not block other users."""
    process = await users.start()
    await users.is_in()
    users.daemons()[0].suspend()
    users.servers()[0].suspend()
    process.send_signal(signal.SIGSTOP)
    await users.start()
    await users.is_in()
    await users.goes_on()


async def test_unresponsive_server_of_another_process_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module, "START_WITHIN", 0.5)
    with _locked(daemon_lock(tmp_path)), pytest.raises(BadSetting) as exc_info:
        async with EmbeddedServer(tmp_path):
            pass
    assert exc_info.value.values["setting"] == "DATA_DIR"
    assert "does not answer" in str(exc_info.value.values["problem"])


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT)
    assert try_lock(descriptor)
    yield
    os.close(descriptor)


async def test_server_that_ends_at_once_is_reported(tmp_path: Path) -> None:
    (tmp_path / "appendonlydir").write_text("not a folder")
    with pytest.raises(BadSetting) as exc_info:
        async with EmbeddedServer(tmp_path):
            pass
    assert "valkey.log" in str(exc_info.value.values["problem"])
    await until(lambda: read_owner(daemon_lock(tmp_path)) is None, PATIENCE)


@asynccontextmanager
async def _count_servers(users: Users) -> AsyncIterator[list[int]]:
    """Count the servers repeatedly."""
    counts: list[int] = []

    async def look() -> None:
        while True:
            counts.append(len(await asyncio.to_thread(users.servers)))
            await asyncio.sleep(0.02)

    looking = asyncio.create_task(look())
    yield counts
    looking.cancel()


@pytest.mark.parametrize("seed", range(2))
async def test_random_events_leave_one_server_and_all_data(users: Users, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  a story to be told again
    async with _count_servers(users) as counts:
        for _ in range(14):
            await _random_event(users, chance)
            await asyncio.sleep(chance.random())
        for process in users.processes:
            if process.returncode is None:
                process.send_signal(signal.SIGCONT)
        await users.start()
        await users.is_in()
        await users.goes_on()
        for process in users.processes:
            if process.returncode is None:
                process.kill() if chance.random() < 0.5 else process.terminate()
            await process.wait()
        await until(lambda: not users.servers() and not users.daemons(), PATIENCE)
    assert max(counts) == 1, counts
    answered = {
        line for path in users.journals if path.exists() for line in path.read_text().splitlines()
    }
    async with EmbeddedServer(users.queue) as url:
        client = Redis.from_url(url)
        values = await client.execute_command("LRANGE", KEY, "0", "-1")
        await client.aclose()
    assert answered - {"in"} <= {line.decode() for line in values}


async def _random_event(users: Users, chance: random.Random) -> None:
    living = [it for it in users.processes if it.returncode is None]
    match chance.choice(["start", "start", "start", "kill", "term", "stop", "daemon", "server"]):
        case "start" if len(living) < 4:
            await users.start()
        case "kill" if living:
            chance.choice(living).kill()
        case "term" if living:
            chance.choice(living).terminate()
        case "stop" if living:
            chance.choice(living).send_signal(signal.SIGSTOP)
        case "daemon":
            for daemon in users.daemons():
                daemon.send_signal(chance.choice([signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM]))
        case "server":
            for server in users.servers():
                server.send_signal(chance.choice([signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM]))
