"""Updates taken in by one bot process on one core, at a steady rate, each committed to SQLite."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load.fairness import percentile
from benchmarks.table import Row
from tests.e2e.harness.service import Service

RATE, SECONDS = 100, 30


@dataclass(frozen=True, slots=True)
class Address:
    """Token and address of an emulated Telegram in another process."""

    token: str
    url: str


@dataclass(frozen=True, slots=True)
class Intake:
    """Updates per second that were sent, their sorted waits (s) until they were committed, those
    without a row yet, and the processor seconds of the bot for each."""

    rate: float
    waited: list[float]
    waiting: int
    processor: float


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


def measure(folder: Path, rate: int = RATE, seconds: int = SECONDS) -> Intake:
    """Let people send voice notes for a while; no worker runs, and no chat limits the cards."""
    with traffic(rate, seconds) as telegram:
        assert telegram.stdout  # noqa: S101  it is a pipe
        address = Address(**json.loads(telegram.stdout.readline()))
        with OnOneCore(folder, address, JOBS_PER_PERSON="0", MINUTES_PER_DAY="0") as service:
            service.start("telegram")
            telegram.stdout.readline()
            before, processor = len(service.jobs()), service.seconds_of_cpu("telegram")
            report = json.loads(telegram.stdout.readline())
            spent = service.seconds_of_cpu("telegram") - processor
            rows = len(service.jobs()) - before
    sent = int(report["sent"])
    return Intake(sent / report["seconds"], report["waited"], max(0, sent - rows), spent / sent)


def rows(folder: Path) -> Iterator[Row]:
    """Yield the rows about taking in updates."""
    found = measure(folder / "intake")
    waited = [1000 * each for each in found.waited]
    yield Row(
        f"{found.rate:.0f} notes a second for {SECONDS} s on one core: update to committed row",
        f"p50 {percentile(waited, 0.5):.0f} ms, p99 {percentile(waited, 0.99):.0f} ms, "
        f"{found.waiting} not taken in after two minutes",
        "500 a second, p99 at most 100 ms, 0 lost",
    )
    yield Row("… CPU of the bot for each", f"{1000 * found.processor:.1f} ms")
