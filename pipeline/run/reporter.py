"""Progress reports of one step, and its stop."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from pipeline.run import memory
from pipeline.run.step_claims import StepClaim
from pipeline.run.steps_in_progress import StepInProgress
from storage.models import Fetching, Note, Progress, Stage

if TYPE_CHECKING:
    from pipeline.run.checkpoint import Run

REPORT_SECONDS = 0.25  # between two progress messages; `report` may be called far more often
TEXT_LENGTH = 3000  # characters of the text so far in a progress message
TRIM_SECONDS = 5.0
"""Seconds of a step after which freed memory is returned to the system."""


class Reporter:
    """`Report` of one step: checks for a stop at every call, sends a few messages per second."""

    def __init__(self, run: Run, stage: Stage) -> None:
        self._run = run
        self._stage = stage
        self._reported = float("-inf")
        self._trimmed = time.monotonic()
        self._newest = self._text = ""
        self.shared = StepInProgress()
        self.claim = StepClaim()
        self.followed: list[Note] = []

    def follow(self, step: StepInProgress) -> None:
        """Report the progress of this step in another job until it ends. Raises Stopped."""
        self._run.estimate.begin(self._stage)
        while not step.ended.wait(REPORT_SECONDS):
            if step.fetching:
                self.fetching(step.fetching)
            else:
                self._newest, self._text = step.newest, step.text
                self(step.fraction)
        self.followed = step.notes

    def wait(self, fraction: float) -> None:
        """Report the progress of this step in another process. Raises Stopped."""
        self._run.estimate.begin(self._stage)
        self(fraction)

    def fetching(self, fetching: Fetching) -> None:
        """Report a download that this step waits for. Raises Stopped."""
        self._run.check_stop()
        self.shared.fetching = fetching
        self._run.estimate.begin(self._stage)  # after the download: waiting is not work
        if self._is_due():
            self._send(0.0, fetching)

    def note(self, note: Note) -> None:
        """Add a note for the user about this step."""
        self._run.notes.append(note)
        self.shared.notes.append(note)

    def __call__(self, fraction: float, newest: str = "") -> None:
        """Report progress; a lower fraction than before changes nothing.

        Raises Stopped when the job is cancelled or lost, or the worker stops.
        """
        self._run.check_stop()
        if newest:
            self._newest = newest
            self._text = f"{self._text} {newest}"[-TEXT_LENGTH:]
        self._share(fraction)
        now = time.monotonic()
        if now - self._trimmed >= TRIM_SECONDS:
            self._trimmed = now
            memory.trim_memory()
        if self._is_due() or fraction >= 1.0:
            self._send(self.shared.fraction)

    def _share(self, fraction: float) -> None:
        """Publish the progress for jobs that wait for this step."""
        shared = self.shared
        shared.fetching, shared.newest, shared.text = None, self._newest, self._text
        shared.fraction = min(max(shared.fraction, fraction), 1.0)

    def _is_due(self) -> bool:
        return time.monotonic() - self._reported >= REPORT_SECONDS

    def _send(self, done: float, fetching: Fetching | None = None) -> None:
        """Send a progress message. Of stages side by side only the first one is shown."""
        self._reported = time.monotonic()
        self.claim.tell(done)
        estimate = self._run.estimate
        if not estimate.leads(self._stage):
            estimate.fraction(self._stage, done)
            return
        self._run.sink(
            Progress(
                job=self._run.job,
                stage=self._stage,
                fraction=estimate.fraction(self._stage, done),
                left=estimate.left(self._stage, done),
                newest=self._newest,
                text=self._text,
                fetching=fetching,
            )
        )
