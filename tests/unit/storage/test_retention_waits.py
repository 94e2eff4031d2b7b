"""Retention waits for the disk and for threads without the lock of the database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Semaphore
from typing import Any

import pytest

from storage import retention
from storage.blobs import Blobs, source_key
from storage.database import Database
from tests.unit.storage.conftest import ANNA, add, make_job

SHA = "a" * 64
PATIENCE = 60
"""Seconds on a busy machine. A write that waits for the lock fails after 30."""

Work = Callable[[Database, Blobs, Path], Coroutine[Any, Any, object]]


async def keep(database: Database, blobs: Blobs, film: Path) -> None:
    job = make_job(2, sha=None)
    await add(database, job)
    assert await retention.keep_media(database, blobs, job.id, job.media, film)


async def keep_for_nobody(database: Database, blobs: Blobs, film: Path) -> None:
    job = make_job(2, sha=None)
    assert not await retention.keep_media(database, blobs, job.id, job.media, film)


async def release(database: Database, blobs: Blobs, _film: Path) -> None:
    await retention.release_media(database, blobs, make_job(1))


async def forget(database: Database, blobs: Blobs, _film: Path) -> None:
    await add(database, make_job(1))
    await retention.forget_account(database, blobs, ANNA)


async def forget_runs(database: Database, blobs: Blobs, _film: Path) -> None:
    await retention.drop_unused(database, blobs, [SHA])


@pytest.fixture
async def other(url: str, database: Database) -> AsyncIterator[Database]:
    """The database in another process, as far as SQLite can tell."""
    opened = await Database.open(url)
    yield opened
    await opened.close()


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[Semaphore]:
    """Let the blob store do one step for each release. The last one frees it for good."""
    allowed, free = Semaphore(0), Event()

    def held(name: str) -> Callable[..., object]:
        step = getattr(Blobs, name)

        def wait(*args: object) -> object:
            while not free.is_set() and not allowed.acquire(timeout=0.01):
                pass
            return step(*args)

        return wait

    for name in ("exists", "measure", "delete", "put_media"):
        monkeypatch.setattr(Blobs, name, held(name))
    yield allowed
    free.set()


@pytest.mark.parametrize("work", [keep, keep_for_nobody, release, forget, forget_runs])
async def test_nobody_waits_for_the_blob_store(
    database: Database, other: Database, blobs: Blobs, tmp_path: Path, steps: Semaphore, work: Work
) -> None:
    blobs.put_bytes(source_key(SHA), b"media")
    film = tmp_path / "film"
    film.write_bytes(b"film")
    task, written = asyncio.create_task(work(database, blobs, film)), 10
    while not task.done():
        await asyncio.sleep(0.1)  # to the next step of the blob store
        for each in (database, other):
            written += 1
            await asyncio.wait_for(add(each, make_job(written, sha="b" * 64)), PATIENCE)
        steps.release()
    await task


async def test_nobody_waits_for_a_free_thread(
    database: Database, other: Database, blobs: Blobs
) -> None:
    blobs.put_bytes(source_key(SHA), b"media")
    busy, loop = Event(), asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(1))
    loop.run_in_executor(None, busy.wait)
    task = asyncio.create_task(retention.release_media(database, blobs, make_job(1)))
    try:
        for number in range(2, 12):
            await asyncio.sleep(0.01)
            for each in (database, other):
                job = make_job(number, sha="b" * 64, seconds=1)
                async with asyncio.timeout(PATIENCE), each.begin() as unit:
                    await unit.jobs.add(job)
        assert not task.done()
    finally:
        busy.set()
    await task
    assert not blobs.exists(source_key(SHA))


async def test_deletion_of_a_cancelled_task_ends_before_the_bytes_are_used_again(
    database: Database, blobs: Blobs, tmp_path: Path, steps: Semaphore
) -> None:
    """A new job on the same recording refers to bytes that the thread would delete later."""
    film = tmp_path / "film"
    film.write_bytes(b"film")
    steps.release(2)
    await keep(database, blobs, film)
    async with database.begin() as unit:
        (sha,) = await unit.jobs.delete_for(ANNA)
    deletion = asyncio.create_task(retention.drop_unused(database, blobs, [sha]))
    await asyncio.sleep(0.3)  # the thread waits for its first step
    deletion.cancel()
    keeping = asyncio.create_task(keep(database, blobs, film))
    while not keeping.done():
        await asyncio.sleep(0.02)
        steps.release()
    await asyncio.gather(deletion, return_exceptions=True)
    await keeping
    assert sha is not None
    steps.release(5)
    assert await asyncio.to_thread(blobs.exists, source_key(sha))


async def test_expired_jobs_are_deleted_in_short_transactions(
    database: Database, blobs: Blobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others write between two of them."""
    monkeypatch.setattr(retention, "_BATCH", 3)
    for number in range(8):
        await add(database, make_job(number))
    async with database.begin() as unit:
        for number in range(8):
            await unit.jobs.cancel(make_job(number).id)
        await unit.jobs._connection.exec_driver_sql(
            "UPDATE jobs SET finished = '2020-01-01 00:00:00.000000'"
        )
    counts: list[int] = []
    begin = Database.begin

    def counting(self: Database, *, quick: bool = False) -> object:
        counts.append(1)
        return begin(self, quick=quick)

    monkeypatch.setattr(Database, "begin", counting)
    assert (await retention.forget_older_than(database, blobs, 1)).jobs == 8
    assert len(counts) == 1 + 3 + 1  # the rest, jobs, uploads
