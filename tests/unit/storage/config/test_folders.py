"""Folders that can't be written to: the message and its advice."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from storage.config import folders
from storage.config.folders import check_readable, check_writable

ROOT = Path(__file__).parents[4]


def test_missing_folder_is_created_with_its_parents(tmp_path: Path) -> None:
    assert check_writable("DATA_DIR", tmp_path / "a" / "b") is None
    assert (tmp_path / "a" / "b").is_dir()
    assert not list((tmp_path / "a" / "b").iterdir())


@pytest.mark.parametrize("under", ["", "deeper/still"])
def test_file_in_place_of_a_folder_is_named(tmp_path: Path, under: str) -> None:
    (tmp_path / "data").touch()
    errors = check_writable("DATA_DIR", tmp_path / "data" / under)
    assert errors
    assert str(errors) == (
        f"DATA_DIR: {tmp_path}/data is a file, not a folder; move it away, or name another folder"
    )


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.EROFS, "is on a read-only file system; mount it writable"),
        (errno.ENOSPC, "no space is left where"),
        (errno.EDQUOT, "no space is left where"),
        (errno.EIO, "can't be used: Input/output error; name another folder"),
    ],
)
def test_write_error_of_a_folder_is_explained(
    number: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    errors = check_writable("DATA_DIR", tmp_path)
    assert errors
    assert says in errors.says
    assert not list(tmp_path.iterdir())


def test_unwritable_folder_in_a_container_gets_advice_on_the_volume(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no", str(tmp_path / "mp4totext.db"))

    monkeypatch.setattr(os, "fsync", refuse)
    monkeypatch.setattr(folders, "_in_container", lambda: True)
    monkeypatch.setattr(os, "geteuid", lambda: 10001)
    errors = check_writable("DATA_DIR", tmp_path)
    assert errors
    assert f"belongs to user {os.getuid()}" in errors.says
    assert "runs as user 10001: give the volume to it (docker run --user 0 … chown" in errors.says


def test_folder_to_read_from_is_checked(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert check_readable("PIPER_VOICE", tmp_path) is None
    missing = check_readable("PIPER_VOICE", tmp_path / "none")
    assert missing
    assert missing.says == f"there is no folder {tmp_path}/none"
    file = check_readable("PIPER_VOICE", tmp_path / "file")
    assert file
    assert file.says == f"{tmp_path}/file is a file; name its folder"


def message_on_mount(options: str, folder: Path) -> str:
    """Return the message about a folder on a file system that is mounted with these options."""
    check = f'print(check_writable("DATA_DIR", Path("{folder}")))'
    script = (
        f"mount -t tmpfs -o {options} none {folder} && {sys.executable} -c "
        f"'from storage.config.folders import *; {check}'"
    )
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    if "storage" not in done.stderr and done.returncode:
        pytest.skip(f"this machine mounts nothing for tests: {done.stderr.strip()}")
    return done.stdout.strip()


@pytest.mark.skipif(not shutil.which("unshare"), reason="unshare (util-linux) is not installed")
def test_full_disk_and_read_only_mount_get_different_messages(tmp_path: Path) -> None:
    assert message_on_mount("size=1m", tmp_path) == "None"
    full = message_on_mount("nr_inodes=1", tmp_path)
    assert full == (
        f"DATA_DIR: no space is left where {tmp_path} is; free some, or name another folder"
    )
    read_only = message_on_mount("ro", tmp_path)
    assert read_only == (
        f"DATA_DIR: {tmp_path} is on a read-only file system; mount it writable, "
        "or name another folder"
    )
