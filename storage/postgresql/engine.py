"""Engines of SQLAlchemy for PostgreSQL, also behind a pooler of transactions.

PgBouncer and its kin give each transaction another session of the server. A statement that one
session has prepared is unknown to the next one, or has a name that is taken there. With an address
whose cache has no place, statements therefore have no name and end with their transaction.
https://docs.sqlalchemy.org/en/20/dialects/postgresql.html#prepared-statement-name-with-pgbouncer
https://www.pgbouncer.org/features.html

Both ends notice that the other one is gone (`storage/machine/dead_peers.py`): libpq has
`tcp_user_timeout` and `keepalives` for this, asyncpg has nothing. The server would keep a dead
client's locks for two hours.
https://www.postgresql.org/docs/current/runtime-config-connection.html#RUNTIME-CONFIG-TCP-SETTINGS

After a failover a connection may still lead to the old primary, which only reads. It is left.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import URL, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.machine.dead_peers import BETWEEN, IDLE, PROBES, notice_a_dead_peer

CONNECT_SECONDS = 15
_READ_ONLY = "25006"
"""https://www.postgresql.org/docs/current/errcodes-appendix.html `read_only_sql_transaction`"""
_CACHE = "prepared_statement_cache_size"
_SERVER_SETTINGS = {
    "tcp_keepalives_idle": str(IDLE),
    "tcp_keepalives_interval": str(BETWEEN),
    "tcp_keepalives_count": str(PROBES),
}


def postgresql_engine(address: str | URL, **options: Any) -> AsyncEngine:
    """Return an engine for this address, with options of SQLAlchemy."""
    url = make_url(address)
    arguments: dict[str, Any] = {"connection_class": _class()}
    if "timeout" not in url.query:
        arguments["timeout"] = CONNECT_SECONDS
    if is_behind_a_pooler(url):
        arguments |= {"statement_cache_size": 0, "prepared_statement_name_func": str}
    else:  # a pooler refuses settings that it does not know
        arguments["server_settings"] = _SERVER_SETTINGS
    # Errors come into the log with their text, and the values of a statement have secrets.
    engine = create_async_engine(url, connect_args=arguments, hide_parameters=True, **options)
    event.listen(engine.sync_engine, "handle_error", _leave_a_server_that_only_reads)
    return engine


def is_behind_a_pooler(address: str | URL) -> bool:
    """Return whether transactions of this address may each have another session of the server."""
    return make_url(address).query.get(_CACHE) == "0"


def _leave_a_server_that_only_reads(context: ExceptionContext) -> None:
    """Count a connection as lost when its server refuses to write, so that the next transaction
    connects anew."""
    if getattr(context.original_exception, "sqlstate", None) == _READ_ONLY:
        context.is_disconnect = True


@cache
def _class() -> type[Any]:
    """Return asyncpg's class of connections, which notice that the server is gone."""
    from asyncpg import Connection  # noqa: PLC0415  an extra

    class WatchedConnection(Connection):  # type: ignore[misc]  # asyncpg has no types
        __slots__ = ()

        def __init__(self, protocol: Any, transport: Any, *rest: Any) -> None:
            super().__init__(protocol, transport, *rest)
            notice_a_dead_peer(transport.get_extra_info("socket"))

    return WatchedConnection
