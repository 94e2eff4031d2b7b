"""The daemon: a process that runs one Valkey in a folder while any client uses it.

    python -m pipeline.queue.server_daemon LOCK CLIENT FOLDER SOCKET BINARY

The daemon is independent of its clients: the process that started it may end, be stopped or be
killed. `pipeline.queue.embedded_server` starts it with the locked `valkey.lock` (LOCK) and the
connection of the first client (CLIENT) as inherited file descriptors. It needs the standard library
only.

    unlocked --a client takes the lock and starts a daemon--> starting --Valkey answers--> ready
    starting --Valkey ends or is another's--> the clients get the reason, the daemon exits
    ready --Valkey ends--> starting again, after a pause that grows to 5 s
    starting or ready --the last connection closes--> stopping: the control socket closes, Valkey
        saves and exits, the lock is released, the daemon exits
    the daemon is killed --its clients notice--> one of them takes the lock and starts another

A client is a connection to `keeper.sock`: the kernel closes it whenever that process ends. Valkey
itself holds `server.lock` (an inherited descriptor) while it runs. A Valkey without a daemon is
therefore found, asked to stop, and killed if it does not: two never run at once.
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
    ask_server,
    control_socket,
    is_closed,
    lock_within,
    read_owner,
    send,
    server_lock,
    write_owner,
)
from pipeline.queue.server_options import valkey_options

READY = b"ready\n"
FAILED = b"failed "
STOP_WITHIN = 10.0
"""Seconds that a Valkey gets to write the end of its file before it is killed."""
_MAX_PAUSE = 5.0
_POLL_SECONDS = 0.05


class CannotStart(Exception):
    """The server can't be started; the message has the reason."""


