"""Empty databases for tests: migrating takes longer than most tests, so it is done once."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.database import Database


def put_rows(path: Path) -> None:
    """Create an SQLite database with every table and no row, unless the file exists."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_bytes(_migrated())


@cache
def _migrated() -> bytes:
    """Return the file. It is made in a thread of its own, since the thread of the caller may run an
    event loop."""
    with TemporaryDirectory() as folder, ThreadPoolExecutor(1) as pool:
        path = Path(folder) / "rows.db"
        pool.submit(asyncio.run, _migrate(path)).result()
        return path.read_bytes()


async def _migrate(path: Path) -> None:
    await (await Database.open(f"sqlite+aiosqlite:///{path}")).close()
