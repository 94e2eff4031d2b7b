"""Sizes of a running service: memory, open files, threads, scratch, keys and rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import redis

from pipeline.queue.embedded_server import socket_path
from tests.e2e.harness.service import Service
from tests.leftovers import is_spare

MEGABYTES = {"bot": 25.0, "worker": 120.0}
"""Growth of memory that is no leak: pools of the allocator, and models at work."""
FILES, THREADS = 6, 8
"""Growth of open files, connections among them, and threads that is no leak: pools that are filled
later."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of one process."""

    megabytes: float
    files: int
    threads: int
    connections: int = 0


def sizes(service: Service) -> dict[str, Sizes]:
    """Return the sizes of the bot and of the worker."""
    found = {}
    for name, process in (("bot", service.process("up")), ("worker", service.process("worker"))):
        with process.oneshot():
            memory = process.memory_info().rss / 1e6
            found[name] = Sizes(
                memory,
                process.num_fds(),
                process.num_threads(),
                len(process.net_connections("all")),
            )
    return found


def growth(samples: Sequence[dict[str, Sizes]]) -> tuple[list[str], list[str]]:
    """Return a line for each process and the faults. The second quarter of the samples, after the
    models are loaded, is compared with the last quarter."""
    quarter = max(1, len(samples) // 4)
    lines, faults = [], []
    for name in samples[0]:
        before = middle([it[name] for it in samples[quarter : 2 * quarter]])
        after = middle([it[name] for it in samples[-quarter:]])
        line = f"{name}: " + ", ".join(
            f"{getattr(before, what):.0f} → {getattr(after, what):.0f} {what}"
            for what in ("megabytes", "files", "threads", "connections")
        )
        lines.append(line)
        if (
            after.megabytes - before.megabytes > MEGABYTES[name]
            or after.files - before.files > FILES
            or after.threads - before.threads > THREADS
            or after.connections - before.connections > FILES
        ):
            faults.append(f"grows: {line}")
    return lines, faults


def middle(group: Sequence[Sizes]) -> Sizes:
    """Return the median of each size."""
    return Sizes(
        median(it.megabytes for it in group),
        round(median(it.files for it in group)),
        round(median(it.threads for it in group)),
        round(median(it.connections for it in group)),
    )


def left_over(service: Service) -> list[str]:
    """Return what an idle service should not have: files in scratch, jobs in the queue, children of
    the worker."""
    faults = []
    if files := [it for it in (service.data / "scratch").rglob("*/*") if it.is_file()]:
        faults.append(f"files in scratch: {files[:5]}")
    if waiting := [state for state in service.jobs() if state in ("queued", "running")]:
        faults.append(f"jobs without an end: {waiting}")
    children = service.process("worker").children()
    if children := [it for it in children if not is_spare(it)]:
        faults.append(f"children of the worker: {children}")
    return faults


def keys(data: Path) -> int:
    """Return the number of keys in the embedded queue."""
    with redis.Redis(unix_socket_path=str(socket_path(data / "queue"))) as client:
        return int(client.dbsize())


def rows(data: Path) -> dict[str, int]:
    """Return the number of rows by table."""
    with closing(sqlite3.connect(data / "mp4totext.db", timeout=10)) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in names
            if not name.startswith(("spoken", "sqlite"))
        }
