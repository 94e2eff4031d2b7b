"""Empty databases for tests: migrating takes longer than most of them, so it is done once."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.database import Database


def put_rows(path: Path) -> None:
    """An SQLite database with every table and no row, unless there is a file already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_bytes(_migrated())


@cache
def _migrated() -> bytes:
    """The file. Made in a thread of its own: the caller's may run an event loop."""
    with TemporaryDirectory() as folder, ThreadPoolExecutor(1) as pool:
        path = Path(folder) / "rows.db"
        pool.submit(asyncio.run, _migrate(path)).result()
        return path.read_bytes()


async def _migrate(path: Path) -> None:
    await (await Database.open(f"sqlite+aiosqlite:///{path}")).close()
