"""Several processes on one database: no writer finds it locked, and committed data is kept."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.database import Database
from storage.models import (
    Account,
    Address,
    Blob,
    Job,
    JobState,
    Media,
    MessageRef,
    Options,
    Platform,
    Result,
    job_id,
)

WRITER = """
import asyncio, sys
from tests.integration.worker.test_storage_processes import write_jobs
asyncio.run(write_jobs(sys.argv[1], sys.argv[2], int(sys.argv[3])))
"""


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


async def write_jobs(url: str, name: str, rounds: int) -> None:
    """Create and work on jobs, and print what was committed."""
    database = await Database.open(url)
    account = Account(Platform.TELEGRAM, name)
    sha = "a" * 64
    media = Media("handle", "film.mp4", 5, 60, Blob(f"media/{sha}/source", sha, 5))

    async def one(number: int) -> None:
        message = MessageRef(Address(Platform.TELEGRAM, name), str(number))
        id_ = job_id(Platform.TELEGRAM, name, str(number))
        job = Job(id_, account, message, media, Options(), datetime.now(UTC))
        async with database.begin() as unit:
            assert await unit.received_updates.add(Platform.TELEGRAM, f"{name}{number}")
            await unit.people.get_or_create(account, "en")
            assert await unit.jobs.add(job)
        say("added", id_)
        async with database.read() as unit:
            waiting = await unit.jobs.waiting()
        for candidate in waiting[:2]:
            async with database.begin() as unit:
                claimed = await unit.jobs.claim(candidate.id, name)
            if claimed is None:
                continue
            say("claimed", claimed.id, claimed.attempt)
            async with database.begin() as unit:
                assert await unit.jobs.renew(claimed.id, claimed.attempt)
            async with database.begin() as unit:
                result = Result("", "en", 1, "", None, (), ())
                assert await unit.jobs.finish(claimed.id, claimed.attempt, result)
            say("done", claimed.id)

    for start in range(0, rounds, 4):
        await asyncio.gather(*(one(number) for number in range(start, min(start + 4, rounds))))
    await database.close()


def spawn(url: str, name: str, rounds: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, url, name, str(rounds)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def lines(output: str, word: str) -> list[str]:
    return [line.split()[1] for line in output.splitlines() if line.startswith(f"{word} ")]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/rows/test.db"


async def test_two_processes_can_write_to_one_database(url: str) -> None:
    writers = [spawn(url, name, 60) for name in ("one", "two")]
    outputs = [writer.communicate(timeout=200) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], [errors for _, errors in outputs]
    output = "".join(stdout for stdout, _ in outputs)
    claimed = lines(output, "claimed")
    assert len(claimed) == len(set(claimed)), "a job was claimed twice"
    assert sorted(claimed) == sorted(lines(output, "done"))
    with closing(sqlite3.connect(url.partition("///")[2])) as rows:
        counts = dict(rows.execute("SELECT state, count(*) FROM jobs GROUP BY state").fetchall())
    assert sum(counts.values()) == len(lines(output, "added")) == 120
    assert counts[JobState.DONE] == len(claimed)
    assert JobState.RUNNING not in counts


async def test_killed_process_loses_no_committed_data(url: str, tmp_path: Path) -> None:
    acknowledged: list[str] = []
    for round_ in range(3):
        writer = spawn(url, f"life{round_}", 100_000)
        assert writer.stdout is not None
        acknowledged_lines = [writer.stdout.readline() for _ in range(20 + round_)]
        os.kill(writer.pid, signal.SIGKILL)
        rest, _ = writer.communicate()
        acknowledged += lines("".join(acknowledged_lines) + rest, "added")
    with sqlite3.connect(tmp_path / "rows" / "test.db") as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()
    database = await Database.open(url)
    async with database.begin() as unit:
        assert len(acknowledged) > 10
        for id_ in acknowledged:
            assert await unit.jobs.get(id_) is not None
        running = await unit.jobs.running()
        assert all(job.attempt == 1 for job in running)
    await database.close()
