"""DATABASE_URL in the forms of hosting providers, frameworks and users."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import make_url

from storage.config.database_address import database_address


def dsn(parameters: str) -> str:
    return "dsn=" + quote(f"postgresql://?{parameters}", safe="")


NO_CACHE = "prepared_statement_cache_size=0"
UNDERSTOOD = [
    ("postgres://u:p@h/db", "postgresql+asyncpg://u:p@h/db"),
    ("postgresql://u:p@h:5433/db", "postgresql+asyncpg://u:p@h:5433/db"),
    ("postgresql+psycopg2://u:p@h/db", "postgresql+asyncpg://u:p@h/db"),
    ("PostgreSQL+asyncpg://u@h/db", "postgresql+asyncpg://u@h/db"),
    ("postgres://u:p%40ss@h/db", "postgresql+asyncpg://u:p%40ss@h/db"),
    ("postgres://h/db?sslmode=require", f"postgresql+asyncpg://h/db?{dsn('sslmode=require')}"),
    (
        "postgres://h/db?sslmode=require&channel_binding=require&connect_timeout=5",
        f"postgresql+asyncpg://h/db?{dsn('sslmode=require')}",
    ),
    ("postgresql+asyncpg://h/db?ssl=true", f"postgresql+asyncpg://h/db?{dsn('sslmode=require')}"),
    ("postgresql://u@/db?host=/run/pg", "postgresql+asyncpg://u@/db?host=%2Frun%2Fpg"),
    ("postgresql:///db", "postgresql+asyncpg:///db"),
    ("postgres://h/db?pgbouncer=true", f"postgresql+asyncpg://h/db?{NO_CACHE}"),
    (
        "postgres://u.x:p@aws-0-eu-central-1.pooler.supabase.com:6543/postgres",
        "postgresql+asyncpg://u.x:p@aws-0-eu-central-1.pooler.supabase.com:6543/postgres?"
        + NO_CACHE,
    ),
    (
        "postgresql://u:p@ep-a-1-pooler.us-east-2.aws.neon.tech/db",
        f"postgresql+asyncpg://u:p@ep-a-1-pooler.us-east-2.aws.neon.tech/db?{NO_CACHE}",
    ),
    (
        "postgresql://u:p@ep-a-1.us-east-2.aws.neon.tech/db",
        "postgresql+asyncpg://u:p@ep-a-1.us-east-2.aws.neon.tech/db",
    ),
    ("sqlite:////srv/x.db", "sqlite+aiosqlite:////srv/x.db"),
    ("sqlite:///x.db", "sqlite+aiosqlite:///x.db"),
    ("sqlite+aiosqlite:////srv/x.db", "sqlite+aiosqlite:////srv/x.db"),
    ("/srv/x.db", "sqlite+aiosqlite:////srv/x.db"),
    ("data/x.db", "sqlite+aiosqlite:///data/x.db"),
    ("file:///srv/x.db", "sqlite+aiosqlite:////srv/x.db"),
]


@pytest.mark.parametrize(("written", "expected"), UNDERSTOOD)
def test_database_address_accepts_forms_of_hosting_providers(written: str, expected: str) -> None:
    assert database_address(written) == expected
    assert database_address(expected) == expected
    make_url(expected)


def test_system_certificates_are_used_to_verify_the_server() -> None:
    for parameters in ("sslmode=verify-full", "sslmode=verify-full&sslrootcert=system"):
        address = make_url(database_address(f"postgres://h/db?{parameters}"))
        dsn = str(address.query["dsn"])
        assert re.search(r"sslrootcert=%2F.*(?:crt|pem)", dsn)


REFUSED = [
    ("postgres://h/db?pgbouncer=maybe", "write true or false"),
    ("mysql://u:hidden@h/db", 'must begin with postgresql:// or sqlite:///, for example'),
    ("db.example.org:5432/db", "must begin with postgresql://"),
    ("u:hidden@h/db", "must begin with postgresql://"),
    ("postgres://u:hid@den@h/db", "write @ : / ? # % as %40"),
    ("postgres://u:hid/den@h/db", "write @ : / ? # % as %40"),
    ("postgres://u:hid#den@h/db", "%23"),
    ("postgres://u:hidden@h:port/db", "can't be read"),
    ("postgres://u:hidden@h/db?sslmode=yes", "sslmode must be one of disable, allow"),
    ("postgres://h/db?sslmode=verify-full&sslrootcert=/no/such.crt", "/no/such.crt, and there"),
    ("postgres://h/db?schema=public", 'unknown parameter "schema"'),
    ("sqlite://", "must name a file"),
    ("sqlite:///:memory:", "must name a file"),
    ("/usr", "names a folder, /usr"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "says"), REFUSED)
def test_invalid_address_is_refused_without_showing_the_password(written: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)) as error:
        database_address(written)
    assert "hid" not in str(error.value)


def test_tilde_in_a_sqlite_path_is_expanded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert database_address("~/x.db") == f"sqlite+aiosqlite:///{tmp_path}/x.db"
