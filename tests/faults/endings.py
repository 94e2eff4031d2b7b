"""Processes of a campaign that ended: those that nobody stopped, and those that ended badly."""

from __future__ import annotations

import signal
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

LATE = 30.0
"""Seconds after a fault in which a part may still end of it: a start takes some on a busy
machine."""
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Ended:
    """End of a part at a moment (monotonic seconds). `stopped`: an operator asked for it. `last` is
    the last line of its log."""

    part: str
    status: int
    at: float
    stopped: bool = False
    last: str = ""

    def __str__(self) -> str:
        how = "after SIGTERM" if self.stopped else "by itself"
        signals = {-it.value: it.name for it in signal.Signals}
        name = f" ({signals[self.status]})" if self.status in signals else ""
        told = f"{self.part} ended {how} with status {self.status}{name}: {self.last}"
        return told.removesuffix(": ")


@dataclass(frozen=True, slots=True)
class Ends:
    """Ends that faults cause: the parts that may end by themselves, each with its statuses, from
    `start` until LATE seconds after `end`."""

    of: Mapping[str, Collection[int]]
    start: float = 0.0
    end: float = 0.0

    def explain(self, ended: Ended) -> bool:
        """Return whether this end is one of them."""
        is_near = self.start <= ended.at <= self.end + LATE
        return is_near and ended.status in self.of.get(ended.part, ())


def unexplained(ended: Iterable[Ended], faults: Sequence[Ends]) -> list[str]:
    """Return the ends that are findings. A part that an operator stops ends with status 0, or by
    the SIGTERM itself while it starts; every other one needs a fault that causes it."""
    return [
        str(it)
        for it in ended
        if not (it.stopped and it.status in (0, -signal.SIGTERM))
        if not any(each.explain(it) for each in faults)
    ]


@dataclass(slots=True)
class Endings:
    """Ends of parts so far, with the last lines of their logs."""

    log: Callable[[str], Path]
    found: list[Ended] = field(default_factory=list)

    def add(self, part: str, status: int, at: float, *, stopped: bool = False) -> None:
        """Take in an end."""
        self.found.append(Ended(part, status, at, stopped, last_line(self.log(part))))


def last_line(log: Path) -> str:
    """Return the last line of a log as far as it is shown."""
    lines = log.read_text(errors="replace").split("\n") if log.exists() else []
    return next((it for it in reversed(lines) if it.strip()), "")[:_SHOWN]
