"""Download of links from a hostile server."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from bot.links.addresses import AddressFilter
from bot.links.fetcher import FetchTimeouts, LinkFetcher
from bot.links.urls import parse
from storage.errors import UserError
from storage.models import Quota
from tests.integration.network.hostile_server import HostileServer

OPUS = b"OggS" + bytes(range(256)) * 40
LIMIT = 1 << 20
MOST = Quota(largest=1)
QUICK = FetchTimeouts(seconds=10, connect=5, idle=0.4, least=1 << 12, pause=0.01)
NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # no trusted certificates


def fetcher(*servers: HostileServer) -> LinkFetcher:
    """Return a fetcher that may reach these servers, and nothing else on this machine."""
    allowed = frozenset(f"127.0.0.1:{it.port}" for it in servers)
    return LinkFetcher(AddressFilter(allowed), timeouts=QUICK, tls=NOBODY)


async def fetch(server: HostileServer, path: str, folder: Path) -> str:
    url = parse(f"http://127.0.0.1:{server.port}{path}")
    return await fetcher(server).fetch(url, folder / "source", MOST)


async def refusal_of(
    server: HostileServer, path: str, folder: Path, by: type[UserError]
) -> UserError:
    """Check that a download fails without a file, and without the link in the error."""
    with pytest.raises(by) as error:
        await fetch(server, f"{path}?key=SECRET", folder)
    assert type(error.value) is by
    assert not (folder / "source").exists()
    assert "SECRET" not in f"{error.value}{error.value.values}{error.value.__cause__}"
    return error.value
