"""Outcome of one mutant, and the kinds of faults."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from enum import StrEnum

LIMITS = frozenset({signal.SIGXCPU.name, signal.SIGXFSZ.name})
"""Signals by which the limits of a decoder end it."""


class Fault(StrEnum):
    """What must not happen to an intake."""

    NONE = ""
    EXCEPTION = "exception"
    """An error that has no words for people."""
    CRASH = "decoder ended by a signal"
    DEATH = "intake ended by a signal"
    HANG = "hang"
    FILES = "files left"
    PROCESSES = "processes left"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Outcome of a mutant: `code` is "sound", "film", or that of an expected error.

    `signals` ended decoders. `memory` is the most that the intake has had, `children` what its
    largest decoder has had since the process began, in bytes. `details` say more about a fault.
    """

    number: int
    name: str
    code: str = ""
    seconds: float = 0.0
    fault: Fault = Fault.NONE
    details: str = ""
    signals: tuple[str, ...] = ()
    memory: int = 0
    children: int = 0

    @property
    def kind(self) -> str:
        """How it ended, for the table."""
        if self.fault:
            return f"FAULT: {self.fault}"
        return "accepted" if self.code in ("sound", "film") else "refused in words"
