"""PostgreSQL behind PgBouncer, which gives each transaction another session of the server.

https://www.pgbouncer.org/config.html
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.blobs import Blobs
from storage.config.database_address import database_address
from storage.database import Database
from storage.erasure.background import erase_deleted
from storage.models import Platform
from storage.retention import forget_account
from tests.postgresql_server import PostgresqlServer
from tests.unit.storage.conftest import ANNA, make_job
from tests.unit.storage.test_erasure import SECRET, notes, store

PGBOUNCER = shutil.which("pgbouncer") or "/usr/sbin/pgbouncer"
PORT = 6543
AT_ONCE, TIMES = 20, 10

pytestmark = pytest.mark.skipif(
    not Path(PGBOUNCER).exists(), reason="pgbouncer is not installed: make servers runs it"
)


@pytest.fixture(scope="module")
def pooler(server: PostgresqlServer) -> Iterator[Path]:
    """Run PgBouncer with three sessions for everybody. Return the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="pgbouncer", dir="/tmp"))
    (folder / "users.txt").write_text('"postgres" ""\n')
    (folder / "pgbouncer.ini").write_text(
        f"[databases]\n* = host={server.folder} user=postgres\n"
        f"[pgbouncer]\nlisten_port={PORT}\nunix_socket_dir={folder}\nauth_type=any\n"
        f"auth_file={folder}/users.txt\npool_mode=transaction\ndefault_pool_size=3\n"
    )
    user = Path(server.folder).owner()  # root starts the server as another user
    for each in (folder, *folder.iterdir()):
        shutil.chown(each, user)
    command = [PGBOUNCER, "-q", *(["-u", user] if os.geteuid() == 0 else [])]
    with subprocess.Popen([*command, str(folder / "pgbouncer.ini")]) as process:
        try:
            yield folder
        finally:
            process.terminate()
            process.wait(20)
            shutil.rmtree(folder)


@pytest.fixture
def address(url: str, pooler: Path) -> str:
    name = url.partition("@/")[2].partition("?")[0]
    return f"postgresql://postgres@/{name}?host={pooler}&port={PORT}&pgbouncer=true"


async def wait_until_it_answers(pooler: Path) -> None:
    async with asyncio.timeout(20):
        while not (pooler / f".s.PGSQL.{PORT}").exists():  # noqa: ASYNC110  of another process
            await asyncio.sleep(0.05)


async def test_many_transactions_share_few_sessions(address: str, pooler: Path) -> None:
    """Named statements would meet those of others: «prepared statement … already exists»."""
    await wait_until_it_answers(pooler)
    databases = [await Database.open(database_address(address)) for _ in range(2)]

    async def work(number: int) -> None:
        database = databases[number % 2]
        for time in range(TIMES):
            job = make_job(number * TIMES + time)
            async with database.begin() as unit:
                assert await unit.jobs.add(job)
            async with database.read() as unit:
                assert await unit.jobs.get(job.id)
                await unit.statistics.count_states()

    await asyncio.gather(*(work(number) for number in range(AT_ONCE)))
    for database in databases:
        await database.close()


async def test_erasure_leaves_no_lock_behind(address: str, pooler: Path, blobs: Blobs) -> None:
    """A lock of a session would stay with one of the pooler's, and nobody could erase again."""
    await wait_until_it_answers(pooler)
    database = await Database.open(database_address(address))
    for number in range(4):
        await store(database, number, ANNA, SECRET)
        await forget_account(database, blobs, ANNA)
        assert await notes(database)
        await erase_deleted(database_address(address))
        assert not await notes(database), number
    await database.close()


async def test_platform_lease_holds_behind_a_pooler(address: str, pooler: Path) -> None:
    await wait_until_it_answers(pooler)
    database = await Database.open(database_address(address))
    for holder, expected in (("one", True), ("two", False), ("one", True)):
        async with database.begin() as unit:
            held = await unit.service_flags.hold_platform(Platform.TELEGRAM, holder, 8.0)
        assert held is expected
    await database.close()
