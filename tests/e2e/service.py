"""The real service in processes of its own: `python -m bot …`, as an operator starts it."""

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
from typing import Self

import psutil

from tests.e2e.telegram_server import TelegramServer

ROOT = Path(__file__).parents[2]


class Service:
    """Processes of one installation that share a folder. Everything in it ends with the block.

    `settings` are settings as in `.env`; nothing else of our own environment reaches the service.
    `prefix` is what its commands are started with.
    """

    prefix: Sequence[str] = ()

    def __init__(self, folder: Path, server: TelegramServer, **settings: str) -> None:
        self.data = folder / "data"
        self.log = folder / "service.log"
        self._folder = folder
        self._environment = {
            "HOME": str(folder),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DATA_DIR": str(self.data),
            "HF_HUB_OFFLINE": "1",  # a strong machine would fetch a better model
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
        """Other settings, from the next start on."""
        self._environment |= settings

    def start(self, part: str) -> None:
        """Start `up`, `telegram` or `worker`."""
        self._processes[part] = subprocess.Popen(
            [*self.prefix, sys.executable, "-m", "bot", part],
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
        )

    def process(self, part: str) -> psutil.Process:
        """The process of a part; a worker of `up` is found as `worker`."""
        if part in self._processes:
            return psutil.Process(self._processes[part].pid)
        (worker,) = [it for it in _family(self._processes["up"].pid) if "worker" in it.cmdline()]
        return worker

    def says(self, *line: str) -> str:
        """What a command of its own prints, as an operator types it beside the running service."""
        done = subprocess.run(
            [sys.executable, "-m", "bot", *line],
            cwd=self._folder,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def stop(self, part: str) -> int:
        """SIGTERM, as a service manager does. Returns the exit status."""
        process = self._processes.pop(part)
        family = _family(process.pid)
        process.terminate()
        try:
            return process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()
        finally:
            for child in family:  # whoever outlived its parent
                if child.is_running():
                    child.kill()

    def kill(self, part: str) -> None:
        """kill -9: nothing can be put in order. A worker of `up` is killed as `worker`."""
        if part in self._processes:
            process = self._processes.pop(part)
            process.kill()
            process.wait()
            return
        self.process(part).send_signal(signal.SIGKILL)

    def waits_for_worker(self) -> None:
        """Until a worker takes jobs."""
        self.waits_for(lambda: "the worker is up" in self.log.read_text(), 60)

    # --- what is kept -----------------------------------------------------------------------

    def jobs(self) -> list[str]:
        """The states of all jobs, oldest first."""
        with closing(sqlite3.connect(self.data / "mp4totext.db", timeout=10)) as rows:
            return [state for (state,) in rows.execute("SELECT state FROM jobs ORDER BY created")]

    def seconds_of_cpu(self, part: str) -> float:
        """What a part has computed so far, in seconds of one core."""
        times = psutil.Process(self._processes[part].pid).cpu_times()
        return times.user + times.system

    def recordings(self, of: Path) -> list[Path]:
        """What people sent that is the same as this file, wherever it is still kept, and all that
        is being worked on; locks are no recordings."""
        sha256 = hashlib.sha256(of.read_bytes()).hexdigest()
        media = self.data / "blobs/media" / sha256
        kept = [path for path in media.rglob("source*") if path.is_file()]
        under_way = [path for path in (self.data / "scratch").rglob("*") if path.is_file()]
        return kept + [path for path in under_way if path.suffix != ".lock"]

    def waits_for(self, seen: Callable[[], bool], timeout: float) -> None:
        """Look again and again until `seen`."""
        deadline = time.monotonic() + timeout
        while not seen():
            assert time.monotonic() < deadline, f"waited {timeout:g} s"
            time.sleep(0.05)

    def tail(self, size: int = 4000) -> str:
        """The end of the log."""
        return self.log.read_bytes()[-size:].decode(errors="replace")


def _family(pid: int) -> list[psutil.Process]:
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
