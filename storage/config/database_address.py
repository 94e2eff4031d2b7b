"""Conversion of database addresses to the form of the driver.

Hosting providers give addresses in libpq's form
(https://www.postgresql.org/docs/current/libpq-connect.html). asyncpg reads this form, but
SQLAlchemy passes the parameters on under other names. They are therefore put into a `dsn`
parameter, so that asyncpg gives `sslmode` and the others their usual meaning.
"""

from __future__ import annotations

import re
import ssl
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, urlencode

from storage.config.addresses import split
from storage.config.problem import quote

POOL = 15
"""Most connections of a process to PostgreSQL, unless DATABASE_POOL says another number."""
EXAMPLE = "postgresql://user:password@host/mp4totext"
_POSTGRESQL = re.compile(r"postgres(?:ql)?(?:\+(?:asyncpg|psycopg2?|psycopg2cffi|pg8000))?")
_SQLITE = re.compile(r"sqlite(?:3)?(?:\+(?:aiosqlite|pysqlite))?")
_TLS_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
_VERIFYING_MODES = ("verify-ca", "verify-full")
_TO_ASYNCPG = {
    *("sslmode", "sslcert", "sslkey", "sslrootcert", "sslcrl", "sslpassword", "sslnegotiation"),
    *("ssl_min_protocol_version", "ssl_max_protocol_version", "target_session_attrs"),
    *("passfile", "service", "krbsrvname", "gsslib"),
    *("application_name", "options", "search_path", "statement_timeout"),
}
_IGNORED = {"connect_timeout", "channel_binding", "gssencmode", "client_encoding"}
"""Parameters of libpq that asyncpg does not know and that can be dropped. Channel binding is one:
libpq prefers it, asyncpg never does it, and no server can require it."""
_TO_SQLALCHEMY = {"host", "port", "dsn", "prepared_statement_cache_size"}
_POOLER = "pgbouncer"
"""Parameter of an address behind a pooler, as Prisma and Supabase write it."""
_POOLERS = re.compile(r"[.-]pooler\.([a-z0-9-]+\.)*(supabase\.com|neon\.tech)$")
"""Hosts whose connections are transactions: https://supabase.com/docs/guides/database/connecting-to-postgres,
https://neon.com/docs/connect/connection-pooling"""


def database_address(written: str) -> str:
    """Return the address for SQLAlchemy.

    Raises ValueError with the mistake, without repeating the address.
    """
    scheme, found, rest = written.partition("://")
    if not found:
        return _sqlite(written)
    scheme = scheme.lower()
    if _SQLITE.fullmatch(scheme) or scheme == "file":
        return _sqlite(rest.removeprefix("/") if scheme != "file" else rest)
    if not _POSTGRESQL.fullmatch(scheme):
        expected = f"must begin with postgresql:// or sqlite:///, for example {EXAMPLE}"
        raise ValueError(f"{expected}: {quote(scheme)} is no database that can be used")
    # An address without a host is that of a socket.
    body = rest if not rest.startswith(("/", "?")) else f"localhost{rest}"
    if re.match(r"[^/?@]*@[/?]", rest):
        body = rest.replace("@", "@localhost", 1)
    parts = split(f"postgresql://{body}", ("postgresql",), EXAMPLE)
    if parts.fragment:
        raise ValueError(f"has a #; in a user name or password write it as %23, as in {EXAMPLE}")
    head = rest.partition("?")[0]
    return f"postgresql+asyncpg://{head}{_query(parts)}"


def _query(parts: SplitResult) -> str:
    """Return the query string; parameters of TLS and of the session go into a `dsn`. Behind a
    pooler, no prepared statement outlives its transaction: `storage/postgresql/engine.py`."""
    dsn: dict[str, str] = {}
    remaining: dict[str, str] = {}
    if _POOLERS.search(parts.hostname or ""):
        remaining["prepared_statement_cache_size"] = "0"
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if name == "ssl":  # the name of this parameter in asyncpg and JDBC
            dsn["sslmode"] = {"true": "require", "false": "disable"}.get(value.lower(), value)
        elif name == _POOLER:
            if value.lower() not in ("true", "false"):
                raise ValueError(f"has {_POOLER}={quote(value)} behind its ?; write true or false")
            remaining["prepared_statement_cache_size"] = "0" if value.lower() == "true" else "100"
        elif name in _TO_ASYNCPG:
            dsn[name] = value
        elif name in _TO_SQLALCHEMY:
            remaining[name] = value
        elif name not in _IGNORED:
            allowed = ", ".join(sorted(_TO_ASYNCPG | {"host", "port", _POOLER}))
            raise ValueError(
                f"has the unknown parameter {quote(name)} behind its ?; known: {allowed}"
            )
    dsn |= _tls(dsn.get("sslmode"), dsn.get("sslrootcert", ""))
    if dsn:
        remaining["dsn"] = f"postgresql://?{urlencode(dsn)}"
    return f"?{urlencode(remaining)}" if remaining else ""


def _tls(mode: str | None, root: str) -> dict[str, str]:
    """Return the parameter with the trusted authorities, if any. Raises ValueError."""
    if mode is not None and mode not in _TLS_MODES:
        raise ValueError(f"sslmode must be one of {', '.join(_TLS_MODES)}, not {quote(mode)}")
    if not root and mode in _VERIFYING_MODES:
        root = _default_root()
    if root == "system":  # libpq's name for the authorities that the machine trusts
        root = ssl.get_default_verify_paths().cafile or ""
    if root and not Path(root).is_file():
        raise ValueError(f"names sslrootcert={root}, and there is no such file")
    return {"sslrootcert": root} if root else {}


def _default_root() -> str:
    """Return libpq's default for `sslrootcert`, or "system" when there is no such file."""
    own = Path("~/.postgresql/root.crt").expanduser()
    return str(own) if own.is_file() else "system"


def _sqlite(path: str) -> str:
    if not path or path.startswith(":memory:"):
        raise ValueError(
            "must name a file: bot and worker share it, for example sqlite:///data/x.db"
        )
    if re.fullmatch(r"[\w.-]+:\d+(?:/.*)?|[^/]*@.*", path):
        raise ValueError(f"must begin with postgresql:// or sqlite:///, for example {EXAMPLE}")
    if Path(path).is_dir():
        raise ValueError(f"names a folder, {path}; name a file in it, or use DATA_DIR")
    return f"sqlite+aiosqlite:///{Path(path).expanduser() if path.startswith('~') else path}"
