"""Processes that use one embedded server, and its own processes."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tests.integration.polling import until
from tests.paths import ROOT

PATIENCE = 60
"""Seconds that a busy machine may need for what takes a tenth of a second on an idle one."""


@dataclass
class Users:
    """Processes that use one folder, and their servers."""

    folder: Path
    journals: list[Path] = field(default_factory=list)
    processes: list[asyncio.subprocess.Process] = field(default_factory=list)

    @property
    def queue(self) -> Path:
        return self.folder / "queue"

    async def start(self) -> asyncio.subprocess.Process:
        journal = self.folder / f"journal-{len(self.journals)}"
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.integration.queue.server_user"),
            *(str(self.queue), str(journal)),
            cwd=ROOT,
        )
        self.journals.append(journal)
        self.processes.append(process)
        return process

    async def is_in(self) -> None:
        """Wait until the newest process is connected."""
        journal = self.journals[-1]
        await until(lambda: journal.exists() and journal.read_text() != "", PATIENCE)

    async def goes_on(self) -> None:
        """Wait until the newest process got another answer."""
        journal = self.journals[-1]
        size = journal.stat().st_size
        await until(lambda: journal.stat().st_size > size, PATIENCE)

    def servers(self) -> list[psutil.Process]:
        """Return the Valkey servers of this folder, without their forks that rewrite a file."""
        found = [
            it
            for it in _named("valkey-server", self.queue)
            if not _is_named(it, "server_daemon", self.queue)  # its arguments name the binary
        ]
        ids = {it.pid for it in found}
        return [it for it in found if _parent(it) not in ids]

    def daemons(self) -> list[psutil.Process]:
        return _named("server_daemon", self.queue)

    async def close(self) -> None:
        for process in self.processes:
            if process.returncode is None:
                process.kill()
                await process.wait()
        await until(lambda: not self.servers() and not self.daemons(), PATIENCE)


def _named(name: str, folder: Path) -> list[psutil.Process]:
    """Return the processes that are there at the same time: a look at all of them takes a while, in
    which one may end and its successor begin."""
    found = [it for it in psutil.process_iter() if _is_named(it, name, folder)]
    return [it for it in found if _is_named(it, name, folder)]


def _is_named(process: psutil.Process, name: str, folder: Path) -> bool:
    with suppress(psutil.Error):
        return name in " ".join(process.cmdline()) and Path(process.cwd()) == folder
    return False


def _parent(process: psutil.Process) -> int:
    with suppress(psutil.Error):
        return process.ppid()
    return 0
