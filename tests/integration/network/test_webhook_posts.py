"""Posts to webhooks over real sockets: hostile servers, and addresses that are none of theirs."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import ssl
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.links import errors
from bot.links.addresses import Address, AddressFilter
from bot.links.posting import LinkPoster
from bot.links.urls import parse
from tests.integration.network.hostile_server import HostileServer, serving
from tests.integration.network.link_download import NOBODY
from tests.integration.network.test_link_certificates import certificate
from tests.integration.network.test_links import INSIDE

BODY = b'{"type": "job.completed"}'
OK = "HTTP/1.1 200 OK"


@pytest.fixture
async def server() -> AsyncIterator[HostileServer]:
    async with serving() as it:
        yield it


def poster(*servers: HostileServer, seconds: float = 10) -> LinkPoster:
    """Return one that may post to these servers, and to nothing else on this machine."""
    allowed = frozenset(f"127.0.0.1:{it.port}" for it in servers)
    return LinkPoster(AddressFilter(allowed), seconds, NOBODY)


async def post(server: HostileServer, path: str = "/x", seconds: float = 10) -> int:
    url = parse(f"http://127.0.0.1:{server.port}{path}")
    return await poster(server, seconds=seconds).post(url, BODY, {"webhook-id": "msg_1"})


async def test_post_has_its_headers_and_no_others(
    server: HostileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.has("/x", b"thanks")
    assert await post(server, "/x?key=1") == 200
    (head,) = (it.lower() for it in server.requests)
    assert head.startswith("post /x?key=1 http/1.1\r\n")
    assert f"content-length: {len(BODY)}\r\n" in head
    assert "webhook-id: msg_1\r\n" in head
    for word in ("cookie", "referer", "authorization", "python"):
        assert word not in head


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_not_followed(server: HostileServer, status: int) -> None:
    server.leads("/x", f"http://127.0.0.1:{server.port}/y", status)
    assert await post(server) == status
    assert len(server.requests) == 1


async def test_addresses_inside_are_refused_alike(server: HostileServer) -> None:
    at = LinkPoster(tls=NOBODY)
    for written in INSIDE:
        address = written.replace("http:", "https:")
        with pytest.raises(errors.BadWebhookAddress) as refused:
            await at.check(address)
        assert type(refused.value) is errors.BadWebhookAddress
        with pytest.raises(errors.Unreachable):
            await at.post(parse(address), BODY, {})
        with pytest.raises(errors.PlainHttp):
            await at.check(written)
    for written in ("", "x", "ftp://example.org/", "https://a:b@example.org/", "https://[",
                    "https://example.org:8443/", f"https://e.example/{'x' * 2048}",
                    f"https://e.example/{'é' * 500}", "https://xn--/"):  # fmt: skip
        with pytest.raises(errors.BadWebhookAddress):
            await at.check(written)
    own = f"https://127.0.0.1:{server.port}/x"
    assert str(await poster(server).check(own)) == own
    with pytest.raises(errors.BadWebhookAddress):
        await poster(server).check(f"http://127.0.0.1:{server.port + 1}/x")
    assert not server.requests


async def test_connection_uses_the_checked_address(tmp_path: Path) -> None:
    """DNS rebinding: the first lookups return a public address, the last one this machine."""
    answers = [["127.0.0.2"], ["127.0.0.2"], ["127.0.0.1"]]
    context, trusted = certificate(tmp_path, "rebinding.example")

    async def lookup(host: str, port: int) -> list[str]:
        return answers.pop(0)

    def is_outside(address: Address) -> bool:
        return address == ipaddress.ip_address("127.0.0.2")  # stands for the public address

    async with (
        serving("127.0.0.2", tls=context) as public,
        serving("127.0.0.1", public.port, tls=context) as inside,
    ):
        public.has("/x", b"")
        only = AddressFilter(lookup=lookup, is_outside=is_outside, ports=(public.port,))
        at = LinkPoster(only, 10, ssl.create_default_context(cafile=str(trusted)))
        url = await at.check(f"https://rebinding.example:{public.port}/x")
        assert await at.post(url, BODY, {}) == 200
        assert f"Host: rebinding.example:{public.port}\r\n" in public.requests[0]
        assert len(answers) == 1  # one lookup for each
        with pytest.raises(errors.Unreachable):
            await at.post(url, BODY, {})
        assert not inside.requests


async def test_certificate_is_checked_for_the_host_name(tmp_path: Path) -> None:
    context, trusted = certificate(tmp_path, "hooks.example")

    async def lookup(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    async with serving(tls=context) as server:
        server.has("/x", b"")
        names = frozenset(f"{it}:{server.port}" for it in ("hooks.example", "other.example"))
        only = AddressFilter(names, lookup=lookup)
        knowing = LinkPoster(only, 10, ssl.create_default_context(cafile=str(trusted)))
        assert await knowing.post(parse(f"https://hooks.example:{server.port}/x"), BODY, {}) == 200
        for at, host in ((knowing, "other.example"), (LinkPoster(only), "hooks.example")):
            with pytest.raises(errors.BadCertificate):
                await at.post(parse(f"https://{host}:{server.port}/x"), BODY, {})
        assert len(server.requests) == 1


async def test_next_address_is_tried(server: HostileServer) -> None:
    async def lookup(host: str, port: int) -> list[str]:
        return ["127.0.0.3", "127.0.0.1"]  # nothing listens at the first

    server.has("/x", b"")
    only = AddressFilter(frozenset({f"two.example:{server.port}"}), lookup=lookup)
    url = parse(f"http://two.example:{server.port}/x")
    assert await LinkPoster(only, 10, NOBODY).post(url, BODY, {}) == 200


async def test_server_that_is_too_slow_is_left(server: HostileServer) -> None:
    async def wait(_: asyncio.StreamWriter) -> None:
        await asyncio.sleep(20)

    async def drip(writer: asyncio.StreamWriter) -> None:
        for _ in range(400):
            writer.write(b"X-Slow: yes\r\n")
            await asyncio.sleep(0.05)

    server.answers |= {"/wait": wait, "/drip": drip}
    begun = time.monotonic()
    for path in server.answers:
        with pytest.raises(errors.TooSlow):
            await post(server, path, seconds=0.3)
    assert time.monotonic() - begun < 15


async def test_answer_counts_whatever_its_body_does(server: HostileServer) -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(f"{OK}\r\nContent-Length: 9999\r\n\r\n".encode())
        for _ in range(400):
            writer.write(b"x")
            await asyncio.sleep(0.05)

    async def flood(writer: asyncio.StreamWriter) -> None:
        writer.write(f"{OK}\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
        while True:
            writer.write(b"10000\r\n" + bytes(65536) + b"\r\n")
            await writer.drain()

    server.answers |= {"/drip": drip, "/flood": flood}
    server.says("/cut", f"{OK}\nContent-Length: 9999", b"x")
    server.says("/wrong", f"{OK}\nTransfer-Encoding: chunked", b"no chunk")
    begun = time.monotonic()
    for path in server.answers:
        assert await post(server, path, seconds=3) == 200, path
    assert time.monotonic() - begun < 15


async def test_server_that_breaks_off_is_named(server: HostileServer) -> None:
    server.says("/none", "", b"")
    server.says("/long", OK + "\nX-Long: " + "x" * 200_000)
    server.leads("/name", "https://xn--/")
    for path in ("/none", "/long", "/name"):
        with pytest.raises(errors.ConnectionLost):
            await post(server, path)


async def test_no_error_and_no_log_has_the_address(
    server: HostileServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # as storage.logs does
    server.says("/SECRET", "no HTTP", b"")
    with pytest.raises(errors.ConnectionLost) as lost:
        await post(server, "/SECRET?key=SECRET")
    with pytest.raises(errors.BadWebhookAddress) as refused:
        await poster().check("https://127.0.0.1/SECRET")
    for error in (lost.value, refused.value):
        assert "SECRET" not in f"{error}{error.values}{error.__cause__}"
    assert "SECRET" not in caplog.text
