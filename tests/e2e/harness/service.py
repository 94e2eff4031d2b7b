"""The real service in processes of its own, started as an operator does: `python -m bot …`."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import psutil

from tests.e2e.harness.threaded_server import PATIENCE
from tests.paths import ROOT


class BotApi(Protocol):
    """Address and token of an emulated Telegram, here or in another process."""

    @property
    def token(self) -> str: ...

    @property
    def url(self) -> str: ...


class Service:
    """Processes of one installation that share a folder. All of them end with the `with` block.

    `settings` are settings as in `.env`; the service inherits nothing else of this environment.
    `prefix` is put before its commands.
    """

    prefix: Sequence[str] = ()
    stop_patience = PATIENCE
    """Seconds after SIGTERM until a part is killed."""

    def __init__(self, folder: Path, server: BotApi, **settings: str) -> None:
        self.data = folder / "data"
        self.log = folder / "service.log"
        self._folder = folder
        self._environment = {
            "HOME": str(folder),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DATA_DIR": str(self.data),
            "HF_HUB_OFFLINE": "1",  # a strong machine would download a better model
            "TELEGRAM_BOT_TOKEN": server.token,
            "TELEGRAM_API_URL": server.url,
            **settings,
        }
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._cleanup = ExitStack()

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._output = self._cleanup.enter_context(self.log.open("ab"))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for part in list(self._processes):
            self.stop(part)
        self._cleanup.close()

    def configure(self, **settings: str) -> None:
        """Change settings from the next start on."""
        self._environment |= settings

    def start(self, part: str) -> None:
        """Start `up`, `telegram` or `worker`; `worker 2` is a second one."""
        self._processes[part] = subprocess.Popen(
            [*self.prefix, *self._command(part)],
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
        )

    def _command(self, part: str) -> list[str]:
        return [sys.executable, "-m", "bot", part.split(maxsplit=1)[0]]

    def process(self, part: str) -> psutil.Process:
        """Return the process of a part; `worker` also finds the worker of `up`."""
        if part in self._processes:
            return psutil.Process(self._processes[part].pid)
        children = psutil.Process(self._processes["up"].pid).children()  # not theirs: a fork has
        (worker,) = [
            it for it in children if "worker" in _command_line(it)
        ]  # its parent's line at first
        return worker

    def says(self, *line: str) -> str:
        """Run a command beside the running service. Return its output."""
        done = self.runs(*line)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def runs(self, *line: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run a command beside the running service, perhaps with other settings."""
        with self.begins(*line, **settings) as process:
            try:
                output, errors = process.communicate(timeout=180)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        text = output.decode(errors="replace"), errors.decode(errors="replace")
        return subprocess.CompletedProcess(process.args, process.returncode, *text)

    def begins(self, *line: str, **settings: str) -> subprocess.Popen[bytes]:
        """Start a command beside the running service."""
        return subprocess.Popen(
            [sys.executable, "-m", "bot", *line],
            cwd=self._folder,
            env=self._environment | settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def stop(self, part: str) -> int:
        """Send SIGTERM, as a service manager does. Return the exit status."""
        process = self._processes.pop(part)
        family = _family(process.pid)
        process.terminate()
        try:
            return process.wait(self.stop_patience)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()
        finally:
            for child in family:  # children that outlived their parent
                if child.is_running():
                    child.kill()

    def kill(self, part: str) -> None:
        """Send SIGKILL, without any clean-up. `worker` also kills the worker of `up`."""
        if part in self._processes:
            process = self._processes.pop(part)
            process.kill()
            process.wait()
            return
        self.process(part).send_signal(signal.SIGKILL)

    def waits_for_worker(self) -> None:
        """Wait until a worker takes jobs."""
        self.waits_for(lambda: "the worker is up" in self.log.read_text(), 180)

    # --- stored data ------------------------------------------------------------------------

    def jobs(self) -> list[str]:
        """Return the states of all jobs, oldest first."""
        with closing(sqlite3.connect(self.data / "mp4totext.db", timeout=10)) as rows:
            return [state for (state,) in rows.execute("SELECT state FROM jobs ORDER BY created")]

    def seconds_of_cpu(self, part: str) -> float:
        """Return the CPU time of a part so far, in seconds of one core."""
        times = psutil.Process(self._processes[part].pid).cpu_times()
        return times.user + times.system

    def recordings(self, of: Path) -> list[Path]:
        """Return all stored recordings equal to this file, and all files of running jobs without
        lock files."""
        sha256 = hashlib.sha256(of.read_bytes()).hexdigest()
        media = self.data / "blobs/media" / sha256
        files = [path for path in media.rglob("source*") if path.is_file()]
        return files + [path for path in self._scratch_files() if path.suffix != ".lock"]

    def _scratch_files(self) -> list[Path]:
        while True:
            try:
                return [path for path in (self.data / "scratch").rglob("*") if path.is_file()]
            except FileNotFoundError:  # the worker removed a folder meanwhile: look again
                time.sleep(0.05)

    def waits_for(self, condition: Callable[[], bool], timeout: float) -> None:
        """Poll until `condition` returns True: for `timeout` seconds, and PATIENCE at least."""
        timeout = max(timeout, PATIENCE)
        deadline = time.monotonic() + timeout
        while not condition():
            assert time.monotonic() < deadline, f"waited {timeout:g} s"
            time.sleep(0.05)

    def tail(self, size: int = 4000) -> str:
        """Return the end of the log."""
        return self.log.read_bytes()[-size:].decode(errors="replace")


def _family(pid: int) -> list[psutil.Process]:
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def _command_line(process: psutil.Process) -> list[str]:
    """Return the command line of a process; [] when it has ended meanwhile."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []
