"""Self-tests of the engines with a few seconds of real speech, as in a job."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.engines.audio import Audio
from pipeline.engines.protocols import (
    Diarizer,
    EmptyWindowCache,
    Engine,
    Engines,
    Summarizer,
    SummaryOptions,
    TranscribeOptions,
    Transcriber,
    Voice,
)
from pipeline.engines.whisper.device import Plan
from pipeline.engines.whisper.engine import FasterWhisper
from pipeline.export.files import ignore
from pipeline.media.decode import decode
from pipeline.stages.read_aloud import encode
from storage.errors import BadSetting, EngineTrouble, Stopped
from storage.models import (
    Segment,
    SpeakerCount,
    SpeechMap,
    SummaryStyle,
    Transcript,
)

LOAD_SECONDS = 3.0
"""Seconds of audio for loading a model."""
MEASURED_SECONDS = 18.0
"""Seconds of audio for measuring the speed: two speakers of the demo's meeting."""
SAMPLE_WORD = "Well."
SUMMARY_SECONDS = 500.0

_TEXT = (
    "We have to move the mail server to the new machine before the end of March.",
    "Anna writes to the provider on Monday and asks for the new address.",
    "Ben makes a copy of all the mail first, because last time some of it was lost.",
)


@dataclass(frozen=True, slots=True)
class EngineTest:
    """Result of testing one engine.

    `says` describes the engine or the problem; `setting` is the setting to change then. `absent`:
    its model has to be downloaded first, so it was not tested.
    """

    role: str
    engine: str
    works: bool
    says: str
    setting: str = ""
    seconds: float = 0.0
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds of work for `heard` seconds of audio with loaded models; peak memory in bytes."""

    heard: float
    worked: float
    memory: int

    @property
    def minutes_an_hour(self) -> float:
        """Minutes for an hour of speech without other load."""
        return 60 * self.worked / self.heard


class ToBeFetched(Exception):
    """The model is not downloaded yet."""


class WaitingReporter:
    """Report that fails after some seconds, and for a model that has to be downloaded."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    def __call__(self, fraction: float, newest: str = "") -> None:  # noqa: ARG002 a Report
        """Raise Stopped when the time is over."""
        if time.monotonic() > self._until:
            raise Stopped

    def fetching(self, fetching: object) -> None:  # noqa: ARG002 as above
        """Raise ToBeFetched."""
        raise ToBeFetched

    def note(self, note: object) -> None:
        """Ignore a note: findings replace it."""


class AudioTests:
    """Tests of the engines for audio, one after the other, on one recording."""

    def __init__(self, engines: Engines, recording: Path, folder: Path) -> None:
        """`recording` has at least MEASURED_SECONDS of speech; its audio is written to `folder`."""
        self._engines = engines
        self._audio = decode(recording, folder, 3600, ignore).audio
        self._speech = SpeechMap((), (), ())
        self.heard = Transcript("", 0.0, ())
        self.speed: Speed | None = None
        self.device: Plan | None = None

    def trials(self, careful_model: bool) -> Iterator[EngineTest]:
        """Yield the result of each engine.

        With `careful_model` the careful transcriber has a model of its own and is tested too.
        """
        engines = self._engines
        yield self._detector()
        yield (standard := self._transcriber("transcriber", engines.transcriber))
        if engines.careful and careful_model:
            yield self._transcriber("careful transcriber", engines.careful)
        diarizer = self._diarizer(engines.diarizer) if engines.diarizer else None
        if diarizer:
            yield diarizer
        if standard.works and not standard.absent:
            self.speed = self._measure_speed(diarizer)

    def _part(self, seconds: float) -> Audio:
        return Audio(self._audio.path, min(seconds, self._audio.seconds))

    def _detector(self) -> EngineTest:
        def work() -> str:
            self._engines.detector.detect(self._part(LOAD_SECONDS), ignore)
            self._speech = self._engines.detector.detect(self._part(MEASURED_SECONDS), ignore)
            return "" if self._speech.regions else "it heard no speech in a meeting"

        return _run_test("speech detector", self._engines.detector, work)

    def _transcriber(self, role: str, engine: Transcriber) -> EngineTest:
        def work() -> str:
            part = self._part(LOAD_SECONDS)
            speech = self._engines.detector.detect(part, ignore)
            found = engine.transcribe(
                part, speech, TranscribeOptions(), EmptyWindowCache(), WaitingReporter(600)
            )
            return "" if found.segments else "it heard no word in a meeting"

        trial = _run_test(role, engine, work)
        if trial.works and not trial.absent and isinstance(engine, FasterWhisper):
            self.device = engine.runs_on()
        return trial

    def _diarizer(self, engine: Diarizer) -> EngineTest:
        def work() -> str:
            part = self._part(MEASURED_SECONDS)
            found = engine.diarize(part, self._speech, SpeakerCount(), WaitingReporter(300))
            return "" if found.turns else "it heard nobody in a meeting"

        return _run_test("diarizer", engine, work)

    def _measure_speed(self, diarizer: EngineTest | None) -> Speed | None:
        """Return the speed of detection, transcription and speakers with loaded models."""
        part = self._part(MEASURED_SECONDS)
        started = time.monotonic()
        try:
            speech = self._engines.detector.detect(part, ignore)
            options, cache, report = TranscribeOptions(), EmptyWindowCache(), WaitingReporter(300)
            self.heard = self._engines.transcriber.transcribe(part, speech, options, cache, report)
            if self._engines.diarizer and diarizer and diarizer.works and not diarizer.absent:
                self._engines.diarizer.diarize(part, speech, SpeakerCount(), report)
        except Stopped:
            return None
        return Speed(part.seconds, time.monotonic() - started, _peak_memory())


