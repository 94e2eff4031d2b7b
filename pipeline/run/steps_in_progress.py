"""Steps in progress in this process: a job that needs the same step waits for the one that runs it.

Two jobs on one recording with the same options need the same transcript. The first runs the step,
the others show its progress. When the first is cancelled, the next one continues from the finished
windows.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from storage.models import Fetching, Note


@dataclass(slots=True)
class StepInProgress:
    """Progress of a step, written by the job that runs it and read by those that wait."""

    fraction: float = 0.0
    newest: str = ""
    text: str = ""
    fetching: Fetching | None = None
    notes: list[Note] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True)
class Joined:
    """A step, and whether the caller has to run it and to end it."""

    step: StepInProgress
    is_ours: bool


class StepsInProgress:
    """The steps of all jobs of this process, by the key of their checkpoint. Thread-safe."""

    def __init__(self) -> None:
        """Start without steps."""
        self._lock = threading.Lock()
        self._steps: dict[str, StepInProgress] = {}

    def join(self, key: str) -> Joined:
        """Return the step with this key; the caller's own when no other job runs it."""
        with self._lock:
            if (step := self._steps.get(key)) is not None:
                return Joined(step, is_ours=False)
            return Joined(self._steps.setdefault(key, StepInProgress()), is_ours=True)

    def end(self, key: str) -> None:
        """Let the waiting jobs continue: the result is stored, or one of them runs the step."""
        with self._lock:
            step = self._steps.pop(key)
        step.ended.set()
