"""`mp4totext backup`, `restore` and `move` in processes of their own, as an operator types them."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest

from storage.database import Database
from storage.models import Account, Platform, Role
from tests.integration.cli.test_cli import environment, run
from tests.object_server import moto_server
from tests.paths import DATA

__all__ = ["environment"]
BEN = Account(Platform.TELEGRAM, "2")
NOTE = DATA / "asr/en/jfk.flac"


@pytest.fixture
def service(environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """An installation that knows somebody and keeps a recording."""
    asyncio.run(_add_administrator(f"sqlite+aiosqlite:///{tmp_path}/data/mp4totext.db"))
    blob = tmp_path / "data/blobs/media/aa/source"
    blob.parent.mkdir(parents=True)
    blob.write_bytes(NOTE.read_bytes())
    return environment


async def _add_administrator(url: str) -> None:
    database = await Database.open(url)
    async with database.begin() as unit:
        person = await unit.people.get_or_create(BEN, "tr")
        await unit.people.set_role(BEN, Role.ADMIN)
    assert person
    await database.close()


def administrators(environment: dict[str, str], folder: Path) -> list[list[str]]:
    listed = run(environment, folder, "admin", "list", "--json")
    assert listed.returncode == 0, listed.stderr
    made: list[list[str]] = json.loads(listed.stdout)["made"]
    return made


def test_backup_is_checked_and_restored_elsewhere(service: dict[str, str], tmp_path: Path) -> None:
    made = run(service, tmp_path, "backup", "all.tar")
    assert made.returncode == 0, made.stderr
    assert "1 files, 1.2 MB" in made.stderr
    checked = run(service, tmp_path, "restore", "--check", "all.tar")
    assert "Whole:" in checked.stdout
    again = run(service, tmp_path, "backup", "all.tar")
    assert (again.returncode, again.stderr.strip()) == (
        1,
        "all.tar: There is a file of this name already",
    )
    refused = run(service, tmp_path, "restore", "all.tar")
    assert refused.returncode == 1
    assert "Nothing was changed: the database is not empty" in refused.stderr

    elsewhere = {**service, "DATA_DIR": str(tmp_path / "new")}
    done = run(elsewhere, tmp_path, "restore", "all.tar")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Restored ")
    assert administrators(elsewhere, tmp_path) == [["telegram:2"]]
    assert (tmp_path / "new/blobs/media/aa/source").read_bytes() == NOTE.read_bytes()


def test_bucket_that_fails_is_a_sentence_and_leaves_nothing(
    service: dict[str, str], tmp_path: Path
) -> None:
    assert run(service, tmp_path, "backup", "whole.tar").returncode == 0
    elsewhere = {**service, "DATA_DIR": str(tmp_path / "new")}
    with moto_server(tmp_path) as server:
        nowhere = server.settings("x") | {"BLOB_URL": "s3://nowhere"}
        made = run({**service, **nowhere}, tmp_path, "backup", "all.tar")
        restored = run({**elsewhere, **nowhere}, tmp_path, "restore", "whole.tar")
        assert "Traceback" not in made.stderr + restored.stderr
        assert "there is no such bucket; create it, or see BLOB_URL" in made.stderr
        assert "there is no such bucket; create it, or see BLOB_URL" in restored.stderr
        assert (made.returncode, restored.returncode) == (1, 2)
        assert list(tmp_path.glob("all.tar*")) == []
        bucket = server.settings("x")
        done = run({**elsewhere, **bucket}, tmp_path, "restore", "whole.tar")
        assert done.returncode == 0, done.stderr
        assert server.stored_keys() == ["x/media/aa/source"]
        again = run({**elsewhere, **bucket}, tmp_path, "backup", "all.tar")
        assert again.returncode == 0, again.stderr
    assert "1 files, 1.2 MB" in again.stderr
    assert "Whole:" in run(service, tmp_path, "restore", "--check", "all.tar").stdout


def test_backups_of_a_folder_are_named_by_time_and_expire(
    service: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    older = folder / "mp4totext-2026-01-01T030000Z.tar"
    older.touch()
    made = run(service, tmp_path, "backup", "backups", "--keep", "1")
    assert made.returncode == 0, made.stderr
    assert "Deleted backups/mp4totext-2026-01-01T030000Z.tar" in made.stderr
    (file,) = folder.iterdir()
    assert "Whole:" in run(service, tmp_path, "restore", "--check", str(file)).stdout
    refused = run(service, tmp_path, "backup", "all.tar", "--keep", "1")
    assert (refused.returncode, refused.stderr.strip()) == (
        2,
        "--keep needs a folder, and all.tar is none.",
    )


def test_backup_goes_through_a_pipe(service: dict[str, str], tmp_path: Path) -> None:
    with (tmp_path / "piped.tar").open("wb") as into:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "backup", "-"],
            env=service,
            cwd=tmp_path,
            stdout=into,
            stderr=subprocess.PIPE,
            timeout=180,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert run(service, tmp_path, "restore", "--check", "piped.tar").returncode == 0


def test_broken_backup_is_refused_in_a_sentence(service: dict[str, str], tmp_path: Path) -> None:
    assert run(service, tmp_path, "backup", "all.tar").returncode == 0
    whole = (tmp_path / "all.tar").read_bytes()
    (tmp_path / "all.tar").write_bytes(whole[: len(whole) // 2])
    for line in (["restore", "all.tar"], ["restore", "--check", "all.tar"]):
        refused = run({**service, "DATA_DIR": str(tmp_path / "new")}, tmp_path, *line)
        assert refused.returncode == 1
        assert refused.stderr.startswith("This backup can't be used: not a backup, or cut off")
        assert "Traceback" not in refused.stderr
    missing = run(service, tmp_path, "restore", "nothing.tar")
    assert missing.returncode == 2


def test_rows_move_to_the_database_of_an_address(service: dict[str, str], tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/other.db"
    done = run(service, tmp_path, "move", address)
    assert done.returncode == 0, done.stderr
    assert "Set DATABASE_URL to the new address now" in done.stdout
    assert administrators({**service, "DATABASE_URL": address}, tmp_path) == [["telegram:2"]]
    wrong = run(service, tmp_path, "move", "mysql://host/name")
    assert wrong.returncode == 2
    assert wrong.stderr.startswith("This address can't be used: ")
