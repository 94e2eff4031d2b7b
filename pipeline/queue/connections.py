"""Pools of connections to one server, or to the primary that a group of sentinels names.

`redis+sentinel://user:password@one:26379,two:26379/mymaster/0`: user and password are those of the
data servers, `?sentinel_password=…` is the sentinels' own. redis-py asks the sentinels for the
primary at each new connection, and Sentinel ends the connections to a server that no longer is one:
https://valkey.io/topics/sentinel-clients/. No retry is set, since redis-py would repeat it with the
old address: https://github.com/redis/redis-py/issues/3560
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit, urlunsplit

from redis.asyncio import BlockingConnectionPool, ConnectionPool
from redis.asyncio.connection import parse_url
from redis.asyncio.sentinel import Sentinel, SentinelConnectionPool
from redis.exceptions import NoPermissionError

from storage.machine.dead_peers import TCP_OPTIONS

SENTINEL_PORT = 26379
CONNECT_SECONDS, ANSWER_SECONDS = 2.0, 5.0
_LIMITS = {"max_connections": 16, "timeout": 2}
"""Connections of one process, and seconds to wait for a free one."""
_FROM_CLUSTER = re.compile(r"\b(?:MOVED \d+ |CROSSSLOT |CLUSTERDOWN )")
"""https://valkey.io/topics/cluster-spec/: this client reads such answers as plain errors."""


class _SentinelPool(SentinelConnectionPool, BlockingConnectionPool):
    """A pool that waits for a free connection as the other one does, instead of failing."""


def connection_pool(url: str, connect_seconds: float = CONNECT_SECONDS) -> ConnectionPool:
    """Return a pool for an address that `storage.config.redis_address` accepted. End it with
    `close_pool`. Raises ValueError when redis-py can't read the address."""
    parts = urlsplit(url)
    options: dict[str, Any] = {
        "socket_timeout": ANSWER_SECONDS,
        "socket_connect_timeout": connect_seconds,
        "health_check_interval": 15,
    }
    if parts.scheme != "unix":
        options |= {"socket_keepalive": True, "socket_keepalive_options": TCP_OPTIONS}
    if _uses_tls(parts) and parse_qs(parts.query).get("ssl_cert_reqs") != ["none"]:
        options["ssl_check_hostname"] = True  # redis-py 5 leaves it out, 6 has it
    if parts.scheme.endswith("+sentinel"):
        return _sentinel_pool(parts, options)
    return BlockingConnectionPool.from_url(url, **_LIMITS, **options)


def _uses_tls(parts: SplitResult) -> bool:
    return parts.scheme.startswith("rediss")


def _sentinel_pool(parts: SplitResult, options: dict[str, Any]) -> SentinelConnectionPool:
    name, _, database = parts.path.strip("/").partition("/")
    login, at, hosts = parts.netloc.rpartition("@")
    scheme = parts.scheme.partition("+")[0]
    of_one_server = urlunsplit((scheme, f"{login}{at}host", f"/{database}", parts.query, ""))
    options |= parse_url(of_one_server)
    for each in ("host", "connection_class"):
        options.pop(each, None)
    own = {each: options.pop(f"sentinel_{each}", None) for each in ("username", "password")}
    own |= {each: value for each, value in options.items() if each.startswith("ssl_")}
    connect_seconds = options["socket_connect_timeout"]
    sentinels = Sentinel(  # type: ignore[no-untyped-call]
        [_host_and_port(each) for each in hosts.split(",")],
        sentinel_kwargs={
            "socket_timeout": connect_seconds,
            "socket_connect_timeout": connect_seconds,
            "ssl": _uses_tls(parts),
            **own,
        },
    )
    limits = {**_LIMITS, **options, "ssl": _uses_tls(parts)}
    return _SentinelPool(unquote(name), sentinels, **limits)  # type: ignore[no-untyped-call]


def _host_and_port(written: str) -> tuple[str, int]:
    parts = urlsplit(f"//{written}")
    return parts.hostname or "", parts.port or SENTINEL_PORT


async def close_pool(pool: ConnectionPool) -> None:
    """Close all connections, also those to the sentinels."""
    await pool.disconnect()
    if isinstance(pool, SentinelConnectionPool):
        for each in pool.sentinel_manager.sentinels:
            await each.aclose()


def is_refused(error: Exception) -> bool:
    """Return whether the server answered, and will refuse the same command again: its user has no
    right to it, or the server is part of a cluster."""
    return isinstance(error, NoPermissionError) or is_from_cluster(error)


def is_from_cluster(error: Exception) -> bool:
    """Return whether a server of a cluster refused keys that it has elsewhere."""
    return _FROM_CLUSTER.search(str(error)) is not None
