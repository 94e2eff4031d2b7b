"""Run of one job: every step is loaded or computed, in a thread, with progress and stop."""

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
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic_core import to_jsonable_python

from pipeline.engines.protocols import Report
from pipeline.run import memory
from pipeline.run.callbacks import (
    CheckQuota,
    Fetch,
    LoadCorrections,
    LoadVoices,
    Sink,
    accept_any,
    media_gone,
    no_corrections,
    no_voices,
)
from pipeline.run.estimate import ProgressEstimate
from pipeline.run.reporter import Reporter
from pipeline.run.step_claims import claim_step
from pipeline.run.steps_in_progress import StepsInProgress
from pipeline.run.window_cache import BlobWindowCache
from storage import logs
from storage.blobs import Blobs, media_prefix
from storage.erasure.shared_media import marks_prefix
from storage.errors import Stopped
from storage.media_lock import lock_media
from storage.models import Line, Note, Stage
from storage.watch import tracing
from storage.watch.catalogue import STAGE_SECONDS

T = TypeVar("T")

log = logs.get(__name__)


def digest(value: object) -> str:
    """Return a short name for the dependencies of a step: models, paths, numbers and tuples."""
    plain = json.dumps(to_jsonable_python(value), sort_keys=True).encode()
    return hashlib.sha256(plain).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class StageTiming:
    """Duration of a stage (wall clock, seconds), and its engine."""

    stage: Stage
    engine: str
    seconds: float


@dataclass(slots=True)
class Run:
    """Data that the steps of one job share.

    A set `stop` ends the job at the next report. `check_quota` may refuse the measured length.
    Without `clips` no voice samples are cut. `locale` is the user's, `burn_seconds` limits work on
    drawn captions, `unpacked_bytes` archives. `media_bytes` is the size of the recording, None
    where it is not known. A newly stored result sets `progressed`.
    """

    job: str
    sha256: str
    blobs: Blobs
    scratch: Path
    sink: Sink = lambda _: None
    fetch: Fetch = media_gone
    check_quota: CheckQuota = accept_any
    load_voices: LoadVoices = no_voices
    load_corrections: LoadCorrections = no_corrections
    clips: bool = True
    locale: str = ""
    burn_seconds: float = 3600.0
    unpacked_bytes: int = 2_000_000_000
    media_bytes: int | None = None
    stop: threading.Event = field(default_factory=threading.Event)
    progressed: threading.Event = field(default_factory=threading.Event)
    factors: Mapping[Stage, float] = field(default_factory=dict)
    executor: Executor | None = None
    steps_in_progress: StepsInProgress = field(default_factory=StepsInProgress)
    timings: list[StageTiming] = field(default_factory=list, init=False)  # results from here on
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
        """Return the result of `work`: from the store, or computed in a thread and stored.

        The digest of `depends_on` names the checkpoint. It must contain everything that determines
        the result, beside the bytes of the media. `keep` may decline to store a provisional result.
        Raises Stopped when the job must end, and errors of `work`.
        """
        report = Reporter(self, stage)
        name = f"{stage}-{digest(depends_on)}"
        key = f"{media_prefix(self.sha256)}checkpoints/{name}.json"
        async with lock_media(self.blobs, self.sha256):  # a deletion sees the mark, or has ended
            await self._in_thread(lambda: self._mark(name))

        def make() -> T:
            resumed, opened = self._windows_found(), len(self._window_caches)
            self.estimate.begin(stage)
            started = time.monotonic()
            made = work(report)
            if keep(made):
                self.blobs.save(key, made)
                for cache in self._window_caches[opened:]:
                    cache.clear()  # the stored result holds them all
                if stage is not Stage.AUDIO:  # preparation, not progress
                    self.progressed.set()
            _end_step(stage, started)
            if engine and self._windows_found() == resumed:
                self.timings.append(StageTiming(stage, engine, time.monotonic() - started))
            return made

        with self.estimate.running(stage), logs.about(stage=stage), tracing.span(stage):
            return await self._in_thread(lambda: self._load_or_make(key, returns, make, report))

    def _load_or_make(
        self, key: str, returns: type[T], make: Callable[[], T], report: Reporter
    ) -> T:
        """Return the stored result. Otherwise compute it, or wait for a job that computes it, in
        this process or in another one."""
        report(0.0)
        while not (joined := self.steps_in_progress.join(key)).is_ours:
            report.follow(joined.step)
        report.shared = joined.step
        try:
            with claim_step(self.blobs, key, report.wait) as report.claim:
                found = self.blobs.load(key, returns)
                tracing.note(stored=found is not None)
                made = make() if found is None else found
        finally:
            self.steps_in_progress.end(key)
        if found is not None:
            self.notes.extend(report.followed)
        report(1.0)
        return made

    async def run_in_thread(self, work: Callable[[Report], T]) -> T:
        """Return the result of `work`, run in a thread without progress. For quick work."""
        return await self._in_thread(lambda: work(self.check_stop))

    def check_stop(self, fraction: float = 0.0, newest: str = "") -> None:  # noqa: ARG002 - a Report
        """Raise Stopped when the job must end."""
        if self.stop.is_set():
            raise Stopped(self.job)

    def _mark(self, name: str) -> None:
        """Mark the results of this name as used by the job. They stay as long as a job uses them,
        and go with the last one: others on the same media have results of their own."""
        self.blobs.put_bytes(f"{marks_prefix(self.sha256, self.job)}{name}", b"")

    async def _in_thread(self, work: Callable[[], T]) -> T:
        context = contextvars.copy_context()  # log lines of the thread have the job's id too
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.executor, lambda: context.run(work))

    def _windows_found(self) -> int:
        return sum(cache.found for cache in self._window_caches)

    def window_cache(self, name: str, depends_on: object) -> BlobWindowCache:
        """Return the cache of a step's finished windows; `depends_on` as in `step`."""
        own = f"{name}-{digest(depends_on)}"
        self._mark(own)
        folder = f"{media_prefix(self.sha256)}{own}/"
        resumed = partial(self.estimate.skip, Stage.TRANSCRIPT)
        cache = BlobWindowCache(self.blobs, folder, self.progressed, resumed)
        self._window_caches.append(cache)
        return cache


def _end_step(stage: Stage, started: float) -> None:
    """Free the memory of a step that was made, and record its time."""
    memory.trim_memory()
    seconds = time.monotonic() - started
    STAGE_SECONDS.observe(seconds, stage)
    log.info("step made", seconds=round(seconds, 2))
