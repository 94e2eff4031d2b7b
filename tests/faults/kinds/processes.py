"""Faults of processes: killed, stopped for a while, restarted; and a queue that is emptied."""

from __future__ import annotations

import resource
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psutil

from tests.faults.inside import busy_children
from tests.faults.installation import BOT, VALKEY, WORKERS
from tests.faults.kinds.kind import FaultKind, Scene
from tests.faults.schedule import Kind

TELEGRAM = ("telegram",)
CLOCK_JUMPS = "clock jumps"
LEFT = 1 << 20
"""Bytes that a process may still take."""
OUT_OF_MEMORY = (1, -signal.SIGABRT)
"""Statuses of a process in which an allocation failed where nothing can catch it: a MemoryError at
its start, or std::bad_alloc (https://en.cppreference.com/w/cpp/error/terminate)."""
PATIENCE = 8.0
"""Seconds to wait for a child that opens a recording."""


@contextmanager
def _killed(scene: Scene, *parts: str) -> Iterator[None]:
    for part in parts:
        scene.installation.kill(part)
    yield
    for part in parts:
        scene.installation.start(part)


@contextmanager
def _restarted(scene: Scene, part: str) -> Iterator[None]:
    scene.installation.stop(part)
    yield
    scene.installation.start(part)


@contextmanager
def _stopped(scene: Scene, *parts: str) -> Iterator[None]:
    with ExitStack() as stack:
        for part in parts:
            if scene.installation.pid(part):
                stack.enter_context(scene.installation.suspended(part))
        yield


@contextmanager
def _emptied(scene: Scene) -> Iterator[None]:
    with scene.installation.queue() as client:
        client.flushall()
    yield


@contextmanager
def _decoder_killed(scene: Scene) -> Iterator[None]:
    """Kill the child that opens a recording, as the kernel does when a container has no memory
    left; else nothing is killed."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if busy := busy_children(scene.installation.worker_pids()):
            with suppress(psutil.NoSuchProcess):
                busy[0].kill()
            break
        time.sleep(0.01)
    yield


@contextmanager
def _short_of_memory(scene: Scene, part: str) -> Iterator[None]:
    """Let a process have no more memory than it has, and LEFT. A container's limit kills instead,
    which is what «worker killed» does. https://man7.org/linux/man-pages/man2/getrlimit.2.html"""
    if not (pid := scene.installation.pid(part)):
        yield
        return
    before = resource.prlimit(pid, resource.RLIMIT_DATA)
    resource.prlimit(pid, resource.RLIMIT_DATA, (_data_bytes(pid) + LEFT, before[1]))
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_DATA, before)


def _data_bytes(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return 1024 * int(next(it for it in status.splitlines() if it.startswith("VmData:")).split()[1])


@contextmanager
def _clock_jumps(scene: Scene) -> Iterator[None]:
    """Set the clock of all parts forward or back by some hours, and right again."""
    seconds = 3600 + scene.number % 7200
    with scene.installation.clock.ahead(seconds if scene.number % 2 else -seconds):
        yield


def _worker(scene: Scene) -> str:
    return WORKERS[scene.number % len(WORKERS)]


PROCESS_FAULTS = (
    FaultKind(Kind("bot killed"), lambda it: _killed(it, BOT), TELEGRAM),
    FaultKind(Kind("worker killed"), lambda it: _killed(it, _worker(it))),
    FaultKind(Kind("both workers killed"), lambda it: _killed(it, *WORKERS)),
    FaultKind(Kind("Valkey killed"), lambda it: _killed(it, VALKEY)),
    FaultKind(Kind("everything killed"), lambda it: _killed(it, BOT, *WORKERS, VALKEY), TELEGRAM),
    FaultKind(Kind("bot restarted"), lambda it: _restarted(it, BOT), TELEGRAM),
    FaultKind(Kind("worker restarted"), lambda it: _restarted(it, _worker(it))),
    FaultKind(Kind("bot stopped for a while", (3, 20)), lambda it: _stopped(it, BOT), TELEGRAM),
    FaultKind(
        Kind("worker stopped for a while", (3, 20)),
        lambda it: _stopped(it, _worker(it)),
        is_away=True,  # it may have the write lock
    ),
    FaultKind(Kind("Valkey stopped for a while", (3, 12)), lambda it: _stopped(it, VALKEY)),
    FaultKind(Kind("queue emptied", (0, 1)), _emptied),
    FaultKind(Kind("decoder out of memory", (0, 1)), _decoder_killed),
    FaultKind(
        Kind("worker short of memory", (2, 10)),
        lambda it: _short_of_memory(it, _worker(it)),
        ends=dict.fromkeys(WORKERS, OUT_OF_MEMORY),
        is_away=True,
    ),
    FaultKind(
        Kind("bot short of memory", (2, 10)),
        lambda it: _short_of_memory(it, BOT),
        TELEGRAM,
        ends={BOT: OUT_OF_MEMORY},
        is_away=True,
    ),
    FaultKind(Kind(CLOCK_JUMPS, (1, 15)), _clock_jumps),
)
"""A bot that is killed or stopped while Telegram answers can't learn that its message arrived."""
