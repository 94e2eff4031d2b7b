"""Errors that say that a disk is full, read-only or broken, from all that write to one."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import av
import pytest
from sqlalchemy.exc import OperationalError

from storage import logs
from storage.machine.disk import disk_trouble, is_out_of_space
from storage.settings import StorageSettings
from storage.watch.sentry import is_bug


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


FULL, READ_ONLY = "no space left on the disk", "the disk is read-only"
BROKEN = "the disk gives errors of input and output"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), FULL),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), FULL),
        (OSError(errno.EROFS, "Read-only file system"), READ_ONLY),
        (OSError(errno.EIO, "Input/output error"), BROKEN),
        (OSError(errno.ESTALE, "Stale file handle"), BROKEN),
        (OSError(errno.EUCLEAN, "Structure needs cleaning"), BROKEN),
        (caused_by(sqlite_error(sqlite3.SQLITE_FULL)), FULL),
        (caused_by(sqlite_error(sqlite3.SQLITE_IOERR_WRITE)), BROKEN),
        (caused_by(sqlite_error(sqlite3.SQLITE_IOERR_FSYNC)), BROKEN),
        (caused_by(sqlite_error(sqlite3.SQLITE_IOERR_SHMMAP)), BROKEN),
        (
            caused_by(sqlite_error(sqlite3.SQLITE_READONLY)),
            "the file of the database can't be written",
        ),
        (
            caused_by(sqlite_error(sqlite3.SQLITE_READONLY_CANTINIT)),
            "the file of the database can't be written",
        ),
        (
            caused_by(sqlite_error(sqlite3.SQLITE_READONLY_DBMOVED)),
            "the file of the database was moved or deleted",
        ),
        (
            caused_by(sqlite_error(sqlite3.SQLITE_CANTOPEN)),
            "a file of the database can't be opened",
        ),
        (
            caused_by(sqlite_error(sqlite3.SQLITE_NOTADB)),
            "the file of the database is damaged: restore a backup",
        ),
        (caused_by(ServerError("53100")), FULL),
        (caused_by(ServerError("58030")), BROKEN),
        (RuntimeError(OBSTORE.format("No space left on device", errno.ENOSPC)), FULL),
        (RuntimeError(OBSTORE.format("Read-only file system", errno.EROFS)), READ_ONLY),
    ],
)
def test_trouble_of_a_disk_has_words(error: Exception, words: str) -> None:
    assert disk_trouble(error) == words
    assert is_out_of_space(error) is (words == FULL)
    assert not is_bug(error)


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.EACCES, "Permission denied"),
        caused_by(sqlite_error(sqlite3.SQLITE_BUSY)),
        caused_by(sqlite_error(sqlite3.SQLITE_CORRUPT)),
        caused_by(ServerError("53200")),
        RuntimeError(OBSTORE.format("Permission denied", errno.EACCES)),
        ValueError("28"),
        av.error.OSError(errno.EIO, "Input/output error"),
    ],
)
def test_other_errors_are_none_of_a_disk(error: Exception) -> None:
    assert disk_trouble(error) == ""
    assert not is_out_of_space(error)


def test_full_disk_of_what_ffmpeg_writes_is_one_of_the_disk() -> None:
    assert disk_trouble(av.error.OSError(errno.ENOSPC, "No space left on device")) == FULL


def test_error_of_a_real_full_device_is_recognized() -> None:
    with pytest.raises(OSError, match="No space left") as raised, Path("/dev/full").open("w") as it:
        it.write("x" * 10_000)
    assert is_out_of_space(raised.value)


def test_log_tells_a_trouble_of_a_disk_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs.setup(StorageSettings(log_format="text"))
    try:
        raise RuntimeError(OBSTORE.format("Read-only file system", errno.EROFS) + "\nDebug source")
    except RuntimeError:
        logs.get("a loop").exception("retention failed, trying again")
    (line,) = capsys.readouterr().err.splitlines()
    assert READ_ONLY in line
    assert "Debug" not in line
