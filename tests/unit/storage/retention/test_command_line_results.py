"""Results of the command line are kept until they are old, beside those of jobs."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from storage import retention
from storage.blobs import Blobs, media_prefix, run_key, source_key
from storage.database import Database
from tests.unit.storage.conftest import ANNA, BEN, add, make_job
from tests.unit.storage.retention.stored_jobs import count_files, fill, forget


def store_run(blobs: Blobs, folder: Path, sha: str, days_ago: float) -> None:
    blobs.put_bytes(run_key(sha), b"")
    moment = datetime.now(UTC).timestamp() - 86_400 * days_ago
    for path in (folder / "blobs" / media_prefix(sha)).rglob("*"):
        os.utime(path, (moment, moment))


async def test_command_line_results_are_kept_until_they_are_old(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    fill(blobs, "a" * 64)
    store_run(blobs, tmp_path, "a" * 64, 29)
    fill(blobs, "b" * 64)
    store_run(blobs, tmp_path, "b" * 64, 31)
    assert not retention.runs_are_due(blobs, 0)
    assert await retention.forget_older_than(database, blobs, 0) == retention.Forgotten()
    assert retention.runs_are_due(blobs, 30)
    assert await retention.forget_runs(database, blobs, 30) == retention.Forgotten(0, 4, 10)
    assert (count_files(blobs, "a" * 64), count_files(blobs, "b" * 64)) == (5, 0)
    assert not retention.runs_are_due(blobs, 30)
    store_run(blobs, tmp_path, "a" * 64, 31)
    assert await retention.forget_older_than(database, blobs, 30) == retention.Forgotten(0, 4, 10)


async def test_command_line_and_jobs_keep_files_of_each_other(
    database: Database, blobs: Blobs, tmp_path: Path
) -> None:
    await add(database, make_job(1), make_job(1, BEN, sha="b" * 64))
    for sha in "ab":
        fill(blobs, sha * 64)
        store_run(blobs, tmp_path, sha * 64, 31)
    await retention.forget_runs(database, blobs, 30)
    assert (count_files(blobs, "a" * 64), count_files(blobs, "b" * 64)) == (4, 4)
    store_run(blobs, tmp_path, "a" * 64, 1)
    await forget(database, blobs, ANNA)
    assert count_files(blobs, "a" * 64) == 4, "results and run key remain, the recording is deleted"
    assert not blobs.exists(source_key("a" * 64))
    blobs.delete(run_key("a" * 64))
    assert (await retention.drop_unused(database, blobs, ["a" * 64])).files == 3
