"""`mp4totext blobs`: exit statuses and sentences."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.blobs import Blobs, source_key
from storage.database import Database
from tests.object_server import ObjectServer, moto_server
from tests.paths import ROOT
from tests.unit.storage.conftest import add, make_job

SHA = "a" * 64


@pytest.fixture(scope="module")
def moto(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectServer]:
    with moto_server(tmp_path_factory.mktemp("moto")) as server:
        yield server


def command(folder: Path, *line: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(folder), "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "bot", "blobs", *line],
        cwd=folder,
        env=environment | {"DATA_DIR": str(folder / "data")} | settings,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


async def fill(folder: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{folder}/data/mp4totext.db")
    await add(database, make_job(1))
    await database.close()


def test_missing_files_are_named_with_status_1(tmp_path: Path) -> None:
    asyncio.run(fill(tmp_path))
    found = command(tmp_path, "verify")
    assert (found.returncode, found.stderr) == (1, "")
    assert f"missing: 1\n  {source_key(SHA)} of job " in found.stdout
    Blobs(tmp_path / "data" / "blobs").put_bytes(source_key(SHA), b"media")
    found = command(tmp_path, "verify")
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith("1 jobs, 1 files, 0.0 MB\nmissing: 0\n")


def test_files_are_moved_to_a_bucket_and_verified_there(tmp_path: Path, moto: ObjectServer) -> None:
    asyncio.run(fill(tmp_path))
    Blobs(tmp_path / "data" / "blobs").put_bytes(source_key(SHA), b"media")
    bucket = moto.settings("moved")
    url = bucket.pop("BLOB_URL")
    refused = command(tmp_path, "move", url)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "S3_ACCESS_KEY" in refused.stderr
    moved = command(tmp_path, "move", url, **bucket)
    assert (moved.returncode, moved.stderr) == (0, "")
    assert f"Now set BLOB_URL={url}" in moved.stdout
    assert moto.stored_keys("moved/") == [f"moved/{source_key(SHA)}"]
    found = command(tmp_path, "verify", BLOB_URL=url, **bucket)
    assert (found.returncode, found.stderr) == (0, "")
    assert "missing: 0\n" in found.stdout
    assert "already" in command(tmp_path, "move", url, BLOB_URL=url, **bucket).stderr


def test_place_that_can_not_be_is_explained(tmp_path: Path) -> None:
    found = command(tmp_path, "move", "bucket/prefix")
    assert (found.returncode, found.stdout) == (2, "")
    assert "file:///" in found.stderr
