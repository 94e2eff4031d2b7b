"""Statements whose task is cancelled: the thread finishes, the process lives, the others commit."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from storage.blobs import Blobs, source_key
from storage.database import Database
from storage.sqlite.connection import StatementConnection, _StatementConnection
from tests.unit.storage.conftest import make_job

PATIENCE = 120
"""Seconds for a child on a busy machine. What hangs does so for ever."""
CANCEL = """
import asyncio, sys, threading, time
from sqlalchemy import event, text
from storage.database import Database
from tests.unit.storage.conftest import add, make_job

folder, kind, statement = sys.argv[1:]
running = threading.Event()

def hold():
    running.set()
    time.sleep(0.1)
    return 1

def cancel(task):
    match kind:
        case "once":
            task.cancel()
        case "often":
            for delay in range(5):
                asyncio.get_running_loop().call_later(delay / 50, task.cancel)
        case "everything":
            for each in asyncio.all_tasks() - {asyncio.current_task()}:
                each.cancel()

async def main():
    database = await Database.open(f"sqlite+aiosqlite:///{folder}/rows.db")
    engine = database._write_engine
    event.listen(
        engine.sync_engine, "connect", lambda made, _: made.create_function("hold", 0, hold)
    )
    await engine.dispose()  # the next connection has the function
    await add(database, make_job(0))

    async def write(number):
        async with database.begin(quick=number % 10 != 1) as unit:
            await unit.jobs.add(make_job(number))
            if number % 10 == 1:
                await unit.jobs._connection.execute(text(statement))

    async def read():
        async with database.read() as unit:
            await unit.jobs._connection.execute(text("SELECT hold()"))

    kept = 1
    for turn in range(1, 9):
        running.clear()
        if turn % 4:
            tasks = [asyncio.create_task(write(10 * turn + place)) for place in range(1, 4)]
        else:
            tasks = [asyncio.create_task(read())]
        while not running.is_set():
            await asyncio.sleep(0.001)
        if kind == "exit":
            return
        cancel(tasks[0])
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(ended[0], asyncio.CancelledError), ended
        if kind != "everything":
            assert ended[1:] in ([], [None, None]), ended
            kept += len(ended) - 1
    await asyncio.wait_for(add(database, make_job(1000)), 20)  # nobody has the lock
    async with database.read() as unit:
        assert sum((await unit.jobs.counts()).values()) == kept + 1
    await database.close()

asyncio.run(main())
"""
"""Cancel writers and readers in the middle of a statement, beside two quick writers that go on."""
RETENTION = """
import asyncio, sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from bot.cli.signals import until_signal
from storage import retention
from storage.blobs import Blobs
from storage.database import Database

folder = Path(sys.argv[1])
retention.ORPHAN_AGE = timedelta(0)  # every recording without a job is looked at

async def work():
    database = await Database.open(f"sqlite+aiosqlite:///{folder}/rows.db")
    blobs = Blobs(folder / "blobs")
    try:
        while True:
            print("forgetting", flush=True)
            await retention.forget_older_than(database, blobs, 1)
    finally:
        await database.close()

sys.exit(asyncio.run(until_signal(work(), ThreadPoolExecutor(1), lambda: None)))
"""
"""Retention as the service runs it, again and again."""


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/rows.db")
    yield opened
    await opened.close()


@pytest.mark.parametrize("whole_queue", [False, True])
async def test_writer_can_be_cancelled_while_it_waits_for_the_lock(
    database: Database, tmp_path: Path, whole_queue: bool
) -> None:
    """Closing the cursor in the event loop, while its thread used it, crashed the process."""

    async def write() -> None:
        async with database.begin() as unit:
            await unit.service_flags.drain()

    with closing(
        sqlite3.connect(
            tmp_path / "rows.db", isolation_level=None, timeout=20, check_same_thread=False
        )
    ) as other:
        for _ in range(20):
            await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
            tasks = [asyncio.create_task(write())]
            await asyncio.sleep(0.01)  # its BEGIN waits in the thread
            if whole_queue:
                tasks += [it for it in asyncio.all_tasks() if "_serve" in repr(it.get_coro())]
                assert len(tasks) == 2
            for task in tasks:
                task.cancel()
            await asyncio.sleep(0.01)
            await asyncio.to_thread(other.execute, "COMMIT")
            await asyncio.gather(*tasks, return_exceptions=True)
    async with asyncio.timeout(20):
        await write()


@pytest.mark.parametrize("statement", ["SELECT hold()", "DELETE FROM jobs WHERE hold() = 0"])
@pytest.mark.parametrize("kind", ["once", "often", "everything", "exit"])
def test_cancelled_statement_neither_crashes_nor_keeps_the_lock(
    tmp_path: Path, kind: str, statement: str
) -> None:
    """In a process of its own: a crash (status -11) and a hang are outcomes."""
    command = [sys.executable, "-c", CANCEL, str(tmp_path), kind, statement]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert ended.returncode == 0, ended.stderr
    with closing(sqlite3.connect(tmp_path / "rows.db", timeout=1)) as rows:
        rows.execute("BEGIN IMMEDIATE")


async def test_process_ends_at_sigterm_during_retention(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/rows.db")
    async with database.begin() as unit:
        for number in range(60):
            job = make_job(number, sha=f"{number:064x}")
            await unit.jobs.add(job)
            await unit.jobs.cancel(job.id)
            blobs.put_bytes(source_key(f"{number:064x}"), b"media")
        await unit.jobs._connection.exec_driver_sql(
            "UPDATE jobs SET finished = '2020-01-01 00:00:00.000000'"
        )
    await database.close()
    for turn in range(2):
        with subprocess.Popen(  # noqa: ASYNC220 - nothing else runs here
            [sys.executable, "-c", RETENTION, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "forgetting\n"
            await asyncio.sleep(turn / 20)
            child.send_signal(signal.SIGTERM)
            child.stdout.read()
            assert child.wait(PATIENCE) == 128 + signal.SIGTERM
        with closing(sqlite3.connect(tmp_path / "rows.db", timeout=1)) as rows:
            rows.execute("BEGIN IMMEDIATE")


async def test_connection_of_a_cancelled_task_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At any moment between the opening of the file and the first statement."""
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path}/rows.db")
    opened: list[StatementConnection] = []
    original = StatementConnection.__init__

    def note(self: StatementConnection, *arguments: Any) -> None:
        opened.append(self)
        original(self, *arguments)

    def slowly(self: _StatementConnection, sql: str, parameters: Any = (), /) -> Any:
        time.sleep(0.003 if sql.startswith("PRAGMA") else 0)
        return execute(self, sql, parameters)

    execute = _StatementConnection.execute
    monkeypatch.setattr(_StatementConnection, "execute", slowly)
    monkeypatch.setattr(StatementConnection, "__init__", note)
    for steps in range(12):
        await database._write_engine.dispose()

        async def read() -> None:
            async with database.read() as unit:
                await unit.jobs.get("none")

        task = asyncio.create_task(read())
        await asyncio.sleep(steps / 1000)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await database.close()
    for connection in opened:
        connection._thread.join(5)
        assert not connection._thread.is_alive()
