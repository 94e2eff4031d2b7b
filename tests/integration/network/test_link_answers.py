"""Responses to a link: errors, wrong lengths, endless bodies."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.links import errors
from bot.links.addresses import AddressFilter
from bot.links.fetcher import LinkFetcher
from bot.links.urls import parse
from pipeline.media.foreign_formats import ForeignFile
from storage.errors import EmptyFile, NotMedia, TooLarge, UserError
from tests.integration.network.hostile_server import HostileServer, serving
from tests.integration.network.link_download import (
    LIMIT,
    MOST,
    NOBODY,
    OPUS,
    QUICK,
    fetch,
    refusal_of,
)


@pytest.fixture
async def server() -> AsyncIterator[HostileServer]:
    async with serving() as it:
        yield it


@pytest.mark.parametrize(
    ("status", "by"),
    [
        (401, errors.NeedsLogin),
        (403, errors.Forbidden),
        (404, errors.NotFound),
        (410, errors.NotFound),
        (206, errors.ServerFailed),
        (304, errors.ServerFailed),
        (429, errors.ServerFailed),
        (500, errors.ServerFailed),
    ],
)
async def test_http_error_has_its_own_message(
    server: HostileServer, tmp_path: Path, status: int, by: type[UserError]
) -> None:
    server.says("/x", f"HTTP/1.1 {status} No\nContent-Length: 3", b"" if status == 304 else b"SEC")
    await refusal_of(server, "/x", tmp_path, by)


@pytest.mark.parametrize(
    ("body", "by"),
    [
        (b"\xef\xbb\xbf\n <!DOCTYPE html><html>a video page</html>", errors.WebPage),
        (b"<?xml version='1.0'?><rss>a feed</rss>", errors.WebPage),
        (b"#EXTM3U\n#EXT-X-VERSION:3\nhttp://127.0.0.1/1.ts", ForeignFile),
        (b"%PDF-1.7", NotMedia),
        (b"", EmptyFile),
    ],
)
async def test_unusable_content_is_recognized_by_its_bytes(
    server: HostileServer, tmp_path: Path, body: bytes, by: type[UserError]
) -> None:
    server.has("/x.mp4", body, "\nContent-Type: video/mp4")
    await refusal_of(server, "/x.mp4", tmp_path, by)


async def test_recording_is_recognized_despite_its_name_and_type(
    server: HostileServer, tmp_path: Path
) -> None:
    server.has("/index.html", OPUS, "\nContent-Type: text/html")
    assert await fetch(server, "/index.html", tmp_path) == "127.0.0.1"


async def test_declared_size_above_the_limit_is_refused(
    server: HostileServer, tmp_path: Path
) -> None:
    server.says("/x", f"HTTP/1.1 200 OK\nContent-Length: {50 << 20}", OPUS)
    error = await refusal_of(server, "/x", tmp_path, TooLarge)
    assert error.values == {"megabytes": "50", "limit": "1"}


@pytest.mark.parametrize("size", ["9" * 4000, "1" * 15, "-1", "0x10", "١٢"])
async def test_hostile_declared_size_is_refused(
    server: HostileServer, tmp_path: Path, size: str
) -> None:
    server.says("/x", f"HTTP/1.1 200 OK\nContent-Length: {size}", OPUS)
    with pytest.raises(UserError) as error:
        await fetch(server, "/x", tmp_path)
    assert error.value.code in ("too_large", "link_broken")


async def test_endless_body_is_cut_off(server: HostileServer, tmp_path: Path) -> None:
    sent = 0

    async def endless(writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(OPUS)
            await writer.drain()
            sent += len(OPUS)

    server.answers["/x"] = endless
    await refusal_of(server, "/x", tmp_path, TooLarge)
    assert sent < LIMIT + (16 << 20)  # the buffers of the sockets


async def test_truncated_body_is_requested_again(server: HostileServer, tmp_path: Path) -> None:
    server.says("/x", "HTTP/1.1 200 OK\nContent-Length: 99999", OPUS)
    await refusal_of(server, "/x", tmp_path, errors.ConnectionLost)
    assert len(server.requests) == 3


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\n\r\nOggS"])
async def test_slow_drip_times_out(server: HostileServer, tmp_path: Path, head: bytes) -> None:
    async def drops(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(b"1")
            await writer.drain()
            await asyncio.sleep(0.05)

    server.answers["/x"] = drops
    at = LinkFetcher(
        AddressFilter(frozenset({f"127.0.0.1:{server.port}"})),
        timeouts=replace(QUICK, seconds=1.5),
        tls=NOBODY,
    )
    with pytest.raises(errors.TooSlow):
        await at.fetch(parse(f"http://127.0.0.1:{server.port}/x"), tmp_path / "source", MOST)
    assert not (tmp_path / "source").exists()


async def test_tiny_chunks_time_out(server: HostileServer, tmp_path: Path) -> None:
    chunks = b"1\r\nO\r\n" * 100_000
    server.says("/x", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked", chunks)
    await refusal_of(server, "/x", tmp_path, errors.TooSlow)


async def test_endless_headers_time_out(server: HostileServer, tmp_path: Path) -> None:
    async def hints(writer: asyncio.StreamWriter) -> None:
        while True:
            writer.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
            await writer.drain()
            await asyncio.sleep(0.05)

    server.answers["/x"] = hints
    at = LinkFetcher(
        AddressFilter(frozenset({f"127.0.0.1:{server.port}"})),
        timeouts=replace(QUICK, connect=0.3),
        tls=NOBODY,
    )
    with pytest.raises(errors.TooSlow):
        await at.fetch(parse(f"http://127.0.0.1:{server.port}/x"), tmp_path / "source", MOST)


async def test_compression_bomb_is_not_unpacked(server: HostileServer, tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(200 << 20), 9)
    assert len(bomb) < LIMIT
    server.has("/x", bomb, "\nContent-Encoding: gzip")
    await refusal_of(server, "/x", tmp_path, ForeignFile)


async def test_header_size_and_redirects_are_limited(server: HostileServer, tmp_path: Path) -> None:
    server.says("/x", "HTTP/1.1 200 OK\n" + "\n".join(f"A{n}: {'b' * 1000}" for n in range(300)))
    await refusal_of(server, "/x", tmp_path, errors.ConnectionLost)
    server.leads("/round", "/round")
    server.requests.clear()
    await refusal_of(server, "/round", tmp_path, errors.TooManyRedirects)
    assert len(server.requests) == 6
