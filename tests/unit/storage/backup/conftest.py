from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from storage.blobs import Blobs
from storage.database import Database

Opener = Callable[[], Awaitable[Database]]


@pytest.fixture
def target(tmp_path: Path) -> str:
    """A database to restore into."""
    return f"sqlite+aiosqlite:///{tmp_path}/restored/test.db"


@pytest.fixture
def other_blobs(tmp_path: Path) -> Blobs:
    return Blobs.open(f"file://{tmp_path}/restored/blobs")


@pytest.fixture
async def restored(target: str) -> AsyncIterator[Opener]:
    """Open the database that was restored."""
    opened: list[Database] = []

    async def open_it() -> Database:
        opened.append(await Database.open(target))
        return opened[-1]

    yield open_it
    for each in opened:
        await each.close()
