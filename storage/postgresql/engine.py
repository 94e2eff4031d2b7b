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

A process that stands still, with its machine or by a signal, keeps its connections alive, and the
locks of a transaction that it was in: whoever took over would wait for them. The server ends such a
transaction after a while.
https://www.postgresql.org/docs/current/runtime-config-client.html#GUC-IDLE-IN-TRANSACTION-SESSION-TIMEOUT

After a failover a connection may still lead to the old primary, which only reads. It is left.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import URL, event, make_url, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.machine.dead_peers import BETWEEN, IDLE, PROBES, notice_a_dead_peer

CONNECT_SECONDS = 15
IDLE_SECONDS = 5.0
"""Seconds after which a transaction ends whose process says nothing. Those of the service are over
within a quarter of a second; one that was ended is begun anew."""
_IDLE = "idle_in_transaction_session_timeout"
_READ_ONLY = "25006"
"""https://www.postgresql.org/docs/current/errcodes-appendix.html `read_only_sql_transaction`"""
_CACHE = "prepared_statement_cache_size"
_SERVER_SETTINGS = {
    "tcp_keepalives_idle": str(IDLE),
    "tcp_keepalives_interval": str(BETWEEN),
    "tcp_keepalives_count": str(PROBES),
}


def postgresql_engine(address: str | URL, *, short: bool = False, **options: Any) -> AsyncEngine:
    """Return an engine for this address, with options of SQLAlchemy.

    With `short` the server ends transactions that are idle for IDLE_SECONDS. Behind a pooler that
    takes `end_when_idle` in each of them.
    """
    url = make_url(address)
    arguments: dict[str, Any] = {"connection_class": _class()}
    if "timeout" not in url.query:
        arguments["timeout"] = CONNECT_SECONDS
    if is_behind_a_pooler(url):
        arguments |= {"statement_cache_size": 0, "prepared_statement_name_func": str}
    else:  # a pooler refuses settings that it does not know
        idle = {_IDLE: f"{IDLE_SECONDS * 1000:.0f}"} if short else {}
        arguments["server_settings"] = _SERVER_SETTINGS | idle
    # Errors come into the log with their text, and the values of a statement have secrets.
    engine = create_async_engine(url, connect_args=arguments, hide_parameters=True, **options)
    event.listen(engine.sync_engine, "handle_error", _leave_a_server_that_only_reads)
    return engine


async def end_when_idle(connection: AsyncConnection) -> None:
    """Let the server end the transaction that has begun when it is idle for IDLE_SECONDS."""
    if is_behind_a_pooler(connection.engine.url):
        await connection.execute(text(f"SET LOCAL {_IDLE} = {IDLE_SECONDS * 1000:.0f}"))


async def allow_pauses(connection: AsyncConnection) -> None:
    """Let the transaction that has begun be idle for as long as it likes: what it reads may go
    through a slow pipe."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text(f"SET LOCAL {_IDLE} = 0"))


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
