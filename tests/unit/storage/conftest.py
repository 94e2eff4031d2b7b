from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.blobs import Blobs, source_key
from storage.database import Database
from storage.models import (
    Account,
    Address,
    Blob,
    Job,
    Media,
    MessageRef,
    Options,
    Platform,
    Result,
    job_id,
)
from tests.object_server import ObjectServer, moto_server
from tests.object_server import juicefs as start_juicefs
from tests.unit.rows import put_rows

ANNA = Account(Platform.TELEGRAM, "1")
BEN = Account(Platform.TELEGRAM, "2")
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
RESULT = Result("Title", "en", 90.0, "Hello.", None, (), ())

MakeJob = Callable[..., Job]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/rows/test.db"


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    if url.startswith("sqlite"):
        await asyncio.to_thread(put_rows, Path(url.partition("///")[2]))
    opened = await Database.open(url)
    yield opened
    await opened.close()


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs.open(f"file://{tmp_path}/blobs")


@pytest.fixture(scope="module")  # a server that outlives its tests is a process left over
def moto(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectServer]:
    with moto_server(tmp_path_factory.mktemp("moto")) as server:
        yield server


@pytest.fixture(scope="module")
def juicefs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectServer]:
    with start_juicefs(tmp_path_factory.mktemp("juicefs")) as server:
        yield server


def make_job(
    number: int = 1, account: Account = ANNA, sha: str | None = "a" * 64, seconds: float | None = 60
) -> Job:
    """Return job `number`, sent that many minutes after noon."""
    blob = Blob(source_key(sha), sha, 5) if sha else None
    chat = Address(account.platform, account.id)
    return Job(
        id=job_id(account.platform, account.id, str(number)),
        account=account,
        reply_to=MessageRef(chat, str(number)),
        media=Media("handle", "film.mp4", 5, seconds, blob),
        options=Options(),
        created=NOON + timedelta(minutes=number),
    )


async def add(database: Database, *jobs: Job) -> None:
    async with database.begin() as unit:
        for job in jobs:
            assert await unit.jobs.add(job)
