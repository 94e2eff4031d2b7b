"""Progress and remaining time of a job, from the measured speed of its stages."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from storage.models import Stage

DEFAULT_FACTORS: Mapping[Stage, float] = {
    Stage.AUDIO: 0.01,
    Stage.TRANSCRIPT: 0.10,
    Stage.SPEAKERS: 0.05,
    Stage.SUMMARY: 0.01,
    Stage.SPEECH: 0.02,
    Stage.FILES: 0.01,
}
"""Seconds of work per second of media without measurements: Whisper base, 2 cores."""

BURNING_FACTOR = 0.3
"""Seconds of work per second of a film whose captions are drawn into the picture: 720p, 2 cores."""

TRUSTED_FROM = 0.05
"""Fraction of a stage from which its own speed is a better estimate than that of earlier jobs."""


class ProgressEstimate:
    """Share of each stage in the whole job, and the remaining time.

    `factors` are seconds of work per second of media by stage, as measured on earlier jobs.
    """

    def __init__(self, factors: Mapping[Stage, float], stages: Sequence[Stage] = ()) -> None:
        self.media_seconds = 0.0
        self._factors = {**DEFAULT_FACTORS, **factors}
        self._stages = tuple(stages or DEFAULT_FACTORS)
        self._started = time.monotonic()
        self._first = 0.0
        self._furthest = 0.0

    def plan(self, stages: Sequence[Stage]) -> None:
        """Set the stages of this job; others have no weight."""
        self._stages = tuple(stages)

    def expect(self, stage: Stage, factor: float) -> None:
        """Set the seconds of work per second of media of a stage that differs from earlier jobs."""
        self._factors[stage] = factor

    def begin(self) -> None:
        """Start the clock of a stage."""
        self._started, self._first = time.monotonic(), -1.0

    def fraction(self, stage: Stage, done: float) -> float:
        """Return the progress of the whole job, 0..1, for the progress (0..1) of this stage.

        It never decreases, also when the stages of the job become known.
        """
        now = (self._before(stage) + self._weight(stage) * done) / (self._total() or 1.0)
        # Sums of the same weights in another order differ by a rounding error (1.0000000000000002).
        self._furthest = max(self._furthest, min(now, 1.0))
        return self._furthest

    def left(self, stage: Stage, done: float) -> float | None:
        """Return the remaining seconds of the job; None while they can't be estimated."""
        if not self.media_seconds:
            return None
        if self._first < 0:
            self._first = done  # the work of an earlier attempt tells nothing about this speed
        after = max(0.0, self._total() - self._before(stage) - self._weight(stage))
        progress = done - self._first
        if progress >= TRUSTED_FROM:
            this_stage = (time.monotonic() - self._started) / progress * (1 - done)
        else:
            this_stage = self._weight(stage) * self.media_seconds * (1 - done)
        return this_stage + after * self.media_seconds

    def _weight(self, stage: Stage) -> float:
        return self._factors[stage] if stage in self._stages else 0.0

    def _before(self, stage: Stage) -> float:
        order = list(Stage)
        return sum(self._weight(each) for each in order[: order.index(stage)])

    def _total(self) -> float:
        return sum(self._weight(each) for each in self._stages)
