"""Two hosts: Telegram, database, bucket and queue on this one, and a network to the other one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.telegram_server import TelegramServer
from tests.object_server import moto_server
from tests.other_host import OtherHost, other_host
from tests.ports import free_port
from tests.postgresql_server import postgresql_server
from tests.valkey_server import valkey_for_one_user


@dataclass(frozen=True)
class TwoHosts:
    """Servers of this host; `settings` lead to them from both hosts."""

    telegram: TelegramServer
    other: OtherHost
    settings: dict[str, str]


@contextmanager
def two_hosts(folder: Path) -> Iterator[TwoHosts]:
    """Run the servers for the time of the block."""
    with ExitStack() as stack:
        other = stack.enter_context(other_host())
        telegram = stack.enter_context(TelegramServer())
        rows = stack.enter_context(postgresql_server())
        rows.listen(other.here)
        rows.create("rows")
        bucket = stack.enter_context(moto_server(folder, other.here))
        queue = stack.enter_context(
            valkey_for_one_user(folder / "valkey", free_port(), address=other.here)
        )
        settings = bucket.settings("service") | {
            "DATABASE_URL": f"postgresql+asyncpg://postgres@{other.here}/rows",
            "REDIS_URL": queue,
        }
        yield TwoHosts(telegram, other, settings)
