"""Engines of SQLAlchemy for PostgreSQL, also behind a pooler of transactions.

PgBouncer and its kin give each transaction another session of the server. A statement that one
session has prepared is unknown to the next one, or has a name that is taken there. With an address
whose cache has no place, statements therefore have no name and end with their transaction.
https://docs.sqlalchemy.org/en/20/dialects/postgresql.html#prepared-statement-name-with-pgbouncer
https://www.pgbouncer.org/features.html
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

_CACHE = "prepared_statement_cache_size"


def postgresql_engine(address: str | URL, **options: Any) -> AsyncEngine:
    """Return an engine for this address, with options of SQLAlchemy."""
    url = make_url(address)
    if url.query.get(_CACHE) == "0":
        options["connect_args"] = {"statement_cache_size": 0, "prepared_statement_name_func": str}
    return create_async_engine(url, **options)
