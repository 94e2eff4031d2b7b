"""Backups of a campaign: made while faults come, restored elsewhere, compared with the service."""

from __future__ import annotations

import asyncio
import subprocess
import threading
import time
import traceback
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from storage.blobs import Blobs
from storage.database import Database
from storage.models import Job
from storage.settings import StorageSettings
from tests.faults.backup_oracle import wrong_blobs, wrong_rows
from tests.faults.installation import Installation
from tests.faults.orphans import jobs_at
from tests.postgresql_server import PostgresqlServer, postgresql_server
from tests.unit.storage.backup.filled_tables import contents

TRIES = 40
"""Tries of a backup: a fault lasts for at most 20 s, and a try that meets it ends in some."""
PAUSE = 1.0
PIPE_BYTES, PIPE_SECONDS = 1 << 16, 0.05
"""Bytes that the reader of a pipe takes at once, and the seconds between two: a slow line."""
WITHIN = 300.0
"""Seconds after the end of a campaign in which its backups have to be over."""


class Backups:
    """Backups of one installation, each in a thread of its own. `count` are those that came back,
    `refused` the tries that ended with a sentence."""

    def __init__(self, installation: Installation, folder: Path) -> None:
        self._installation, self._folder = installation, folder
        self._threads: list[threading.Thread] = []
        self._servers = ExitStack()
        self._server: PostgresqlServer | None = None
        self._lock = threading.Lock()
        self.problems: list[str] = []
        self.count = self.refused = 0

    def begin(self, number: int) -> None:
        """Begin a round trip beside what comes next. `number` chooses how."""
        thread = threading.Thread(target=self._try, args=(number,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def finish(self) -> None:
        """Wait until all are over."""
        end = time.monotonic() + WITHIN
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
            if thread.is_alive():
                self.problems.append("a backup is not over")

    def compare_at_rest(self) -> None:
        """Make the last one of a stopped service: it has each row and each byte."""
        try:
            before = asyncio.run(_contents(self._installation.rows_url))
            url, blobs = self._round_trip(0)
            if before != asyncio.run(_contents(url)):
                self.problems.append("rows of a stopped service differ in its backup")
            stored = _bytes(Blobs.open(f"file://{self._installation.data.resolve()}/blobs"))
            if stored != _bytes(blobs):
                self.problems.append("objects of a stopped service differ in its backup")
        except Exception:  # noqa: BLE001  reported by the campaign
            self.problems.append(traceback.format_exc(limit=6))
        finally:
            self._servers.close()

    def _try(self, number: int) -> None:
        try:
            self._round_trip(number)
        except Exception:  # noqa: BLE001  reported by the campaign
            self.problems.append(traceback.format_exc(limit=6))

    def _round_trip(self, number: int) -> tuple[str, Blobs]:
        """Make a backup and restore it. Return where it is now."""
        with self._lock:  # one at a time: the machine is small
            self._folder.mkdir(exist_ok=True)
            name = str(len(list(self._folder.glob("*.tar"))))
            file = self._folder / f"{name}.tar"
            before = self._jobs()
            self._make(file, number)
            after = self._jobs()
            url, data = self._place(name, number), self._folder / f"data{name}"
            for line in (["restore", "--check", str(file)], ["restore", str(file)]):
                done = self._installation.runs(*line, DATA_DIR=str(data), DATABASE_URL=url)
                if done.returncode:
                    raise RuntimeError(done.stderr)
            settings = StorageSettings(data_dir=data, database_url=url, blob_url="")
            blobs, restored = Blobs.open(settings.blobs), jobs_at(settings.database)
            self.problems += wrong_rows(before, restored, after)
            self.problems += wrong_blobs(restored, blobs, after)
            self.count += 1
            return settings.database, blobs

    def _jobs(self) -> Sequence[Job]:
        """Return the jobs of the service, once its database is there."""
        for attempt in range(TRIES):
            try:
                return jobs_at(self._installation.rows_url)
            except Exception:
                if attempt == TRIES - 1:
                    raise
                time.sleep(PAUSE)
        return ()

    def _make(self, file: Path, number: int) -> None:
        """Make a backup through a slow pipe or as a file, as often as faults end it. A third of
        them is killed once."""
        for attempt in range(TRIES):
            if number % 2:
                done = self._through_a_pipe(file)
            else:
                done = self._as_a_file(file, kill=number % 3 == 0 and attempt == 0)
            if done.returncode == 0:
                return
            self.refused += 1
            if done.returncode > 0 and not _is_a_sentence(done.stderr):
                self.problems.append(f"a backup ended with: {done.stderr[-2000:]}")
            if file.exists():
                self.problems.append("a backup that failed left a file of its name")
            time.sleep(PAUSE)
        raise RuntimeError(f"no backup in {TRIES} tries: {done.stderr}")

    def _as_a_file(self, file: Path, *, kill: bool) -> subprocess.CompletedProcess[str]:
        if not kill:
            return self._installation.runs("backup", str(file))
        with self._installation.begins("backup", str(file)) as process:
            part = file.with_name(f"{file.name}.part")
            while process.poll() is None and not part.exists():
                time.sleep(0.01)
            process.kill()
            _, errors = process.communicate()
        return subprocess.CompletedProcess(process.args, process.returncode, "", errors.decode())

    def _through_a_pipe(self, file: Path) -> subprocess.CompletedProcess[str]:
        part = file.with_suffix(".pipe")
        with self._installation.begins("backup", "-") as process, part.open("wb") as into:
            assert process.stdout
            while block := process.stdout.read(PIPE_BYTES):
                into.write(block)
                time.sleep(PIPE_SECONDS)
            errors = process.stderr.read() if process.stderr else b""
        if process.returncode == 0:
            part.rename(file)
        return subprocess.CompletedProcess(process.args, process.returncode, "", errors.decode())

    def _place(self, name: str, number: int) -> str:
        """Return the address of a new database, "" for SQLite in the folder of the data: another
        kind than that of the service for half of them."""
        is_postgresql = self._installation.postgresql is not None
        if is_postgresql is bool(number & 4):
            return ""
        if self._server is None:
            self._server = self._servers.enter_context(postgresql_server())
        return self._server.create(f"restored{name}")


def _is_a_sentence(text: str) -> bool:
    return bool(text.strip()) and "Traceback" not in text


async def _contents(url: str) -> dict[str, list[str]]:
    database = await Database.open(url)
    try:
        return await contents(database)
    finally:
        await database.close()


def _bytes(blobs: Blobs) -> dict[str, bytes]:
    return {
        key: blobs.get_bytes(key) for prefix in ("media/", "users/") for key in blobs.keys(prefix)
    }
