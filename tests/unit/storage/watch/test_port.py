"""The port answers GET, and no client harms it: slow ones, many, bodies, noise."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest

from storage.config.addresses import next_port, watch_address
from storage.errors import BadSetting
from storage.watch import port as watch
from storage.watch.health import Health
from storage.watch.liveness import liveness
from storage.watch.port import Answer, json_answer, watch_port
from storage.watch.probe import probe
from tests.ports import free_port

LARGE = 30_000_000


async def ok() -> Answer:
    return json_answer(200, {"status": "ok"})


async def broken() -> Answer:
    raise RuntimeError("hunter2")


async def large() -> Answer:
    return Answer(200, b"x" * LARGE)


@asynccontextmanager
async def served() -> AsyncIterator[int]:
    number = free_port()
    pages = {"/healthz": ok, "/broken": broken, "/large": large}
    async with watch_port(f"127.0.0.1:{number}", pages):
        yield number


async def exchange(number: int, request: bytes, seconds: float = 10) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", number)
    try:
        writer.write(request)
        async with asyncio.timeout(seconds):
            return await reader.read()
    finally:
        writer.close()


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        ("GET /healthz HTTP/1.1", 200),
        ("GET /healthz?x=1 HTTP/1.0", 200),
        ("HEAD /healthz HTTP/1.1", 405),
        ("POST /healthz HTTP/1.1", 405),
        ("DELETE /healthz HTTP/1.1", 405),
        ("OPTIONS * HTTP/1.1", 405),
        ("GET /metrics/../healthz HTTP/1.1", 404),
        ("GET http://example.org/healthz HTTP/1.1", 404),
        ("GET /broken HTTP/1.1", 500),
        ("SSH-2.0-OpenSSH_9.2", 400),
        ("\x16\x03\x01\x02", 400),
    ],
)
async def test_only_get_of_a_known_page_is_answered(request_line: str, status: int) -> None:
    async with served() as number:
        answer = await exchange(number, f"{request_line}\r\nHost: x\r\n\r\n".encode())
    assert status_of(answer) == status
    assert b"hunter2" not in answer
    if request_line.startswith("HEAD"):
        assert b"allow: get" in answer.lower()


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("Content-Length: 0", 200),
        ("Content-Length: 1", 413),
        ("Content-Length: 99999999999", 413),
        ("Transfer-Encoding: chunked", 413),
        ("X: " + "y" * 20_000, 431),
    ],
)
async def test_bodies_and_large_heads_are_refused(header: str, status: int) -> None:
    async with served() as number:
        request = f"GET /healthz HTTP/1.1\r\nHost: x\r\n{header}\r\n\r\n".encode()
        assert status_of(await exchange(number, request)) == status


async def test_connection_is_closed_after_one_answer() -> None:
    async with served() as number:
        twice = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n" * 2
        answer = await exchange(number, twice)
    assert answer.count(b"HTTP/1.1 200") == 1
    assert b"connection: close" in answer.lower()


def drip(number: int, data: bytes) -> float:
    """Send a byte at a time. Return the seconds until the connection was closed."""
    started = time.monotonic()
    with socket.create_connection(("127.0.0.1", number)) as client, suppress(OSError):
        for byte in data:
            client.sendall(bytes([byte]))
            time.sleep(0.05)
    return time.monotonic() - started


def read_late(number: int, pause: float) -> int:
    """Ask for the large page, read it after a pause, and return the bytes that came."""
    count = 0
    with socket.socket() as client, suppress(OSError):
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", number))
        client.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(pause)
        while data := client.recv(1 << 20):
            count += len(data)
    return count


async def test_slow_clients_lose_their_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "EXCHANGE_SECONDS", 0.3)
    async with served() as number:
        assert await exchange(number, b"", 2) == b""
        request = b"GET /healthz HTTP/1.1\r\nHost: " + b"x" * 100
        assert await asyncio.to_thread(drip, number, request) < 2
        assert await asyncio.to_thread(read_late, number, 1.0) < LARGE
        quick = await exchange(number, b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert status_of(quick) == 200


async def test_health_check_is_answered_while_all_places_are_taken() -> None:
    async with served() as number:
        silent = [
            await asyncio.open_connection("127.0.0.1", number)
            for _ in range(watch.MOST_CONNECTIONS + 20)
        ]
        answer = await exchange(number, b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", 2)
        assert status_of(answer) == 200
        for _, writer in silent:
            writer.close()


async def test_address_in_use_is_a_sentence_about_the_setting() -> None:
    async with served() as number:
        with pytest.raises(BadSetting) as error:
            async with watch_port(f"127.0.0.1:{number}", {}):
                pass
    assert error.value.values["setting"] == "WATCH_LISTEN"
    assert str(number) in error.value.values["problem"]


async def test_without_an_address_nothing_listens() -> None:
    async with watch_port("", {"/healthz": ok}):
        pass


async def test_probe_of_containers_asks_the_process() -> None:
    health = Health()
    number = free_port()
    async with watch_port(f"0.0.0.0:{number}", {"/healthz": liveness(health)}):
        status, line = await asyncio.to_thread(probe, f"0.0.0.0:{number}")
        assert (status, json.loads(line)) == (0, {"status": "ok", "stuck": {}})
        with health.probe("recognizer", lambda: "no thread decodes"):
            status, line = await asyncio.to_thread(probe, f"0.0.0.0:{number}")
    found: Any = json.loads(line)
    assert status == 1
    assert found == {"status": "failing", "stuck": {"recognizer": "no thread decodes"}}
    status, line = await asyncio.to_thread(probe, f"127.0.0.1:{number}")
    assert status == 1
    assert "gives no answer" in line


def test_port_alone_is_on_the_loopback_address() -> None:
    assert watch_address("9464") == watch_address(":9464") == "127.0.0.1:9464"
    assert watch_address("[::1]:9464") == "[::1]:9464"
    assert watch_address("0.0.0.0:9464") == "0.0.0.0:9464"
    for wrong in ("a", "1.2.3.4", "host:99999", "99999", "http://x:1"):
        with pytest.raises(ValueError, match="must be host:port"):
            watch_address(wrong)


def test_worker_of_a_bot_gets_the_next_port() -> None:
    assert next_port("127.0.0.1:9464") == "127.0.0.1:9465"
    assert next_port("[::1]:9464") == "[::1]:9465"
    assert next_port("0.0.0.0:0") == "0.0.0.0:0"
    assert next_port("") == ""
