"""Health of this process: loops that must move, parts that may be stuck, connections.

A loop says each time that it moved. A probe is asked when somebody wants to know. Both are kept for
the whole process, so that no part has to be handed through others. They cost an assignment.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

Probe = Callable[[], str]
"""Returns a sentence about the trouble, "" when there is none. Must not block."""


@dataclass(slots=True)
class Loop:
    """A loop that must move every `seconds`. Safe to use from any thread."""

    name: str
    seconds: float
    clock: Callable[[], float]
    deadline: float = 0.0

    def moved(self, pause: float = 0.0) -> None:
        """Say that the loop moves, and that it pauses now for so many seconds."""
        self.deadline = self.clock() + self.seconds + pause


STUCK_SECONDS = 120.0
"""Seconds without a move after which a loop counts as stuck. A turn of each takes a few seconds;
with a server that does not answer, its time limits add up to less than this."""
_CURRENT: ContextVar[Loop | None] = ContextVar("loop", default=None)


def still_trying(pause: float) -> None:
    """Say that the loop of this task waits `pause` seconds for something else, such as the
    database, to work again: a restart would not help it."""
    if loop := _CURRENT.get():
        loop.moved(pause)


class Health:
    """Loops, probes and connections of one process. `clock` returns monotonic seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._loops: dict[int, Loop] = {}
        self._probes: dict[int, tuple[str, Probe]] = {}
        self._numbers = itertools.count()
        self._connections: dict[str, str] = {}
        self._standby: dict[str, str] = {}

    @contextmanager
    def loop(self, name: str, seconds: float = STUCK_SECONDS) -> Iterator[Loop]:
        """Watch a loop for the length of the block: it counts as stuck `seconds` after it last
        moved, the pauses that it names not counted."""
        loop, number = Loop(name, seconds, self._clock), next(self._numbers)
        loop.moved()
        self._loops[number] = loop
        before = _CURRENT.set(loop)
        try:
            yield loop
        finally:
            _CURRENT.reset(before)
            del self._loops[number]

    @contextmanager
    def probe(self, name: str, probe: Probe) -> Iterator[None]:
        """Ask this probe, too, for the length of the block."""
        number = next(self._numbers)
        self._probes[number] = (name, probe)
        try:
            yield
        finally:
            del self._probes[number]

    def stuck(self) -> dict[str, str]:
        """Return a sentence for each loop and part that is stuck, by its name."""
        now, found = self._clock(), dict[str, str]()
        for loop in list(self._loops.values()):
            late = now - loop.deadline
            if late > 0:
                found[loop.name] = f"has not moved for {late + loop.seconds:.0f} s"
        for name, probe in list(self._probes.values()):
            if trouble := probe():
                found[name] = trouble
        return found

    def set_connection(self, name: str, trouble: str = "") -> None:
        """Set the state of a connection: "" when it works, else a sentence without secrets."""
        self._connections[name] = trouble

    def connection(self, name: str) -> str:
        """Return the trouble of a connection, "" when it works."""
        return self._connections.get(name, "is not connected yet")

    def set_standby(self, name: str, why: str) -> None:
        """Say that this process only stands by for a connection, which another one has."""
        self._standby[name] = why

    def end_standby(self, name: str) -> None:
        """Say that this process has the connection now."""
        self._standby.pop(name, None)

    def standby(self, name: str) -> str:
        """Return why this process only stands by for a connection, "" when it does not."""
        return self._standby.get(name, "")


HEALTH = Health()
"""Health of this process."""
