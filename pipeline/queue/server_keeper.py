"""The process that keeps one Valkey running in a folder, for as long as anybody uses it.

    python -m pipeline.queue.server_keeper LOCK USER FOLDER SOCKET BINARY

It belongs to no user of the server: whoever started it may end, be stopped or be killed. It is
started by `pipeline.queue.embedded_server` with the locked `valkey.lock` (LOCK) and the connection
of its first user (USER) as inherited file descriptors, and needs the standard library alone.

    lock free --a user takes it and starts a keeper--> starting --Valkey answers--> ready
    starting --Valkey ends or belongs to others--> its users are told why, the keeper ends
    ready --Valkey ends--> starting again, after a pause that grows to 5 s
    starting or ready --the last connection closes--> leaving: the door closes, Valkey saves and
        ends, the lock is given back, the keeper ends
    the keeper is killed --its users see it--> one of them takes the lock and starts another

A user is a connection to `keeper.sock`: the kernel closes it however that process ends.
`server.lock` is held by Valkey itself (an inherited descriptor) as long as it lives, so that a
Valkey without a keeper is found, asked to end, killed if it does not, and never joined by a second.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from pipeline.queue.server_locks import (
    door_path,
    is_over,
    life_path,
    locked_within,
    say,
    send,
    sign,
    signed,
)

READY = b"ready\n"
FAILED = b"failed "
STOP_WITHIN = 10.0
"""Seconds that a Valkey gets to write the end of its file before it is killed."""
_LONGEST_PAUSE = 5.0
_ASK_EVERY = 0.05


class CannotStart(Exception):
    """There is no server to be had, and why."""


class Keeper:
    """One Valkey and the connections of those who use it."""

    def __init__(
        self, lock: int, first: socket.socket, folder: Path, server_socket: Path, binary: str
    ) -> None:
        self._lock = lock
        self._folder = folder
        self._socket = server_socket
        self._binary = binary
        self._door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._users = {first}
        self._leaving: list[socket.socket] = []
        self._server: subprocess.Popen[bytes] | None = None
        self._is_ready = self._was_ready = False
        self._start_at = 0.0
        self._pause = 0.1
        self._selector = selectors.DefaultSelector()

    def run(self) -> None:
        """Until nobody uses the server, or there is none to be had."""
        sign(self._lock, os.getpid())
        try:
            self._open_door()
            self._end_orphan()
            while self._users:
                self._tend()
                self._hear(self._patience())
        except (CannotStart, OSError) as error:
            self._tell(FAILED + str(error).replace("\n", " ").encode() + b"\n")
        finally:
            self._leave()

    def _open_door(self) -> None:
        door = door_path(self._socket)
        door.unlink(missing_ok=True)
        self._door.bind(str(door))
        self._door.listen(128)
        self._door.setblocking(False)
        for each in (self._door, *self._users):
            self._selector.register(each, selectors.EVENT_READ)
        heard, rung = socket.socketpair()  # a child that ends wakes us
        for end in (heard, rung):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(rung.fileno())
        self._selector.register(heard, selectors.EVENT_READ, data=rung)

    def _patience(self) -> float | None:
        if self._server is None:
            return max(0.0, self._start_at - time.monotonic())
        return None if self._is_ready else _ASK_EVERY

    def _tend(self) -> None:
        """Start the server when it is time, notice that it is ready, or that it ended."""
        if self._server is None:
            if time.monotonic() >= self._start_at:
                self._start()
            return
        status = self._server.poll()
        if status is not None:
            if not self._was_ready:
                raise CannotStart(f"valkey-server ended with status {status}")
            self._note(f"the server ended with status {status}, starting it again")
            self._server, self._is_ready = None, False
            self._start_at = time.monotonic() + self._pause
            self._pause = min(2 * self._pause, _LONGEST_PAUSE)
        elif not self._is_ready and self._answers():
            self._is_ready = self._was_ready = True
            self._tell(READY)

    def _start(self) -> None:
        life = self._claim_life()
        try:
            sign(life, None)
            self._socket.unlink(missing_ok=True)
            self._server = subprocess.Popen(  # noqa: S603  the binary of our own dependency
                [self._binary, *_options(self._folder, self._socket)],
                pass_fds=[life],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # its process group is its own: what it forks ends with it
                env={},
            )
            sign(life, self._server.pid)
        finally:
            os.close(life)

    def _hear(self, patience: float | None) -> None:
        """Let users in and out."""
        for key, _ in self._selector.select(patience):
            if key.fileobj is self._door:
                self._admit()
            elif key.data is not None:
                with contextlib.suppress(BlockingIOError):
                    os.read(key.fd, 4096)
            elif isinstance(key.fileobj, socket.socket) and is_over(key.fileobj):
                self._selector.unregister(key.fileobj)
                self._users.discard(key.fileobj)
                self._leaving.append(key.fileobj)
        self._admit()  # who knocks while the last one leaves is let in
        if self._users:
            self._dismiss()

    def _admit(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while True:
                user, _ = self._door.accept()
                user.setblocking(False)
                self._users.add(user)
                self._selector.register(user, selectors.EVENT_READ)
                if self._is_ready:
                    send(user, READY)

    def _dismiss(self) -> None:
        """Who leaves waits for this: at once while others stay, else when everything is over."""
        for user in self._leaving:
            user.close()
        self._leaving.clear()

    def _tell(self, word: bytes) -> None:
        for user in self._users:
            send(user, word)

    def _leave(self) -> None:
        door_path(self._socket).unlink(missing_ok=True)
        self._door.close()  # who still knocks sees it, and starts another keeper
        server = self._server
        if server is not None and server.poll() is None:
            server.terminate()
            try:
                server.wait(STOP_WITHIN)
            except subprocess.TimeoutExpired:
                self._note("the server did not stop in time and was killed")
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()
        self._socket.unlink(missing_ok=True)
        if self._socket.parent != self._folder:
            with contextlib.suppress(OSError):
                self._socket.parent.rmdir()
        sign(self._lock, None)
        os.close(self._lock)
        self._dismiss()

    def _end_orphan(self) -> None:
        """A server whose keeper was killed, or one of an earlier version."""
        say(self._socket, b"SHUTDOWN\r\n")
        os.close(self._claim_life())

    def _claim_life(self) -> int:
        """The lock of a living server, once there is none. Raises CannotStart."""
        life = os.open(life_path(self._folder), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if locked_within(life, STOP_WITHIN):
            return life
        if (stuck := signed(life_path(self._folder))) is not None:
            # The lock is held by this process group: its number can't have been given away.
            self._note("a server without a keeper does not stop and is killed")
            with contextlib.suppress(ProcessLookupError):
                os.killpg(stuck, signal.SIGKILL)
            if locked_within(life, STOP_WITHIN):
                return life
        os.close(life)
        raise CannotStart("a valkey-server that does not answer runs in this folder already")

    def _answers(self) -> bool:
        return say(self._socket, b"PING\r\n").startswith(b"+PONG")

    def _note(self, line: str) -> None:
        with contextlib.suppress(OSError), (self._folder / "valkey.log").open("a") as log:
            log.write(f"{os.getpid()}:K {time.strftime('%d %b %Y %H:%M:%S')} # {line}\n")


def _options(folder: Path, server_socket: Path) -> list[str]:
    fixed = (
        "--port 0 --unixsocketperm 700 --logfile valkey.log --loglevel warning --appendonly yes "
        "--shutdown-on-sigterm save --maxmemory 256mb --maxmemory-policy noeviction --daemonize no"
    )
    return [*fixed.split(), "--save", "", "--unixsocket", str(server_socket), "--dir", str(folder)]


def main() -> None:
    """Become a process of nobody's, and keep the server."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGTSTP):
        signal.signal(number, signal.SIG_IGN)  # it ends with its last user
    if os.fork():
        os._exit(0)
    os.setsid()
    lock, user, folder, server_socket, binary = sys.argv[1:]
    first = socket.socket(fileno=int(user))
    first.setblocking(False)
    os.chdir(folder)
    Keeper(int(lock), first, Path(folder), Path(server_socket), binary).run()


if __name__ == "__main__":
    main()
