"""Errors that say that a disk is full, from all that write to one."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from storage.disk import is_out_of_space


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = code
    return error


def caused_by(cause: Exception) -> Exception:
    error = OperationalError("INSERT", {}, cause)
    error.__cause__ = cause
    return error


class ServerError(Exception):
    """An error of PostgreSQL."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


OBSTORE = "Generic LocalFileSystem error: Unable to copy data to file: {} (os error {})"


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EDQUOT, "Disk quota exceeded"),
        caused_by(sqlite_error(sqlite3.SQLITE_FULL)),
        caused_by(ServerError("53100")),
        RuntimeError(OBSTORE.format("No space left on device", errno.ENOSPC)),
    ],
)
def test_full_disk_is_recognized(error: Exception) -> None:
    assert is_out_of_space(error)


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.EACCES, "Permission denied"),
        caused_by(sqlite_error(sqlite3.SQLITE_BUSY)),
        caused_by(ServerError("53200")),
        RuntimeError(OBSTORE.format("Permission denied", errno.EACCES)),
        ValueError("28"),
    ],
)
def test_other_errors_are_none_of_a_full_disk(error: Exception) -> None:
    assert not is_out_of_space(error)


def test_error_of_a_real_full_device_is_recognized() -> None:
    with pytest.raises(OSError, match="No space left") as raised, Path("/dev/full").open("w") as it:
        it.write("x" * 10_000)
    assert is_out_of_space(raised.value)
