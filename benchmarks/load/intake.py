"""Updates taken in by one bot process on one core, at a steady rate, each committed to SQLite.

    python -m benchmarks.load.intake RATE SECONDS [WAITING …]

measures at another rate, beside other numbers of jobs that wait already. All notes are one
recording.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.load.fairness import percentile
from benchmarks.table import Row, show
from storage.database import Database
from storage.models import Account, Address, Blob, Job, Media, MessageRef, Options, Platform
from tests.e2e.harness.service import Service

RATE, SECONDS = 500, 60
WAITING = (0, 5000)
"""Jobs that wait before the first note comes."""


@dataclass(frozen=True, slots=True)
class EmulatedTelegram:
    """Token and address of an emulated Telegram in another process."""

    token: str
    url: str


@dataclass(frozen=True, slots=True)
class Intake:
    """Updates per second that were sent, their sorted waits (s) until they were committed, those
    without a row yet, the processor seconds of the bot for each, and the load of the machine: the
    mean number of processes that wanted to run."""

    rate: float
    waited: list[float]
    waiting: int
    processor: float
    load: float


class OnOneCore(Service):
    """A service whose processes share one core."""

    prefix = ("taskset", "--cpu-list", "0") if shutil.which("taskset") else ()


@contextmanager
def traffic(rate: int, seconds: int) -> Iterator[subprocess.Popen[str]]:
    """Run the emulated Telegram in its own process, on another core where there is one."""
    command = [sys.executable, "-m", "benchmarks.load.telegram_traffic", str(rate), str(seconds)]
    if OnOneCore.prefix and (os.cpu_count() or 1) > 1:
        command = ["taskset", "--cpu-list", "1", *command]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield process


async def fill_queue(url: str, count: int) -> None:
    """Let jobs of other people wait, with cards: no worker runs."""
    database = await Database.open(url)
    async with database.begin() as unit:
        for number in range(count):
            chat = Address(Platform.TELEGRAM, str(10_000_000 + number))
            job = Job(
                id=f"waiting-{number}",
                account=Account(Platform.TELEGRAM, chat.chat),
                reply_to=MessageRef(chat, "1"),
                media=Media("file", "note.ogg", 1, 10.0, Blob("media/none/source", "none", 1)),
                options=Options(),
                created=datetime.now(UTC),
                card=MessageRef(chat, "2"),
            )
            await unit.jobs.add(job)
    await database.close()


def measure(folder: Path, rate: int = RATE, seconds: int = SECONDS, waiting: int = 0) -> Intake:
    """Let people send voice notes for a while; no worker runs."""
    (folder / "data").mkdir(parents=True)
    asyncio.run(fill_queue(f"sqlite+aiosqlite:///{folder}/data/mp4totext.db", waiting))
    with traffic(rate, seconds) as telegram:
        assert telegram.stdout  # noqa: S101  it is a pipe
        address = EmulatedTelegram(**json.loads(telegram.stdout.readline()))
        with OnOneCore(folder, address, JOBS_PER_PERSON="0", MINUTES_PER_DAY="0") as service:
            service.start("telegram")
            telegram.stdout.readline()
            before, processor = len(service.jobs()), service.seconds_of_cpu("telegram")
            report = json.loads(telegram.stdout.readline())
            spent = service.seconds_of_cpu("telegram") - processor
            rows = len(service.jobs()) - before
    sent = int(report["sent"])
    return Intake(
        sent / report["seconds"],
        report["waited"],
        max(0, sent - rows),
        spent / sent,
        os.getloadavg()[0],
    )


def rows(
    folder: Path, rate: int = RATE, seconds: int = SECONDS, lengths: Sequence[int] = WAITING
) -> Iterator[Row]:
    """Yield the rows about taking in updates."""
    for waiting in lengths:
        found = measure(folder / f"intake {waiting}", rate, seconds, waiting)
        waited = [1000 * each for each in found.waited] or [float("nan")]
        yield Row(
            f"{found.rate:.0f} notes a second for {seconds} s on one core, {waiting} jobs waiting: "
            "update to committed row",
            f"p50 {percentile(waited, 0.5):.0f} ms, p99 {percentile(waited, 0.99):.0f} ms, "
            f"{found.waiting} not taken in after two minutes",
            "500 a second, p99 at most 100 ms, 0 lost",
        )
        yield Row(
            "… CPU of the bot for each, with card and download of some",
            f"{1000 * found.processor:.1f} ms (load of the machine {found.load:.0f} on "
            f"{os.cpu_count()} cores)",
        )


if __name__ == "__main__":
    rate, seconds, *lengths = (int(argument) for argument in sys.argv[1:])
    with tempfile.TemporaryDirectory() as place:
        show("intake", rows(Path(place), rate, seconds, lengths or WAITING))
