"""Writes a row and takes it back: whether rows can be kept, without changing anything.

Neither migrates nor makes anything, and SQLite is asked without SQLAlchemy: a health check runs it
every half a minute, and importing that takes a second.
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

VERSIONS = Path(__file__).parent / "migrations" / "versions"
WAIT_SECONDS = 5
"""How long another process's transaction is waited for."""
_VERSION = "SELECT version_num FROM alembic_version"
_WRITE = "INSERT INTO switches (name, since) VALUES ('doctor', CURRENT_TIMESTAMP)"
_READ = "SELECT count(*) FROM switches WHERE name = 'doctor'"

State = Literal["ready", "behind", "new"]


@dataclass(frozen=True, slots=True)
class WriteTest:
    """`new`: there are no tables yet; `behind`: `missing` migrations are to be applied, so nothing
    was written; `ready`: a row was written and taken back, in `seconds`."""

    state: State
    seconds: float = 0.0
    missing: int = 0


def newest_versions() -> list[str]:
    """The names of all migrations, the oldest first."""
    return sorted(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


async def try_rows(url: str) -> WriteTest:
    """Try the database at this address. Raises BadSetting (DATABASE_URL) with the reason."""
    if url.startswith("sqlite"):
        return await asyncio.to_thread(_sqlite, url)
    return await _server(url)


def _sqlite(url: str) -> WriteTest:
    path = Path(url.partition(":///")[2].partition("?")[0])
    if not path.exists():
        return WriteTest("new")
    try:
        with closing(sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)) as rows:
            begun = time.monotonic()
            rows.execute("BEGIN IMMEDIATE")
            try:
                found = rows.execute(
                    "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
                ).fetchone()
                version = rows.execute(_VERSION).fetchone() if found else None
                if missing := _missing(version[0] if version else None):
                    return missing
                rows.execute(_WRITE)
                if rows.execute(_READ).fetchone() != (1,):
                    raise _refused("a row that was written can't be read")
            finally:
                rows.execute("ROLLBACK")
            return WriteTest("ready", time.monotonic() - begun)
    except sqlite3.Error as error:
        if "locked" in str(error):
            said = f"another process has been writing to {path} for over {WAIT_SECONDS} s"
            raise _refused(said) from error
        raise _told(error, url) from error


async def _server(url: str) -> WriteTest:
    """A server, by SQLAlchemy and the driver that the address names."""
    from sqlalchemy import text  # noqa: PLC0415 see above
    from sqlalchemy.exc import ProgrammingError  # noqa: PLC0415
    from sqlalchemy.ext.asyncio import create_async_engine  # noqa: PLC0415

    try:
        engine = create_async_engine(url)
    except Exception as error:
        raise _told(error, url) from error
    try:
        async with engine.connect() as rows:
            begun = time.monotonic()
            try:
                version = (await rows.execute(text(_VERSION))).scalar()
            except ProgrammingError:  # there is no such table
                return WriteTest("new")
            if missing := _missing(version):
                return missing
            await rows.execute(text(_WRITE))
            written = (await rows.execute(text(_READ))).scalar()
            await rows.rollback()
        if written != 1:
            raise _refused("a row that was written can't be read")
        return WriteTest("ready", time.monotonic() - begun)
    except BadSetting:
        raise
    except Exception as error:
        raise _told(error, url) from error
    finally:
        await engine.dispose()


def _told(error: Exception, url: str) -> Exception:
    """A database's answer in words; itself, when nobody foresaw it."""
    from sqlalchemy import make_url  # noqa: PLC0415 see above
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415

    from storage.database_errors import bad_setting  # noqa: PLC0415 loads Alembic

    try:
        address = make_url(url)
    except ArgumentError:
        address = None
    return bad_setting(error, address) or error


def _missing(version: str | None) -> WriteTest | None:
    """How far behind a database of this version is; None: it is up to date. Raises BadSetting for
    one of a newer mp4totext."""
    versions = newest_versions()
    if version is None:
        return WriteTest("new")
    if version not in versions:
        raise _refused("the database was written by a newer version of mp4totext")
    behind = len(versions) - 1 - versions.index(version)
    return WriteTest("behind", missing=behind) if behind else None


def _refused(problem: str) -> BadSetting:
    return BadSetting(problem, setting="DATABASE_URL", problem=problem)
