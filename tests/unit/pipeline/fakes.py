"""Fake engines of the pipeline that count their calls."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from pipeline.engines.audio import Audio
from pipeline.engines.cores import CoreBudget
from pipeline.engines.protocols import (
    Engines,
    Report,
    SummaryOptions,
    TranscribeOptions,
    WindowCache,
)
from pipeline.media.decode import Decoded
from pipeline.process_recording import process_recording
from pipeline.run.checkpoint import Run
from pipeline.run.steps_in_progress import StepsInProgress
from pipeline.stages.read_aloud import SpokenSummary
from storage.blobs import Blobs
from storage.models import (
    WHOLE,
    Diarization,
    FaintSpeech,
    Line,
    Media,
    NamedVoice,
    Note,
    Options,
    Part,
    Point,
    Progress,
    Result,
    Segment,
    SpeakerCount,
    SpeakerTurn,
    SpeakerVoice,
    SpeechMap,
    Stage,
    Summary,
    Transcript,
    Word,
)

SENTENCES = (
    ("Good morning everybody and welcome to the meeting of today.", "S1"),
    ("Thank you very much, I have brought the numbers of March.", "S2"),
)

TRACK_CHOSEN = Note("track_chosen", {"track": "1", "tracks": "2"})


@dataclass
class Fakes:
    """All engines in one object, with a count of the calls to each."""

    asked: Counter[str] = field(default_factory=Counter)
    sentences: Sequence[tuple[str, str]] = SENTENCES
    trouble: dict[str, Exception] = field(default_factory=dict)
    voices: tuple[SpeakerVoice, ...] = ()
    faint: tuple[FaintSpeech, ...] = ()
    heard: list[tuple[SpeechMap, TranscribeOptions]] = field(default_factory=list)
    id: str = "fake 1"
    language: str = "en"
    gist: str = "They met."

    def ready(self) -> str:
        return "ready"

    def _ask(self, method: str) -> None:
        self.asked[method] += 1
        if method in self.trouble:
            raise self.trouble[method]

    def decode(
        self, path: Path, folder: Path, max_seconds: float, report: Report, part: Part = WHOLE
    ) -> Decoded:
        """Decode 20 seconds of a recording of an hour."""
        self._ask("decode")
        assert path.read_bytes() == b"media"
        report(0.5)
        pcm = folder / "audio.s16le"
        pcm.write_bytes(b"\0\0" * 16_000 * 20)
        return Decoded(
            Audio(pcm, 20.0), True, 20.0, 1, 2, (TRACK_CHOSEN,), part.start or 0.0, 3600.0
        )

    def detect(self, audio: Audio, report: Report) -> SpeechMap:
        self._ask("detect")
        if self.faint:
            return SpeechMap(((0.0, 5.0),), faint=self.faint)
        return SpeechMap(((0.0, 10.0), (10.0, 20.0)), changes=(10.0,))

    def transcribe(
        self,
        audio: Audio,
        speech: SpeechMap,
        options: TranscribeOptions,
        cache: WindowCache,
        report: Report,
    ) -> Transcript:
        self._ask("transcribe")
        self.heard.append((speech, options))
        assert audio.path.exists()
        segments = []
        for number, (text, _) in enumerate(self.sentences):
            start = 10.0 * number
            words = tuple(
                Word(start + i, start + i + 0.9, word, 0.9)
                for i, word in enumerate(text.split()[:10])
            )
            segments.append(Segment(start, start + 10, text, words))
        report(0.9, "half")
        return Transcript(self.language if segments else "", 20.0, tuple(segments))

    def diarize(
        self, audio: Audio, speech: SpeechMap, count: SpeakerCount, report: Report
    ) -> Diarization:
        self._ask("diarize")
        assert audio.path.exists()
        turns = (SpeakerTurn(0.0, 10.0, "S1"), SpeakerTurn(10.0, 20.0, "S2"))
        return Diarization(turns, turns, self.voices)

    def summarize(self, transcript: Transcript, options: SummaryOptions, report: Report) -> Summary:
        self._ask("summarize")
        point = Point(0.0, "numbers")
        return Summary("The numbers", self.gist, (point,), (), (), self.language, "fake 1")

    def read_aloud(
        self, summary: Summary, voices: object, folder: Path, report: Report
    ) -> tuple[SpokenSummary | None, tuple[Note, ...]]:
        self._ask("speak")
        ogg, mp3 = folder / "summary.ogg", folder / "summary.mp3"
        ogg.write_bytes(b"ogg")
        mp3.write_bytes(b"mp3")
        return SpokenSummary(ogg, mp3, 2.0, "fake voice"), ()

    def speak(self, text: str, language: str, folder: Path, report: Report) -> Path:
        raise AssertionError("read_aloud stands in for it")


@dataclass
class PipelineHarness:
    """Calls `process` with fake engines and a blob store."""

    folder: Path
    fakes: Fakes
    blobs: Blobs
    careful: Fakes | None = None
    voiceprints: bool = True
    has_voice: bool = True
    runs: int = 0
    took: list[Stage] = field(default_factory=list)
    lines: tuple[Line, ...] = ()
    progress: list[Progress] = field(default_factory=list)
    cores: CoreBudget = field(default_factory=partial(CoreBudget, 1, 1))
    stop: threading.Event = field(default_factory=threading.Event)
    steps_in_progress: StepsInProgress = field(default_factory=StepsInProgress)

    def beside(self, number: int) -> PipelineHarness:
        """Return a harness for a job that runs at the same time on the same recording."""
        folder = self.folder / f"beside{number}"
        folder.mkdir()
        return replace(self, folder=folder, progress=[], took=[])

    async def process(
        self,
        name: str = "talk.mp4",
        options: Options | None = None,
        *,
        sha256: str = "ab" * 32,
        media_there: bool = True,
        known: Sequence[NamedVoice] | Exception = (),
        locale: str = "",
        parts: Sequence[Media] = (),
    ) -> Result:
        fakes = self.fakes
        self.runs += 1
        scratch = self.folder / f"scratch{self.runs}"
        scratch.mkdir()
        media = self.folder / f"source{self.runs}"
        if media_there:
            media.write_bytes(b"media" * max(1, len(parts)))

        async def load_voices() -> Sequence[NamedVoice]:
            fakes.asked["load_voices"] += 1
            if isinstance(known, Exception):
                raise known
            return known

        run = Run(f"job{self.runs}", sha256, self.blobs, scratch, load_voices=load_voices)
        run.locale = locale
        self.progress = []
        run.sink = self.progress.append
        run.stop = self.stop
        run.steps_in_progress = self.steps_in_progress
        voices = [fakes] if self.has_voice else []
        engines = Engines(
            fakes, fakes, fakes, [fakes], voices, self.careful, self.voiceprints, self.cores
        )
        chosen_options = options or Options()
        result = await process_recording(media, name, chosen_options, engines, run, 3600, parts)
        self.lines = run.lines
        self.took = [each.stage for each in run.timings]
        return result


ALL_ONCE = Counter(decode=1, detect=1, transcribe=1, diarize=1, summarize=1, speak=1)
