"""Kills at named points: when the bot makes a certain call, when a worker logs a certain line."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.e2e.telegram_server.rules import ApiError
from tests.faults.installation import BOT, WORKERS, Installation
from tests.faults.kinds.kind import FaultKind, Scene
from tests.faults.schedule import Kind
from tests.faults.worker import LISTENING

DOWN = 1.0
"""Seconds until a killed part starts again."""
PATIENCE = 12.0
"""Seconds to wait for the point; else nothing is killed."""
CALLS = {
    "getfile": "fetches a recording",
    "sendmessage": "sends a card",
    "editmessagetext": "edits a card",
    "senddocument": "sends a file",
    "sendmediagroup": "sends files",
}
LINES = {
    "job claimed": "has claimed a job",
    LISTENING: "begins to recognize",
    "job ended": "has ended a job",
}


@contextmanager
def _killed_at_call(scene: Scene, method: str) -> Iterator[None]:
    """Kill the bot as soon as it makes this call. By chance the call has its effect or not."""
    world, reached = scene.installation.telegram.world, threading.Event()

    def kill() -> ApiError | None:
        scene.installation.kill(BOT)
        reached.set()
        return None if scene.number % 2 else ApiError(502, "Bad Gateway")

    planned = (method, kill)
    with world.lock:
        world.faults.append(planned)
    if reached.wait(PATIENCE):
        time.sleep(DOWN)
        scene.installation.start(BOT)
    with world.lock, suppress(ValueError):
        world.faults.remove(planned)
    yield


@contextmanager
def _killed_at_line(scene: Scene, words: str) -> Iterator[None]:
    """Kill a worker as soon as its log has this line."""
    part = WORKERS[scene.number % len(WORKERS)]
    if _has_logged(scene.installation, part, words):
        scene.installation.kill(part)
        time.sleep(DOWN)
        scene.installation.start(part)
    yield


def _has_logged(installation: Installation, part: str, words: str) -> bool:
    with installation.log_path(part).open() as log:
        log.seek(0, 2)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if words in log.read():
                return True
            time.sleep(0.01)
    return False


def _at_call(method: str, words: str) -> FaultKind:
    name = f"bot killed when it {words}"
    return FaultKind(Kind(name, (0.1, 0.5)), lambda it: _killed_at_call(it, method))


def _at_line(line: str, words: str) -> FaultKind:
    return FaultKind(
        Kind(f"worker killed when it {words}", (0.1, 0.5)), lambda it: _killed_at_line(it, line)
    )


POINT_FAULTS = (
    *(_at_call(method, words) for method, words in CALLS.items()),
    *(_at_line(line, words) for line, words in LINES.items()),
)
