"""Protocols of the engines, and the types that are only exchanged between them.

An adapter converts vendor types to the project's models and vendor errors to the project's errors.
Its methods block and run in a thread. They call `report` often; it raises `Stopped` when the job
must end.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol, runtime_checkable

from pipeline.engines.audio import Audio
from pipeline.engines.cores import CoreBudget, CoresInUse
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


class Report(Protocol):
    """Progress of a step (0..1), and the text since the last report. Raises `Stopped` to end it."""

    def __call__(self, fraction: float, newest: str = "") -> None: ...


@runtime_checkable
class DetailedReport(Protocol):
    """Report that also accepts downloads that the step waits for, and notes for the user."""

    def fetching(self, fetching: Fetching) -> None:
        """Report a download. Raises `Stopped` like the report itself."""

    def note(self, note: Note) -> None: ...


def report_download(report: Report, fetching: Fetching) -> None:
    """Report a download for the progress message. Raises `Stopped`."""
    if isinstance(report, DetailedReport):
        report.fetching(fetching)
    else:
        report(0.0)


def report_note(report: Report, note: Note) -> None:
    """Add a note to the user's answer."""
    if isinstance(report, DetailedReport):
        report.note(note)


@dataclass(frozen=True, slots=True)
class TranscribedWindow:
    """Result of one finished window of a recording, stored as JSON until its transcript is stored.

    Times are seconds of the recording. `removed` are stretches whose text was invented, with the
    reason. `language` is the code of the language used for transcription.
    """

    segments: tuple[Segment, ...]
    removed: tuple[Removed, ...] = ()
    language: str = ""


class WindowCache(Protocol):
    """Finished windows of one recording by name.

    Later runs of the job find them, and so do concurrent jobs with the same recording and options.
    """

    def find(self, name: str) -> TranscribedWindow | None:
        """Return the window with this name; None when there is none, or it can't be read."""
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
    """Hints of the user about a recording: likely words, and its language in the form of
    `whisper.languages`. Without a language it is detected, among `languages` if there are any. With
    `louder` every voice gets the level of the loudest one."""

    language: str | None = None
    hints: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    louder: bool = False


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """Requested summary. `language` is ISO 639-1, None for that of the speech; `recorded` is the
    day of the recording, if it is known."""

    style: SummaryStyle = SummaryStyle.FULL
    language: str | None = None
    recorded: date | None = None


class Engine(Protocol):
    """Methods of every engine. Creating an engine is cheap: models load at first use."""

    @property
    def id(self) -> str:
        """Name and model, e.g. `faster-whisper base`. A changed id invalidates checkpoints."""
        ...

    def ready(self) -> str:
        """Return a line about what will be used.

        Raises EngineTrouble with the setting to change.
        """
        ...


class SpeechDetector(Engine, Protocol):
    """Detects speech. One pass serves recognition and diarization."""

    def detect(self, audio: Audio, report: Report) -> SpeechMap: ...


class Transcriber(Engine, Protocol):
    """Converts audio to words.

    Safe to call from several threads at once: jobs share the device in fair order.
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
    """Transcriber that chooses its model by availability at the start of a job."""

    def candidates(self) -> Sequence[Transcriber]:
        """Return the transcribers for one job, the first choice first. Their ids do not change."""
        ...

    def choice_reason(self) -> str:
        """Return the reason of the choice as a code; "" when it was set or is the best model."""
        ...

    def fetch_better(self, stop: threading.Event) -> None:
        """Download a better model in a thread of its own, until it is there or `stop` is set."""
        ...


@runtime_checkable
class LimitedTranscriber(Protocol):
    """Transcriber whose model may know few languages."""

    def languages(self) -> frozenset[str]:
        """Return the languages that it is limited to, none for all of Whisper."""
        ...


def transcribers_for_job(transcriber: Transcriber) -> Sequence[Transcriber]:
    """Return the transcribers for one job, the first choice first."""
    return transcriber.candidates() if isinstance(transcriber, ModelChooser) else (transcriber,)


def choice_reason(transcriber: Transcriber) -> str:
    """Return the reason for the choice of its model as a code; "" when no note is needed."""
    return transcriber.choice_reason() if isinstance(transcriber, ModelChooser) else ""


class Diarizer(Engine, Protocol):
    """Determines speaker turns, and voiceprints where the engine supports them.

    Speakers are named S1, S2, … in order of first appearance. Voiceprints cost no extra pass.
    """

    def diarize(
        self, audio: Audio, speech: SpeechMap, count: SpeakerCount, report: Report
    ) -> Diarization: ...


class Summarizer(Engine, Protocol):
    """Writes a summary. Every time in it exists in the transcript."""

    def summarize(
        self, transcript: Transcript, options: SummaryOptions, report: Report
    ) -> Summary: ...


class Voice(Engine, Protocol):
    """Reads text aloud. Returns the path of the audio file, inside `folder`; PyAV can open it."""

    def speak(self, text: str, language: str, folder: Path, report: Report) -> Path: ...


@runtime_checkable
class MultilingualVoice(Protocol):
    """Voice with a known set of languages (ISO 639-1). Other voices read almost any language."""

    def languages(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Engines:
    """Engines of one worker. From a list the first that works is used."""

    detector: SpeechDetector
    transcriber: Transcriber
    diarizer: Diarizer | None
    summarizers: Sequence[Summarizer]
    voices: Sequence[Voice]
    careful: Transcriber | None = None
    """For users who select higher accuracy; None when there is no better one."""
    voiceprints: bool = False
    """Results contain voiceprints of their speakers, so that voices can be remembered."""
    cores: CoreBudget = field(default_factory=partial(CoreBudget.of, 0))
    """Threads of every engine, and of the encoder of films."""
    cores_in_use: CoresInUse = field(default_factory=CoresInUse, compare=False)
