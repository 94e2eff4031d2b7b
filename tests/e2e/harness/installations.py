"""Two ways to install the service: all on one machine, or with servers of their own for rows, blobs
and queue. Both are behind emulated platforms, with the same administrator."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.discord_server import DiscordServer
from tests.e2e.discord_server.people import Person as DiscordPerson
from tests.e2e.harness.media_server import MediaServer
from tests.e2e.harness.person_protocol import Anybody
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import Person, TelegramServer
from tests.object_server import ObjectServer, moto_server
from tests.ports import free_port
from tests.postgresql_server import postgresql_server
from tests.valkey_server import tls_valkey

PREFIX = "service"


@dataclass(frozen=True)
class Installation:
    """A running service. `bot` and `worker` are the same on one machine."""

    telegram: TelegramServer
    discord: DiscordServer
    media_server: MediaServer
    bot: Service
    worker: Service
    telegram_admin: Person
    discord_admin: DiscordPerson
    bucket: ObjectServer | None = None

    def person(self, platform: str, name: str) -> Anybody:
        """Create a user on a platform."""
        create: Callable[[str], Anybody] = (
            self.telegram.person if platform == "telegram" else self.discord.person
        )
        return create(name)

    def admin(self, platform: str) -> Anybody:
        return self.telegram_admin if platform == "telegram" else self.discord_admin

    def blobs_of(self, recording: Path) -> list[str]:
        """Return the keys of what is stored for a recording, also what was made of it."""
        folder = f"media/{hashlib.sha256(recording.read_bytes()).hexdigest()}/"
        if self.bucket:
            return [
                key.removeprefix(f"{PREFIX}/")
                for key in self.bucket.stored_keys(PREFIX)
                if key.startswith(f"{PREFIX}/{folder}")
            ]
        root = self.bot.data / "blobs"
        return [str(it.relative_to(root)) for it in (root / folder).rglob("*") if it.is_file()]

    def logs(self) -> str:
        """Return all log lines."""
        return "\n".join(it.log.read_text() for it in {self.bot, self.worker})


@contextmanager
def run_many_machines(folder: Path, media_server: MediaServer) -> Iterator[Installation]:
    """Run a bot, a worker and the pages with PostgreSQL, a bucket, and Valkey behind TLS and a
    password, and nothing else in common."""
    with ExitStack() as stack:
        telegram = stack.enter_context(TelegramServer())
        discord = stack.enter_context(DiscordServer())
        rows = stack.enter_context(postgresql_server())
        bucket = stack.enter_context(moto_server(folder))
        queue = stack.enter_context(tls_valkey(folder / "valkey", free_port()))
        admins = telegram.person("Admin"), discord.person("Admin")
        places = {"DATABASE_URL": rows.create("rows"), "REDIS_URL": queue}
        shared = places | bucket.settings(PREFIX) | {"VOICE": "piper"}
        bot_settings = discord.settings | admin_settings(*admins)
        bot_settings |= {"LINKS_ALLOWED_HOSTS": media_server.host, **page_settings()}
        bot = stack.enter_context(Service(folder / "bot", telegram, **shared, **bot_settings))
        worker_settings = {"TELEGRAM_BOT_TOKEN": "", "CPU_THREADS": "2"}
        worker = stack.enter_context(
            Service(folder / "worker", telegram, **shared, **worker_settings)
        )
        bot.start("bots")
        bot.start("web")
        worker.start("worker")
        worker.waits_for_worker()
        discord.waits_for_bot()
        yield Installation(telegram, discord, media_server, bot, worker, *admins, bucket)


def page_settings() -> dict[str, str]:
    """Return the settings of pages on this machine."""
    port = str(free_port())
    return {"WEB_PORT": port, "WEB_URL": f"http://127.0.0.1:{port}"}


def admin_settings(telegram_admin: Person, discord_admin: DiscordPerson) -> dict[str, str]:
    """Return the setting that makes two people administrators."""
    return {"ADMINS": f"telegram:{telegram_admin.id},discord:{discord_admin.id}"}
