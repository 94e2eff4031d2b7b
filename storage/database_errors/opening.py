"""Error messages for databases that can't be opened: they name the setting and the fix.

Messages contain host, user and database of the address, never the password.
"""

from __future__ import annotations

import socket
import sqlite3
import ssl
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from storage.errors import BadSetting
from storage.machine.disk import is_of_host, remote_kind

_SQLITE_FILE = "mp4totext.db"
"""The database file in DATA_DIR when DATABASE_URL is empty."""


_LOST = ("26000", "42P05")
"""Codes for a prepared statement that is unknown, or that is there already."""
_POOLED = (
    "is a pooler that gives each transaction another session; "
    "add pgbouncer=true behind the ? of the address"
)


def bad_setting(error: Exception, address: URL | None) -> BadSetting | None:
    """Return the error for the operator; None for an unexpected one."""
    setting, problem = "DATABASE_URL", _general(error)
    if problem is None and address is not None:
        if address.get_backend_name() == "sqlite":
            path = Path(address.database or "")
            setting = _setting_of(path)
            problem = _sqlite(error, path)
        else:
            problem = _postgresql(error, address)
    if problem is None:
        return None
    return BadSetting(repr(error), setting=setting, problem=problem)


def refuse_remote(path: Path) -> None:
    """Raise BadSetting for an SQLite file on a network file system. Its WAL needs memory that all
    processes share, which machines do not: https://www.sqlite.org/wal.html."""
    kind = remote_kind(path)
    if not kind or is_of_host(kind):
        return
    problem = (
        f"{path} is on {kind}, a network file system, where SQLite loses rows; move the folder to "
        "a local disk, or use PostgreSQL: DATABASE_URL"
    )
    raise BadSetting(problem, setting=_setting_of(path), problem=problem)


def _setting_of(path: Path) -> str:
    return "DATA_DIR" if path.name == _SQLITE_FILE else "DATABASE_URL"


def _general(error: Exception) -> str | None:
    from alembic.util import CommandError  # noqa: PLC0415 a start without a migration needs none

    match error:
        case CommandError():
            return "the database was written by a newer version of mp4totext; update this one"
        case ImportError() if error.name == "asyncpg":
            return (
                "PostgreSQL needs the package asyncpg, which is not installed; "
                "pip install 'mp4totext[postgresql]'"
            )
        case ImportError():
            return f"needs a Python package that is not installed: {error.name}"
        case ArgumentError():
            return "is no address that can be read; for example postgresql://user:password@host/db"
    return None


def _sqlite(error: Exception, path: Path) -> str | None:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, OSError):
        return f"{path} can't be made: {cause.strerror}"
    if not isinstance(cause, sqlite3.Error):
        return str(error) if isinstance(error, SQLAlchemyError) else None
    message = str(cause)
    if "readonly" in message or "unable to open" in message:
        return f"{path} can't be written; see whose it and its folder are (ls -ld)"
    if "full" in message:
        return f"no space is left where {path} is; free some"
    if "not a database" in message or "malformed" in message:
        return f"{path} is no SQLite database, or a damaged one; put back a copy, or move it away"
    return f"{path}: {message}"


def _postgresql(error: Exception, address: URL) -> str | None:
    """Return the message for a PostgreSQL or asyncpg error.

    Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    cause = getattr(cause, "__cause__", None) or cause
    user, name, place = address.username, address.database, _host(address)
    match getattr(cause, "sqlstate", None):
        case "28P01" | "28000":
            return f"{place} does not let {user} in: {_first_line(cause)}; check name and password"
        case "3D000":
            return f"there is no database {name} at {place}; createdb {name} makes it"
        case "42501":
            return (
                f"{user} may not make tables in {name} at {place}; as its owner say: "
                f"GRANT ALL ON SCHEMA public TO {user}"
            )
        case "25006":
            return f"{place} only reads, as a standby does; name the primary server"
        case str() as code:
            return f"{place} {_POOLED if code in _LOST else f'says: {_first_line(cause)}'}"
    return _connection_problem(cause, place) or (
        _first_line(cause)
        if isinstance(error, SQLAlchemyError) or type(cause).__module__.startswith("asyncpg")
        else None
    )


def _connection_problem(cause: object, place: str) -> str | None:
    """Return why the connection failed; None for other errors."""
    if isinstance(cause, ssl.SSLCertVerificationError):
        return (
            f"the certificate of {place} is not trusted ({cause.verify_message}); "
            "name its authority by sslrootcert=/path, or use sslmode=require"
        )
    if isinstance(cause, ConnectionError) and "SSL" in str(cause):
        return f"{place} does no TLS, and sslmode asks for it; sslmode=prefer takes both"
    for kind, message in _KINDS.items():
        if isinstance(cause, kind):
            return message.format(place=place)
    if isinstance(cause, OSError):
        return f"{place} can't be reached: {cause.strerror or _first_line(cause)}"
    return None


_KINDS: dict[type[Exception], str] = {
    ssl.SSLError: "no TLS came about with {place}; see its port and sslmode",
    socket.gaierror: "there is no host {place}",
    ConnectionRefusedError: "nothing answers at {place}; start PostgreSQL there",
    FileNotFoundError: "nothing answers at {place}; start PostgreSQL there",
    TimeoutError: "{place} does not answer in time; is there a firewall in between?",
}


def _host(address: URL) -> str:
    """Return host and port, or the folder of the socket."""
    host = address.host or address.query.get("host") or "localhost"
    return f"{host}:{address.port}" if address.port else str(host)


def _first_line(cause: object) -> str:
    return (str(cause).splitlines() or [type(cause).__name__])[0][:200]
