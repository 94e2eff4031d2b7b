"""What the tests with real servers share: an embedded Valkey that is stopped again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from pipeline.queue import Queue
from pipeline.server import EmbeddedServer
from tests.integration.workplace import Workplace, open_workplace


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[EmbeddedServer]:
    embedded = EmbeddedServer(tmp_path / "queue")
    async with embedded:
        yield embedded


@pytest.fixture
async def queue(server: EmbeddedServer) -> AsyncIterator[Queue]:
    opened = await Queue.open(server.url)
    yield opened
    await opened.close()


@pytest.fixture
async def workplace(server: EmbeddedServer, tmp_path: Path) -> AsyncIterator[Workplace]:
    async with open_workplace(tmp_path / "data", server.url) as opened:
        yield opened
