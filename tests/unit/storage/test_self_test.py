"""The self-test writes a row and rolls back, or reports the reason."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage import self_test
from storage.database import Database
from storage.database_errors import opening
from storage.errors import BadSetting
from storage.machine.disk import free_bytes, remote_kind
from storage.schema_version import newest_versions
from storage.self_test import try_rows


def url(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder}/mp4totext.db"


async def migrated(folder: Path) -> Path:
    await (await Database.open(url(folder))).close()
    return folder / "mp4totext.db"


async def test_self_test_writes_a_row_and_rolls_back(tmp_path: Path) -> None:
    path = await migrated(tmp_path)
    assert (await try_rows(url(tmp_path))).state == "ready"
    with closing(sqlite3.connect(path)) as rows:
        assert rows.execute("SELECT count(*) FROM switches").fetchone() == (0,)


async def test_self_test_reports_old_new_and_missing_tables(tmp_path: Path) -> None:
    assert (await try_rows(url(tmp_path))).state == "new"
    assert os.listdir(tmp_path) == []  # noqa: PTH208 the test makes no file
    path = await migrated(tmp_path)
    versions = newest_versions()
    with closing(sqlite3.connect(path)) as rows, rows:
        rows.execute("UPDATE alembic_version SET version_num = ?", [versions[-3]])
    behind = await try_rows(url(tmp_path))
    assert (behind.state, behind.missing) == ("behind", 2)
    with closing(sqlite3.connect(path)) as rows, rows:
        rows.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(BadSetting) as exc_info:
        await try_rows(url(tmp_path))
    assert "newer version" in exc_info.value.values["problem"]


async def test_self_test_reports_a_writer_that_never_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = await migrated(tmp_path)
    monkeypatch.setattr(self_test, "WAIT_SECONDS", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BadSetting) as exc_info:
            await try_rows(url(tmp_path))
    assert "another process has been writing" in exc_info.value.values["problem"]


async def test_self_test_reports_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "mp4totext.db").write_bytes(b"no database" * 1000)
    with pytest.raises(BadSetting) as exc_info:
        await try_rows(url(tmp_path))
    assert "no SQLite database" in exc_info.value.values["problem"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("ext4", ""), ("nfs4", "nfs4"), ("fuse.sshfs", "fuse.sshfs"), ("9p", "9p")],
)
def test_folder_on_a_network_file_system_is_detected(
    tmp_path: Path, kind: str, expected: str
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "1 1 0:1 / / rw - ext4 /dev/sda rw\n"
        f"2 1 0:2 / {str(tmp_path).replace(' ', chr(92) + '040')} rw shared:1 - {kind} host:/x rw\n"
    )
    assert remote_kind(tmp_path / "data" / "blobs", mounts) == expected
    assert remote_kind(tmp_path, tmp_path / "none") == ""
    assert free_bytes(tmp_path / "not" / "there") > 0


def test_database_that_is_a_link_to_a_network_file_system_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The WAL is beside the file to which the link leads."""
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "rows.db").touch()
    (tmp_path / "rows.db").symlink_to(tmp_path / "far" / "rows.db")
    mounts = tmp_path / "mountinfo"
    far = str(tmp_path / "far").replace(" ", r"\040")
    mounts.write_text(f"1 1 0:1 / / rw - ext4 /dev/sda rw\n2 1 0:2 / {far} rw - nfs4 h:/x rw\n")
    monkeypatch.setattr(opening, "remote_kind", lambda path: remote_kind(path, mounts))
    opening.refuse_remote(tmp_path / "near.db")
    with pytest.raises(BadSetting):
        opening.refuse_remote(tmp_path / "rows.db")