class Daemon:
    """One Valkey and the connections of its clients."""

    def __init__(
        self, lock: int, first: socket.socket, folder: Path, server_socket: Path, binary: str
    ) -> None:
        self._lock = lock
        self._folder = folder
        self._socket = server_socket
        self._binary = binary
        self._control = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._clients = {first}
        self._departed: list[socket.socket] = []
        self._server: subprocess.Popen[bytes] | None = None
        self._is_ready = self._was_ready = False
        self._start_at = 0.0
        self._pause = 0.1
        self._selector = selectors.DefaultSelector()

    def run(self) -> None:
        """Run the server until the last client has gone, or the server can't be started."""
        write_owner(self._lock, os.getpid())
        try:
            self._open_control_socket()
            self._end_orphan()
            while self._clients:
                self._supervise()
                self._handle_events(self._poll_timeout())
        except (CannotStart, OSError) as error:
            self._broadcast(FAILED + str(error).replace("\n", " ").encode() + b"\n")
        finally:
            self._shut_down()

    def _open_control_socket(self) -> None:
        path = control_socket(self._socket)
        path.unlink(missing_ok=True)
        self._control.bind(str(path))
        self._control.listen(128)
        self._control.setblocking(False)
        for each in (self._control, *self._clients):
            self._selector.register(each, selectors.EVENT_READ)
        wake_up, writer = socket.socketpair()  # a child that ends wakes the selector
        for end in (wake_up, writer):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(writer.fileno())
        self._selector.register(wake_up, selectors.EVENT_READ, data=writer)

    def _poll_timeout(self) -> float | None:
        if self._server is None:
            return max(0.0, self._start_at - time.monotonic())
        return None if self._is_ready else _POLL_SECONDS

    def _supervise(self) -> None:
        """Start the server when it is due; notice that it became ready or ended."""
        if self._server is None:
            if time.monotonic() >= self._start_at:
                self._start()
            return
        status = self._server.poll()
        if status is not None:
            if not self._was_ready:
                raise CannotStart(f"valkey-server ended with status {status}")
            self._log(f"the server ended with status {status}, starting it again")
            self._server, self._is_ready = None, False
            self._start_at = time.monotonic() + self._pause
            self._pause = min(2 * self._pause, _MAX_PAUSE)
        elif not self._is_ready and self._answers():
            self._is_ready = self._was_ready = True
            self._broadcast(READY)

    def _start(self) -> None:
        lock = self._acquire_server_lock()
        try:
            write_owner(lock, None)
            self._socket.unlink(missing_ok=True)
            self._server = subprocess.Popen(  # noqa: S603  the binary of a dependency
                [self._binary, *valkey_options(self._folder, self._socket)],
                pass_fds=[lock],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # its own process group: forks end with it
                env={},
            )
            write_owner(lock, self._server.pid)
        finally:
            os.close(lock)

    def _handle_events(self, timeout: float | None) -> None:
        """Accept new clients and note those that left."""
        for key, _ in self._selector.select(timeout):
            if key.fileobj is self._control:
                self._accept_clients()
            elif key.data is not None:
                with contextlib.suppress(BlockingIOError):
                    os.read(key.fd, 4096)
            elif isinstance(key.fileobj, socket.socket) and is_closed(key.fileobj):
                self._selector.unregister(key.fileobj)
                self._clients.discard(key.fileobj)
                self._departed.append(key.fileobj)
        self._accept_clients()  # also those that connect while the last one leaves
        if self._clients:
            self._close_departed()

    def _accept_clients(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while True:
                client, _ = self._control.accept()
                client.setblocking(False)
                self._clients.add(client)
                self._selector.register(client, selectors.EVENT_READ)
                if self._is_ready:
                    send(client, READY)

    def _close_departed(self) -> None:
        """Close the connections of clients that left, which wait for it: at once while other
        clients stay, else after the server has stopped."""
        for client in self._departed:
            client.close()
        self._departed.clear()

    def _broadcast(self, message: bytes) -> None:
        for client in self._clients:
            send(client, message)

    def _shut_down(self) -> None:
        control_socket(self._socket).unlink(missing_ok=True)
        self._control.close()  # a waiting client notices and starts another daemon
        server = self._server
        if server is not None and server.poll() is None:
            server.terminate()
            try:
                server.wait(STOP_WITHIN)
            except subprocess.TimeoutExpired:
                self._log("the server did not stop in time and was killed")
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()
        self._socket.unlink(missing_ok=True)
        if self._socket.parent != self._folder:
            with contextlib.suppress(OSError):
                self._socket.parent.rmdir()
        write_owner(self._lock, None)
        os.close(self._lock)
        self._close_departed()

    def _end_orphan(self) -> None:
        """Stop a server whose daemon was killed, or one of an earlier version."""
        ask_server(self._socket, b"SHUTDOWN\r\n")
        os.close(self._acquire_server_lock())

    def _acquire_server_lock(self) -> int:
        """Return the descriptor of `server.lock`, locked, once no server runs. Raises
        CannotStart."""
        lock = os.open(server_lock(self._folder), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if lock_within(lock, STOP_WITHIN):
            return lock
        if (stuck := read_owner(server_lock(self._folder))) is not None:
            # This process group holds the lock, so its number can't have been reused.
            self._log("a server without a daemon does not stop and is killed")
            with contextlib.suppress(ProcessLookupError):
                os.killpg(stuck, signal.SIGKILL)
            if lock_within(lock, STOP_WITHIN):
                return lock
        os.close(lock)
        raise CannotStart("a valkey-server that does not answer runs in this folder already")

    def _answers(self) -> bool:
        return ask_server(self._socket, b"PING\r\n").startswith(b"+PONG")

    def _log(self, message: str) -> None:
        with contextlib.suppress(OSError), (self._folder / "valkey.log").open("a") as log:
            log.write(f"{os.getpid()}:K {time.strftime('%d %b %Y %H:%M:%S')} # {message}\n")


def main() -> None:
    """Detach from the parent process and run the daemon."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGTSTP):
        signal.signal(number, signal.SIG_IGN)  # the daemon ends with its last client
    if os.fork():
        os._exit(0)
    os.setsid()
    lock, client, folder, server_socket, binary = sys.argv[1:]
    first = socket.socket(fileno=int(client))
    first.setblocking(False)
    os.chdir(folder)
    Daemon(int(lock), first, Path(folder), Path(server_socket), binary).run()


if __name__ == "__main__":
    main()
