"""Progress and remaining time of a job, from the measured speed of its stages."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from storage.models import CONSTANT_STAGES, Stage

DEFAULT_FACTORS: Mapping[Stage, float] = {
    Stage.AUDIO: 0.01,
    Stage.TRANSCRIPT: 0.10,
    Stage.SPEAKERS: 0.05,
    Stage.SUMMARY: 0.01,
    Stage.SPEECH: 4.0,
    Stage.FILES: 0.01,
}
"""Seconds of work per second of media without measurements: Whisper base, 2 cores. CONSTANT_STAGES
have seconds of work."""

BURNING_FACTOR = 0.3
"""Seconds of work per second of a film whose captions are drawn into the picture: 720p, 2 cores."""

TRUSTED_FROM = 0.05
"""Fraction of a stage from which its own speed counts beside that of earlier jobs."""

SIDE_BY_SIDE: Mapping[Stage, Stage] = {Stage.SPEAKERS: Stage.TRANSCRIPT, Stage.FILES: Stage.SPEECH}
"""Stages that may run beside an earlier one, and that one."""

_ASSUMED_SECONDS = 60.0
"""Length of a recording until it is known."""
_LAST_TENTH = 0.1
"""Share of its expected time that is left of a stage which takes longer and reports no progress."""


@dataclass(slots=True)
class _Clock:
    """Times of a stage: when it began, from when on its speed is measured, and its last progress.

    `first` is the progress from which on the speed is measured.
    """

    begun: float
    started: float
    moved: float
    first: float | None = None


class ProgressEstimate:
    """Share of each stage in the whole job, and the remaining time. Thread-safe.

    `factors` are seconds of work per second of media by stage, as measured on earlier jobs; seconds
    of work for CONSTANT_STAGES. Several stages may run side by side.
    """

    def __init__(self, factors: Mapping[Stage, float], stages: Sequence[Stage] = ()) -> None:
        self.media_seconds = 0.0
        self._factors = {**DEFAULT_FACTORS, **factors}
        self._stages = tuple(stages or DEFAULT_FACTORS)
        self._clocks: dict[Stage, _Clock] = {}
        self._done: dict[Stage, float] = {}
        self._running: Counter[Stage] = Counter()
        self._furthest = 0.0
        self._lock = threading.RLock()

    def plan(self, stages: Sequence[Stage]) -> None:
        """Set the stages of this job; others have no weight."""
        self._stages = tuple(stages)

    def expect(self, stage: Stage, factor: float) -> None:
        """Set the seconds of work per second of media of a stage that differs from earlier jobs."""
        self._factors[stage] = factor

    @contextmanager
    def running(self, stage: Stage) -> Iterator[None]:
        """Count a stage as running. Earlier ones are over then, unless they run, too."""
        with self._lock:
            self._running[stage] += 1
        try:
            yield
        finally:
            with self._lock:
                self._running[stage] -= 1
                self._running += Counter()  # drops those at zero

    def begin(self, stage: Stage) -> None:
        """Start the clock of a stage, again after waiting that tells nothing about its speed."""
        with self._lock:
            self._clocks[stage] = _Clock(*[time.monotonic()] * 3)

    def skip(self, stage: Stage) -> None:
        """Start the clock at the last progress: what was reported so far was found, not made."""
        with self._lock:
            if (clock := self._clocks.get(stage)) and stage in self._done:
                clock.started, clock.first = clock.moved, self._done[stage]

    def leads(self, stage: Stage) -> bool:
        """Return whether this is the first of the running stages, which the user sees."""
        with self._lock:
            return stage is min((stage, *self._running), key=_order)

    def fraction(self, stage: Stage, done: float) -> float:
        """Return the progress of the whole job, 0..1, for the progress (0..1) of this stage.

        It never decreases, also when the stages of the job become known.
        """
        with self._lock:
            self._note(stage, done)
            made = sum(self._cost(each) * self._done_of(each) for each in self._stages)
            now = made / (sum(map(self._cost, self._stages)) or 1.0)
            # Sums of weights in another order differ by a rounding error (1.0000000000000002).
            self._furthest = max(self._furthest, min(now, 1.0))
            return self._furthest

    def left(self, stage: Stage, done: float) -> float | None:
        """Return the remaining seconds of the job; None while they can't be estimated."""
        if not self.media_seconds:
            return None
        with self._lock:
            self._note(stage, done)
            left = {each: self._left_of(each) for each in self._stages}
            for side, main in SIDE_BY_SIDE.items():
                if side in self._running and main in self._running:
                    left[side] = max(0.0, left.get(side, 0.0) - left.get(main, 0.0))
            return sum(left.values())

    def _note(self, stage: Stage, done: float) -> None:
        """Keep the progress of a stage; a lower one than before changes nothing."""
        now, before = time.monotonic(), self._done.get(stage, 0.0)
        clock = self._clocks.setdefault(stage, _Clock(now, now, now))
        self._done[stage] = max(before, done)
        if done > before:
            clock.moved = now
        if clock.first is None:
            clock.first = self._done[stage]
        elif stage in CONSTANT_STAGES and before == 0.0 < done:
            clock.started, clock.first = now, done  # a process has started until here

    def _left_of(self, stage: Stage) -> float:
        """Return the remaining seconds of one stage.

        Progress comes in steps, such as windows of speech. The own speed of the stage is that up to
        the last step, and counts the more the further the stage is.
        """
        done, clock = self._done_of(stage), self._clocks.get(stage)
        expected = self._cost(stage) * (1 - done)
        if not expected or clock is None or clock.first is None:
            return expected
        if stage in CONSTANT_STAGES:
            expected = min(expected, self._cost(stage) - (clock.moved - clock.begun))
            expected = max(expected, _LAST_TENTH * self._cost(stage) * (1 - done))
        now, progress = time.monotonic(), done - clock.first
        if progress >= TRUSTED_FROM:
            own = (clock.moved - clock.started) / progress * (1 - done)
            trust = progress / (1 - clock.first)
            expected += trust * (own - expected)
        return max(expected - (now - clock.moved), _LAST_TENTH * expected)

    def _done_of(self, stage: Stage) -> float:
        """Return the progress of a stage; those before all that run are over."""
        first = min(self._running, key=_order, default=max(self._done, key=_order, default=stage))
        return 1.0 if _order(stage) < _order(first) else self._done.get(stage, 0.0)

    def _cost(self, stage: Stage) -> float:
        """Return the expected seconds of a stage."""
        factor = self._factors[stage] if stage in self._stages else 0.0
        if stage in CONSTANT_STAGES:
            return factor
        return factor * (self.media_seconds or _ASSUMED_SECONDS)


def _order(stage: Stage) -> int:
    return list(Stage).index(stage)
