"""Real servers behind Sentinel: a primary, a replica, and three sentinels."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from redis import Redis
from redis.exceptions import RedisError

from storage.config.redis_address import redis_address
from tests.integration.polling import until
from tests.ports import free_port
from tests.valkey_server import RIGHTS, ValkeyServer, sentinel, valkey_server

PASSWORD, OF_SENTINELS = "p@ss", "sentinels'own"
_WATCH = (
    "+multi +slaveof +ping +exec +subscribe +config|rewrite +role +publish +info +client|setname "
    "+client|kill +script|kill"
)
"""https://valkey.io/topics/sentinel/#valkey-access-control-list-authentication"""
_USERS = (
    "user default off",
    f"user worker on >{PASSWORD} {RIGHTS}",
    f"user replica on >{PASSWORD} +psync +replconf +ping",
    f"user watch on >{PASSWORD} allchannels {_WATCH}",
    f"user admin on >{PASSWORD} +@all",
)
_USERS_OF_SENTINELS = ("user default off", f"user bots on >{OF_SENTINELS} +@all")


@dataclass
class Group:
    """A primary, a replica, and three sentinels that agree after a second.

    Without a certificate each has a password. With one all of them speak TLS alone, and have users.
    """

    primary: ValkeyServer
    replica: ValkeyServer
    sentinels: list[ValkeyServer]
    tls: Path | None = None

    @property
    def url(self) -> str:
        """An address in which nobody listens at the first place."""
        ports = [free_port(), *(each.port for each in self.sentinels)]
        hosts = ",".join(f"127.0.0.1:{port}" for port in ports)
        if self.tls:
            written = f"rediss+sentinel://worker:{quote(PASSWORD)}@{hosts}/mymaster/0"
            more = f"&sentinel_username=bots&ssl_ca_certs={self.tls}"
        else:
            written, more = f"valkey+sentinel://:{quote(PASSWORD)}@{hosts}/mymaster/0", ""
        return redis_address(f"{written}?sentinel_password={quote(OF_SENTINELS)}{more}")

    def named(self) -> int:
        """Return the port of the primary that the first sentinel names; 0 without an answer."""
        try:
            with self.client(self.sentinels[0], "bots", OF_SENTINELS) as client:
                (state,) = client.sentinel_masters().values()
                is_complete = (state["num-slaves"], state["num-other-sentinels"]) == (1, 2)
                return int(state["port"]) if is_complete else 0
        except (OSError, RedisError, ValueError):
            return 0

    def client(self, server: ValkeyServer, user: str, password: str = PASSWORD) -> Redis:
        """Return a client; the user counts where there are users."""
        if not self.tls:
            return Redis(port=server.port, password=password)
        return Redis(
            "127.0.0.1", server.port, username=user, password=password,
            ssl=True, ssl_ca_certs=str(self.tls),
        )  # fmt: skip

    async def is_complete(self) -> None:
        """Wait until the sentinels know each other and the replica."""
        await until(lambda: asyncio.to_thread(lambda: self.named() == self.primary.port), 60)

    async def fails_over(self) -> None:
        """Kill the primary. Wait until the sentinels name another one."""
        self.primary.kill()
        await until(lambda: asyncio.to_thread(lambda: self.named() == self.replica.port), 60)


@contextmanager
def sentinel_group(folder: Path, tls: Path | None = None) -> Iterator[Group]:
    """Run a group until the end of the block."""
    secret = _users(folder, _USERS) if tls else ("--requirepass", PASSWORD)
    secret += ("--masterauth", PASSWORD, *(("--masteruser", "replica") if tls else ()))
    with ExitStack() as stack:

        def server(name: str, *options: str) -> ValkeyServer:
            started = valkey_server(folder / name, free_port(), *secret, *options, tls=tls)
            return stack.enter_context(started)

        primary = server("primary")
        follows = ("--replicaof", f"127.0.0.1 {primary.port}", "--repl-diskless-sync-delay", "0")
        replica = server("replica", *follows)
        lines = _lines(primary.port, folder, is_tls=tls is not None)
        sentinels = [
            stack.enter_context(sentinel(folder / f"sentinel{it}", free_port(), *lines, tls=tls))
            for it in range(3)
        ]
        yield Group(primary, replica, sentinels, tls)


def _lines(port: int, folder: Path, *, is_tls: bool) -> list[str]:
    """Return the configuration of a sentinel."""
    own = [f'requirepass "{OF_SENTINELS}"']
    if is_tls:
        _, users = _users(folder, _USERS_OF_SENTINELS, "sentinels.acl")
        own = [f"aclfile {users}", "sentinel sentinel-user bots"]
    return [
        *own,
        f'sentinel sentinel-pass "{OF_SENTINELS}"',
        f"sentinel monitor mymaster 127.0.0.1 {port} 2",
        *(["sentinel auth-user mymaster watch"] if is_tls else []),
        f'sentinel auth-pass mymaster "{PASSWORD}"',
        "sentinel down-after-milliseconds mymaster 1000",
        "sentinel failover-timeout mymaster 5000",
    ]


def _users(folder: Path, lines: tuple[str, ...], name: str = "users.acl") -> tuple[str, ...]:
    """Write a file of users. Return the option that names it."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n")
    return ("--aclfile", str(path))
