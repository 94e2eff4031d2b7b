"""A run of one job: every step is found again or made, in a thread, with progress and a stop."""

from __future__ import annotations

import asyncio
import contextvars
import hashlib
import json
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic_core import to_jsonable_python

from pipeline.engines.protocols import Report
from pipeline.run import memory
from pipeline.run.callbacks import (
    CheckQuota,
    Fetch,
    LoadVoices,
    Sink,
    accept_any,
    media_gone,
    no_voices,
)
from pipeline.run.estimate import ProgressEstimate
from pipeline.run.steps_in_progress import StepInProgress, StepsInProgress
from pipeline.run.window_cache import BlobWindowCache
from storage.blobs import Blobs, media_prefix
from storage.errors import Stopped
from storage.models import Fetching, Line, Note, Progress, Stage

REPORT_SECONDS = 0.25
"""Seconds between two hints of progress; `report` may be called far more often."""
TEXT_LENGTH = 3000
"""Characters of the text so far that a hint carries."""
TRIM_SECONDS = 5.0
"""Seconds of a step after which the memory that it freed goes back to the system."""

T = TypeVar("T")


def digest(value: object) -> str:
    """A short name for what something depends on: nouns, paths, numbers, and tuples of them."""
    plain = json.dumps(to_jsonable_python(value), sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class StageTiming:
    """How long a stage worked, wall clock seconds, and with which engine."""

    stage: Stage
    engine: str
    seconds: float


@dataclass(slots=True)
class Run:
    """What the steps of one job share. `stop` set means: leave at the next report. `admit` is told
    the length of the recording and may refuse it; without `clips` no clips of the speakers are cut.
    `took`, `notes` and `said` are left behind beside the result: how long it took, what is worth
    knowing about it, the text to search."""

    job: str
    sha256: str
    blobs: Blobs
    scratch: Path
    sink: Sink = lambda _: None
    fetch: Fetch = media_gone
    check_quota: CheckQuota = accept_any
    load_voices: LoadVoices = no_voices
    clips: bool = True
    stop: threading.Event = field(default_factory=threading.Event)
    factors: Mapping[Stage, float] = field(default_factory=dict)
    executor: Executor | None = None
    steps_in_progress: StepsInProgress = field(default_factory=StepsInProgress)
    timings: list[StageTiming] = field(default_factory=list, init=False)
    notes: list[Note] = field(default_factory=list, init=False)
    lines: tuple[Line, ...] = field(default=(), init=False)
    estimate: ProgressEstimate = field(init=False)
    _window_caches: list[BlobWindowCache] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self.estimate = ProgressEstimate(self.factors)

    async def step(
        self,
        stage: Stage,
        returns: type[T],
        depends_on: object,
        work: Callable[[Report], T],
        *,
        engine: str = "",
        keep: Callable[[T], bool] = lambda _: True,
    ) -> T:
        """What `work` returns: from the store, or made in a thread and put there.

        The digest of `depends_on` names the checkpoint: it must hold all that the outcome
        depends on, beside the bytes of the media. `keep` may decline to store a makeshift
        outcome. Raises Stopped when the job should leave, and whatever `work` raises.
        """
        report = Reporter(self, stage)
        key = f"{media_prefix(self.sha256)}checkpoints/{stage}-{digest(depends_on)}.json"

        def make() -> T:
            resumed = self._windows_found()
            self.estimate.begin()
            started = time.monotonic()
            made = work(report)
            if keep(made):
                self.blobs.save(key, made)
            memory.trim_memory()
            if engine and self._windows_found() == resumed:
                self.timings.append(StageTiming(stage, engine, time.monotonic() - started))
            return made

        return await self._in_thread(lambda: self._load_or_make(key, returns, make, report))

    def _load_or_make(
        self, key: str, returns: type[T], make: Callable[[], T], report: Reporter
    ) -> T:
        """Return the stored outcome; else make it, unless another job does: then wait for it."""
        report(0.0)
        while not (joined := self.steps_in_progress.join(key)).is_ours:
            report.follow(joined.step)
        report.shared = joined.step
        try:
            found = self.blobs.load(key, returns)
            made = make() if found is None else found
        finally:
            self.steps_in_progress.end(key)
        if found is not None:
            self.notes.extend(report.followed)
        report(1.0)
        return made

    async def run_in_thread(self, work: Callable[[Report], T]) -> T:
        """What `work` returns, in a thread, and without progress: for what takes but a moment."""
        return await self._in_thread(lambda: work(self._check_stop))

    def _check_stop(self, fraction: float, newest: str = "") -> None:  # noqa: ARG002 - a Report
        if self.stop.is_set():
            raise Stopped(self.job)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        context = contextvars.copy_context()  # the log lines of the thread carry the job's id too
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.executor, lambda: context.run(work))

    def _windows_found(self) -> int:
        return sum(cache.found for cache in self._window_caches)

    def window_cache(self, name: str, depends_on: object) -> BlobWindowCache:
        """Return the cache of a step's finished windows; `depends_on` as in `step`."""
        cache = BlobWindowCache(
            self.blobs, f"{media_prefix(self.sha256)}{name}-{digest(depends_on)}/"
        )
        self._window_caches.append(cache)
        return cache


class Reporter:
    """The `Report` of one step: a stop button at every call, a hint a few times a second."""

    def __init__(self, run: Run, stage: Stage) -> None:
        self._run = run
        self._stage = stage
        self._reported = float("-inf")
        self._trimmed = time.monotonic()
        self._newest = ""
        self._text = ""
        self.shared = StepInProgress()
        self.followed: list[Note] = []

    def follow(self, step: StepInProgress) -> None:
        """Show the progress of the same step in another job until that ends. Its notes are
        `followed` then. Raises Stopped."""
        self._run.estimate.begin()
        while not step.ended.wait(REPORT_SECONDS):
            if step.fetching:
                self.fetching(step.fetching)
            else:
                self._newest, self._text = step.newest, step.text
                self(step.fraction)
        self.followed = step.notes

    def fetching(self, fetching: Fetching) -> None:
        """A download that this step waits for. Raises Stopped. Waiting is not working: the estimate
        of the step begins after it."""
        self._check_stop()
        self.shared.fetching = fetching
        self._run.estimate.begin()
        if self._is_due():
            self._send(0.0, fetching)

    def note(self, note: Note) -> None:
        """Something that the person should know about how this step was done."""
        self._run.notes.append(note)
        self.shared.notes.append(note)

    def __call__(self, fraction: float, newest: str = "") -> None:
        """Raises Stopped when the job was cancelled, lost, or the worker stops."""
        self._check_stop()
        if newest:
            self._newest = newest
            self._text = f"{self._text} {newest}"[-TEXT_LENGTH:]
        self._share(fraction)
        now = time.monotonic()
        if now - self._trimmed >= TRIM_SECONDS:
            self._trimmed = now
            memory.trim_memory()
        if self._is_due() or fraction >= 1.0:
            self._send(min(max(fraction, 0.0), 1.0))

    def _check_stop(self) -> None:
        if self._run.stop.is_set():
            raise Stopped(self._run.job)

    def _share(self, fraction: float) -> None:
        """Publish the progress for jobs that wait for this step."""
        shared = self.shared
        shared.fetching, shared.newest, shared.text = None, self._newest, self._text
        shared.fraction = max(shared.fraction, fraction)

    def _is_due(self) -> bool:
        return time.monotonic() - self._reported >= REPORT_SECONDS

    def _send(self, done: float, fetching: Fetching | None = None) -> None:
        self._reported = time.monotonic()
        estimate = self._run.estimate
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
