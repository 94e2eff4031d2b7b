"""Download of links over real sockets from hostile servers."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import socket
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.links import addresses, errors
from bot.links.addresses import Address, AddressFilter, system_lookup
from bot.links.fetcher import LinkFetcher
from bot.links.urls import parse
from tests.integration.network.hostile_server import HostileServer, serving
from tests.integration.network.link_download import MOST, NOBODY, OPUS, QUICK, fetch, refusal_of

INSIDE = ["http://127.0.0.1/x", "http://localhost/x", "http://[::1]/x", "http://169.254.169.254/x",
          "http://10.0.0.1/x", "http://[::ffff:127.0.0.1]/x", "http://2130706433/x"]  # fmt: skip


@pytest.fixture
async def server() -> AsyncIterator[HostileServer]:
    async with serving() as it:
        yield it


async def test_file_and_name_are_downloaded_without_identifying_headers(
    server: HostileServer, tmp_path: Path
) -> None:
    server.has(
        "/d/1", OPUS, '\nContent-Disposition: attachment; filename="talk.ogg"\nSet-Cookie: a=b'
    )
    server.leads("/go", "/d/1")
    assert await fetch(server, "/go?key=1", tmp_path) == "talk.ogg"
    assert (tmp_path / "source").read_bytes() == OPUS
    first, second = (it.lower() for it in server.requests)
    assert first.startswith("get /go?key=1 http/1.1")
    assert "accept-encoding: identity\r\n" in first
    for word in ("cookie", "referer", "authorization", "python"):
        assert word not in first + second


@pytest.mark.parametrize("inside", INSIDE)
async def test_redirect_to_an_internal_address_is_refused(
    server: HostileServer, tmp_path: Path, inside: str
) -> None:
    server.leads("/go", inside)
    await refusal_of(server, "/go", tmp_path, errors.Unreachable)


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "gopher://127.0.0.1/_x",
        "http://a:b@example.org/",
        "http://[",
        "",
        "https://xn--/",
    ],
)
async def test_redirect_to_an_invalid_link_is_refused(
    server: HostileServer, tmp_path: Path, location: str
) -> None:
    server.leads("/go", location)
    by = errors.BadLink if location else errors.TooManyRedirects  # empty: the same address again
    await refusal_of(server, "/go", tmp_path, by)


async def test_redirect_to_another_port_of_an_allowed_host_is_refused(
    server: HostileServer, tmp_path: Path
) -> None:
    async with serving() as other:
        other.has("/x", OPUS)
        server.leads("/go", f"http://127.0.0.1:{other.port}/x")
        await refusal_of(server, "/go", tmp_path, errors.BadLink)
        assert not other.requests


async def test_internal_addresses_are_refused_with_one_message(
    server: HostileServer, tmp_path: Path
) -> None:
    server.has("/x", OPUS)
    shut = LinkFetcher(AddressFilter(), timeouts=QUICK, tls=NOBODY)
    messages = set()
    for url in [*INSIDE, "http://no-such-host.invalid/x"]:
        with pytest.raises(errors.Unreachable) as error:
            await shut.fetch(parse(url), tmp_path / "source", MOST)
        messages.add((error.value.code, str(error.value.values)))
    assert len(messages) == 1
    assert not server.requests


async def test_connection_uses_the_checked_address(tmp_path: Path) -> None:
    """DNS rebinding: the first lookup returns a public address, the second this machine."""
    answers = [["127.0.0.2"], ["127.0.0.1"]]

    async def lookup(host: str, port: int) -> list[str]:
        return answers.pop(0)

    def is_outside(address: Address) -> bool:
        return address == ipaddress.ip_address("127.0.0.2")  # stands for the public address

    async with serving("127.0.0.2") as public, serving("127.0.0.1", public.port) as inside:
        public.has("/x.ogg", OPUS)
        inside.has("/x.ogg", b"OggS of the metadata service")
        host = f"rebinding.example:{public.port}"

        address_filter = AddressFilter(lookup=lookup, is_outside=is_outside, ports=(public.port,))
        at = LinkFetcher(address_filter, timeouts=QUICK, tls=NOBODY)
        await at.fetch(parse(f"http://{host}/x.ogg"), tmp_path / "source", MOST)
        assert (tmp_path / "source").read_bytes() == OPUS
        assert f"Host: {host}\r\n" in public.requests[0]
        assert len(answers) == 1  # one lookup
        with pytest.raises(errors.Unreachable):
            await at.fetch(parse(f"http://{host}/x.ogg"), tmp_path / "again", MOST)
        assert not inside.requests


async def test_proxy_of_the_environment_is_not_used(
    server: HostileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.has("/x", OPUS)
    await fetch(server, "/x", tmp_path)
    assert server.requests[0].startswith("GET /x ")


async def test_log_lines_do_not_contain_the_link(
    server: HostileServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # as storage.logs does
    server.leads("/token/SECRET", "/y?key=SECRET")
    server.says("/y", "HTTP/1.1 200 OK\nContent-Length: 99999", OPUS)
    with pytest.raises(errors.ConnectionLost):
        await fetch(server, "/token/SECRET", tmp_path)
    assert "SECRET" not in caplog.text


async def test_next_address_is_tried(server: HostileServer, tmp_path: Path) -> None:
    async def lookup(host: str, port: int) -> list[str]:
        return ["127.0.0.3", "127.0.0.1"]  # nothing listens at the first

    server.has("/x.ogg", OPUS)
    address_filter = AddressFilter(frozenset({f"two.example:{server.port}"}), lookup=lookup)
    url = parse(f"http://two.example:{server.port}/x.ogg")
    await LinkFetcher(address_filter, timeouts=QUICK, tls=NOBODY).fetch(
        url, tmp_path / "source", MOST
    )


async def test_links_can_be_disabled(server: HostileServer, tmp_path: Path) -> None:
    with pytest.raises(errors.LinksOff):
        await LinkFetcher(enabled=False).fetch(httpx.URL("http://a.example"), tmp_path / "x", MOST)


async def test_system_resolver_is_used() -> None:
    assert set(await system_lookup("localhost", 80)) <= {"127.0.0.1", "::1"}


async def test_slow_name_server_blocks_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    requests, done = threading.Semaphore(0), threading.Event()

    def never(*_: object, **__: object) -> list[object]:
        requests.release()
        done.wait(20)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", never)
    monkeypatch.setattr(addresses, "LOOKUP_SECONDS", 0.2)
    lookups = [AddressFilter().addresses(f"{number}.example", 80) for number in range(40)]
    try:
        outcomes = await asyncio.gather(*lookups, return_exceptions=True)
        assert {type(it) for it in outcomes} == {errors.Unreachable}
        assert await asyncio.wait_for(asyncio.to_thread(requests.acquire), 5)  # a thread is free
    finally:
        done.set()


async def test_ipv6_address_is_reached(tmp_path: Path) -> None:
    async with serving("::1") as server:
        server.has("/x.ogg", OPUS)
        at = LinkFetcher(
            AddressFilter(frozenset({f"::1:{server.port}"})), timeouts=QUICK, tls=NOBODY
        )
        await at.fetch(parse(f"http://[::1]:{server.port}/x.ogg"), tmp_path / "source", MOST)
        assert f"Host: [::1]:{server.port}\r\n" in server.requests[0]
