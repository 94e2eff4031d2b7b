"""The protocols of the engines, and the few shapes that only they exchange.

An adapter turns vendor types into nouns and vendor errors into ours at once. Its methods block:
they are called in a thread, and call `report` often, which raises `Stopped` when they should leave.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from storage.models import (
    Diarization,
    Fetching,
    Note,
    Removed,
    Segment,
    SpeakerCount,
    SpeechMap,
    Summary,
    SummaryStyle,
    Transcript,
)

SAMPLE_RATE = 16_000
"""Samples a second of all audio behind the intake."""

Samples = NDArray[np.float32]
"""Mono audio, -1..1, at SAMPLE_RATE."""


class Report(Protocol):
    """How far a step is, 0..1, and what was heard since the last report. Raises `Stopped` to end
    the step."""

    def __call__(self, fraction: float, newest: str = "") -> None: ...


@runtime_checkable
class Teller(Protocol):
    """A Report that can be told more: the download that a step waits for, and what the person
    should know about how it was done."""

    def fetching(self, fetching: Fetching) -> None:
        """Raises `Stopped`, as the report itself."""

    def note(self, note: Note) -> None: ...


def tell_fetching(report: Report, fetching: Fetching) -> None:
    """Show a download to whoever watches. Raises `Stopped`."""
    if isinstance(report, Teller):
        report.fetching(fetching)
    else:
        report(0.0)


def tell_note(report: Report, note: Note) -> None:
    """Leave a note for the person whose recording it is."""
    if isinstance(report, Teller):
        report.note(note)


@dataclass(frozen=True, slots=True)
class Audio:
    """Decoded audio on disk: raw 16-bit little-endian mono samples at SAMPLE_RATE."""

    path: Path
    seconds: float

    def read(self, start: float, end: float) -> Samples:
        """The samples between two times, shape (n,); what lies outside the audio is left out."""
        first = max(0, round(start * SAMPLE_RATE))
        count = max(0, round(end * SAMPLE_RATE) - first)
        raw = np.fromfile(self.path, dtype="<i2", count=count, offset=first * 2)
        return raw.astype(np.float32) / 32768.0


@dataclass(frozen=True, slots=True)
class TranscribedWindow:
    """Result of one finished window of a recording, stored as JSON until its transcript is stored.

    Times are seconds of the recording; `removed` are stretches whose text was made up, and why;
    `language` is the code of the language it was transcribed in.
    """

    segments: tuple[Segment, ...]
    removed: tuple[Removed, ...] = ()
    language: str = ""


class WindowCache(Protocol):
    """Finished windows of one recording by name. A later run finds them again, and so does another
    job with the same recording and options, at the same time."""

    def find(self, name: str) -> TranscribedWindow | None:
        """Return the window kept under this name, None when there is none that can be read."""
        ...

    def keep(self, name: str, window: TranscribedWindow) -> None: ...


class EmptyWindowCache:
    """WindowCache that keeps nothing, for measurements and self-tests."""

    def find(self, name: str) -> None:
        """Return None: every window is transcribed."""

    def keep(self, name: str, window: TranscribedWindow) -> None:
        """Drop the window."""


@dataclass(frozen=True, slots=True)
class TranscribeOptions:
    """Hints of the user about a recording: its language (as `whisper.languages` writes it) and
    likely words."""

    language: str | None = None
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """What summary the person wants; `language` is ISO 639-1, None for that of the speech."""

    style: SummaryStyle = SummaryStyle.FULL
    language: str | None = None


class Engine(Protocol):
    """What every engine can be asked. Making one is cheap: models load at first use."""

    @property
    def id(self) -> str:
        """Name and model, e.g. `faster-whisper base`; a changed id makes checkpoints stale."""
        ...

    def ready(self) -> str:
        """One line saying what will be used. Raises EngineTrouble, naming the setting to change."""
        ...


class SpeechDetector(Engine, Protocol):
    """Finds where there is speech. One pass serves recognition and diarization."""

    def detect(self, audio: Audio, report: Report) -> SpeechMap: ...


class Transcriber(Engine, Protocol):
    """Turns audio into words.

    Safe to call from several threads at once: the jobs share the device in fair order.
    """

    def transcribe(
        self,
        audio: Audio,
        speech: SpeechMap,
        options: TranscribeOptions,
        cache: WindowCache,
        report: Report,
    ) -> Transcript: ...


@runtime_checkable
class ModelChooser(Protocol):
    """A transcriber that chooses its model by what is there when a job begins."""

    def settled(self) -> Sequence[Transcriber]:
        """What to use for one job: the one to try first, then the next best. Their ids stay."""
        ...

    def choice(self) -> str:
        """Why it is the first one, as a code; "": it was set, or it is the best there is."""
        ...

    def fetch_better(self, stop: threading.Event) -> None:
        """Fetch a better model while jobs run on what is there, until it is there or `stop` is
        set. Blocks: for a thread of its own in a service."""
        ...


def settled(transcriber: Transcriber) -> Sequence[Transcriber]:
    """The transcribers for one job, the best first."""
    return transcriber.settled() if isinstance(transcriber, ModelChooser) else (transcriber,)


def choice_of(transcriber: Transcriber) -> str:
    """Why its model was chosen, as a code for the receipt; "": nothing is worth saying."""
    return transcriber.choice() if isinstance(transcriber, ModelChooser) else ""


class Diarizer(Engine, Protocol):
    """Says who spoke when. Speakers are named S1, S2, … in order of first appearance. Who can tells
    their voices, too, from what is computed anyway."""

    def diarize(
        self, audio: Audio, speech: SpeechMap, count: SpeakerCount, report: Report
    ) -> Diarization: ...


class Summarizer(Engine, Protocol):
    """Writes a summary; every time it cites exists in the transcript."""

    def summarize(
        self, transcript: Transcript, wish: SummaryOptions, report: Report
    ) -> Summary: ...


class Voice(Engine, Protocol):
    """Reads text aloud into a sound file that PyAV opens; returns its path inside `folder`."""

    def speak(self, text: str, language: str, folder: Path, report: Report) -> Path: ...


@runtime_checkable
class Polyglot(Protocol):
    """A voice that knows which languages it reads, as ISO 639-1; others read about all."""

    def languages(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Engines:
    """The engines of one worker. Where several stand in a list, the first that works is used."""

    detector: SpeechDetector
    transcriber: Transcriber
    diarizer: Diarizer | None
    summarizers: Sequence[Summarizer]
    voices: Sequence[Voice]
    careful: Transcriber | None = None
    """For those who wish it more accurate; None: there is nothing better."""
    voiceprints: bool = False
    """Whether results say what their speakers sound like, so that voices can be remembered."""
