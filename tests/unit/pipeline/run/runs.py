"""Runs of a job, and a step that counts its calls."""

from __future__ import annotations

from pipeline.engines.protocols import Report, TranscribedWindow
from storage.models import Note

SHA = "ab" * 32
EMPTY = TranscribedWindow(())


class Work:
    """A step that counts its calls."""

    def __init__(self, outcome: Note) -> None:
        self.outcome = outcome
        self.times = 0

    def __call__(self, report: Report) -> Note:
        self.times += 1
        report(0.5, "half a sentence")
        return self.outcome