def try_summarizer(engine: Summarizer) -> EngineTest:
    """Summarize three sentences. The timeout of a server is that of its engine."""
    segments = tuple(Segment(10.0 * at, 10.0 * at + 9, text, ()) for at, text in enumerate(_TEXT))
    transcript = Transcript("en", 30.0, segments)

    def work() -> str:
        engine.ready()  # reports a wrong key or model better than a failed summary
        summary = engine.summarize(
            transcript, SummaryOptions(SummaryStyle.SHORT), WaitingReporter(SUMMARY_SECONDS)
        )
        return "" if summary.gist else "it wrote nothing"

    return _run_test("summarizer", engine, work)


def try_voice(engine: Voice, language: str, seconds: float) -> EngineTest:
    """Speak one word and convert it to a voice message, as in a job."""

    def work() -> str:
        with tempfile.TemporaryDirectory() as name:
            sound = engine.speak(SAMPLE_WORD, language, Path(name), WaitingReporter(seconds))
            encode(sound, Path(name), engine.id, WaitingReporter(seconds))
        return ""

    return _run_test("voice", engine, work)


def _run_test(role: str, engine: Engine, work: Callable[[], str]) -> EngineTest:
    """Return the result of `work`, which returns a problem ("" for none) and may raise."""
    started = time.monotonic()
    try:
        ready = engine.ready()
    except (EngineTrouble, BadSetting) as trouble:
        return _failed_test(role, engine, trouble)
    try:
        problem = work()
    except ToBeFetched:
        return EngineTest(role, engine.id, True, ready, absent=True)
    except Stopped:
        took = time.monotonic() - started
        return EngineTest(role, engine.id, False, f"{engine.id} gave no answer within {took:.0f} s")
    except (EngineTrouble, BadSetting) as trouble:
        return _failed_test(role, engine, trouble)
    except Exception as error:  # noqa: BLE001 a bug in one engine is a finding, others are still tested
        return EngineTest(role, engine.id, False, f"{engine.id}: {type(error).__name__}: {error}")
    took = time.monotonic() - started
    return EngineTest(role, engine.id, not problem, problem or ready, seconds=took)


def _failed_test(role: str, engine: Engine, trouble: EngineTrouble | BadSetting) -> EngineTest:
    says = trouble.values.get("problem") or trouble.detail or trouble.code.replace("_", " ")
    message = says if engine.id in says else f"{engine.id}: {says}"
    return EngineTest(role, engine.id, False, message, trouble.values.get("setting", ""))


def _peak_memory() -> int:
    """Return the peak memory of this process in bytes."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used if sys.platform == "darwin" else used * 1024
