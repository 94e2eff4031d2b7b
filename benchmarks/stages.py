"""Speed of each stage, and of the whole pipeline beside engines called one after the other: its own
ones, and with the fastest setting of faster-whisper alone as the recognizer."""

from __future__ import annotations

import asyncio
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from benchmarks.recognition import Recording
from benchmarks.recordings import talk
from benchmarks.speed.recognition_speed import TRIAL_SECONDS, best, seconds_of
from benchmarks.speed.systems import systems
from benchmarks.table import Row
from pipeline.engines.protocols import EmptyWindowCache, Engines, SummaryOptions, TranscribeOptions
from pipeline.engines.registry import build_engines
from pipeline.engines.whisper.models.packaged import join_packages
from pipeline.media.decode import decode
from pipeline.process_recording import process_recording
from pipeline.run.checkpoint import Run
from pipeline.settings import PipelineSettings
from pipeline.stages.assign_speakers import name_words
from pipeline.stages.read_aloud import read_aloud
from storage.blobs import Blobs
from storage.models import Format, Options, SpeakerCount

T = TypeVar("T")


@dataclass(slots=True)
class Watch:
    """Wall-clock seconds and processor seconds by name, including children."""

    took: dict[str, float] = field(default_factory=dict)
    used: dict[str, float] = field(default_factory=dict)

    def time(self, name: str, work: Callable[[], T]) -> T:
        """Return the result of `work` and record its time."""
        started, before = time.perf_counter(), sum(os.times()[:4])
        made = work()
        self.took[name] = time.perf_counter() - started
        self.used[name] = sum(os.times()[:4]) - before
        return made

    @property
    def seconds(self) -> float:
        """Total seconds."""
        return sum(self.took.values())

    @property
    def processor(self) -> float:
        """Total processor seconds."""
        return sum(self.used.values())


def _ignore_report(fraction: float, newest: str = "") -> None:
    """Ignore a report."""


def one_by_one(path: Path, engines: Engines, folder: Path) -> Watch:
    """Run the engines, one after the other without other work."""
    watch = Watch()
    folder.mkdir(parents=True)
    decoded = watch.time("decode", lambda: decode(path, folder, 36_000, _ignore_report))
    audio = decoded.audio
    speech = watch.time("speech map", lambda: engines.detector.detect(audio, _ignore_report))
    options, cache = TranscribeOptions(), EmptyWindowCache()
    text = watch.time(
        "recognition",
        lambda: engines.transcriber.transcribe(audio, speech, options, cache, _ignore_report),
    )
    if (diarizer := engines.diarizer) is not None:
        turns = watch.time(
            "diarization", lambda: diarizer.diarize(audio, speech, SpeakerCount(), _ignore_report)
        )
        text = name_words(text, turns)
    summary = watch.time(
        "summary", lambda: engines.summarizers[0].summarize(text, SummaryOptions(), _ignore_report)
    )
    watch.time("speech", lambda: read_aloud(summary, engines.voices, folder, _ignore_report))
    return watch


def run_pipeline(path: Path, engines: Engines, folder: Path) -> Watch:
    """Run the pipeline with checkpoints, progress and every file, from an empty store."""
    blobs = Blobs.open(f"file://{folder}/blobs")
    scratch = folder / "scratch"
    scratch.mkdir(parents=True)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    run = Run(job="bench", sha256=digest, blobs=blobs, scratch=scratch)
    options = Options(formats=tuple(Format))
    watch = Watch()
    job = process_recording(path, path.name, options, engines, run, 36_000)
    watch.time("whole", lambda: asyncio.run(job))
    return watch


def fastest_bare(path: Path, folder: Path) -> tuple[str, float]:
    """Return the fastest setting of faster-whisper alone, and its seconds for a recording."""
    folder.mkdir(parents=True)
    found = systems(join_packages(folder), folder)
    settings = [it for name, each in found.items() if "faster-whisper" in name for it in each]
    recordings = []
    for source in (talk(TRIAL_SECONDS, folder), path):
        place = folder / source.stem
        place.mkdir()
        audio = decode(source, place, 36_000, _ignore_report).audio
        recordings.append(Recording(source.stem, "en", "en", audio, ""))
    name, transcribe = best(settings, recordings[0])
    return name, seconds_of(transcribe, recordings[1:])[0]


def rows(folder: Path, seconds: float = 600) -> Iterator[Row]:
    """Yield the rows about speed, from a recording of `seconds`."""
    settings = PipelineSettings()
    engines = build_engines(settings, folder / "models")
    one_by_one(talk(15, folder), engines, folder / "warm-up")  # models are loaded, caches are warm
    path = talk(seconds, folder)
    apart = one_by_one(path, engines, folder / "apart")
    together = run_pipeline(path, engines, folder / "together")
    bare, recognition = fastest_bare(path, folder / "bare")
    for name, took in apart.took.items():
        cores = f"(processor time {apart.used[name] / seconds:.4f})"
        yield Row(f"real-time factor: {name}", f"{took / seconds:.4f} {cores}")
    yield Row(f"real-time factor: faster-whisper alone, {bare}", f"{recognition / seconds:.4f}")
    yield Row("real-time factor: engines one by one", f"{apart.seconds / seconds:.4f}")
    yield Row("real-time factor: whole pipeline, all files", f"{together.seconds / seconds:.4f}")
    yield Row(
        "whole pipeline / its engines one by one",
        f"{together.seconds / apart.seconds:.3f} "
        f"(processor time {together.processor / apart.processor:.3f})",
        "at most 1.10",
    )
    with_bare = apart.seconds - apart.took["recognition"] + recognition
    yield Row(
        "whole pipeline / engines one by one with faster-whisper alone",
        f"{together.seconds / with_bare:.3f}",
        "at most 0.60",
    )
