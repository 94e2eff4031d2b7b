"""Self-test of the database: writes a row and rolls back.

It creates and migrates nothing. SQLite is tested without SQLAlchemy, whose import takes a second: a
health check runs this every half a minute.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from storage.errors import BadSetting
from storage.schema_version import READ_VERSION, newest_versions

WAIT_SECONDS = 5
"""Seconds to wait for a transaction of another process."""
_WRITE = "INSERT INTO switches (name, since) VALUES ('doctor', CURRENT_TIMESTAMP)"
_READ = "SELECT count(*) FROM switches WHERE name = 'doctor'"

State = Literal["ready", "behind", "new"]


@dataclass(frozen=True, slots=True)
class WriteTest:
    """Result of the self-test.

    `new`: no tables yet. `behind`: `missing` migrations are due, nothing was written. `ready`: a
    row was written and rolled back, in `seconds`.
    """

    state: State
    seconds: float = 0.0
    missing: int = 0


async def try_rows(url: str) -> WriteTest:
    """Test the database at this address. Raises BadSetting (DATABASE_URL) with the reason."""
    if url.startswith("sqlite"):
        return await asyncio.to_thread(_sqlite, url)
    return await _server(url)


def _sqlite(url: str) -> WriteTest:
    path = Path(url.partition(":///")[2].partition("?")[0])
    if not path.exists():
        return WriteTest("new")
    try:
        with closing(sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)) as rows:
            started = time.monotonic()
            rows.execute("BEGIN IMMEDIATE")
            try:
                table = rows.execute(
                    "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
                ).fetchone()
                version = rows.execute(READ_VERSION).fetchone() if table else None
                if missing := _outdated(version[0] if version else None):
                    return missing
                rows.execute(_WRITE)
                if rows.execute(_READ).fetchone() != (1,):
                    raise _bad_setting("a row that was written can't be read")
            finally:
                rows.execute("ROLLBACK")
            return WriteTest("ready", time.monotonic() - started)
    except sqlite3.Error as error:
        if "locked" in str(error):
            problem = f"another process has been writing to {path} for over {WAIT_SECONDS} s"
            raise _bad_setting(problem) from error
        raise _explain(error, url) from error


async def _server(url: str) -> WriteTest:
    """Test a database server, by SQLAlchemy and the driver of the address."""
    from sqlalchemy import text  # noqa: PLC0415 see above
    from sqlalchemy.exc import ProgrammingError  # noqa: PLC0415

    from storage.postgresql.engine import postgresql_engine  # noqa: PLC0415

    try:
        engine = postgresql_engine(url)
    except Exception as error:
        raise _explain(error, url) from error
    try:
        async with engine.connect() as rows:
            started = time.monotonic()
            try:
                version = (await rows.execute(text(READ_VERSION))).scalar()
            except ProgrammingError:  # there is no such table
                return WriteTest("new")
            if missing := _outdated(version):
                return missing
            await rows.execute(text(_WRITE))
            written = (await rows.execute(text(_READ))).scalar()
            await rows.rollback()
        if written != 1:
            raise _bad_setting("a row that was written can't be read")
        return WriteTest("ready", time.monotonic() - started)
    except BadSetting:
        raise
    except Exception as error:
        raise _explain(error, url) from error
    finally:
        await engine.dispose()


def _explain(error: Exception, url: str) -> Exception:
    """Return the error with a message for the operator; an unexpected one unchanged."""
    from sqlalchemy import make_url  # noqa: PLC0415 see above
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

    from storage.database_errors.opening import bad_setting  # noqa: PLC0415 loads Alembic

    try:
        address = make_url(url)
    except ArgumentError:
        address = None
    return bad_setting(error, address) or error


def _outdated(version: str | None) -> WriteTest | None:
    """Return the result for an outdated version; None when it is up to date.

    Raises BadSetting for a version of a newer mp4totext.
    """
    versions = newest_versions()
    if version is None:
        return WriteTest("new")
    if version not in versions:
        raise _bad_setting("the database was written by a newer version of mp4totext")
    behind = len(versions) - 1 - versions.index(version)
    return WriteTest("behind", missing=behind) if behind else None


def _bad_setting(problem: str) -> BadSetting:
    return BadSetting(problem, setting="DATABASE_URL", problem=problem)
