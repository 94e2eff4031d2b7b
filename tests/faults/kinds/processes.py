"""Faults of processes: killed, stopped for a while, restarted; and a queue that is emptied."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import redis

from tests.faults.installation import BOT, VALKEY, WORKERS
from tests.faults.kinds.kind import FaultKind, Scene
from tests.faults.schedule import Kind

TELEGRAM = ("telegram",)


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
    with redis.Redis.from_url(scene.installation.queue_url, socket_timeout=5) as client:
        client.flushall()
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
    FaultKind(Kind("worker stopped for a while", (3, 20)), lambda it: _stopped(it, _worker(it))),
    FaultKind(Kind("Valkey stopped for a while", (3, 12)), lambda it: _stopped(it, VALKEY)),
    FaultKind(Kind("queue emptied", (0, 1)), _emptied),
)
"""A bot that is killed or stopped while Telegram answers can't learn that its message arrived."""
