"""A real worker process whose recognition is slow, can be counted and can crash.

    python -m tests.integration.worker.slow_worker

JOURNAL names a file that gets a line `<job> <window>` for each recognized window. WINDOWS and
WINDOW_SECONDS are their number and duration. DEADLY kills the process: 1 at every job, otherwise
at the job of this id as soon as another job has a window. With STUCK, recognition never returns.
KNOWN are the languages of its model, with spaces between them; without it, all.
STEP_SILENCE is the number of seconds without progress after which a step of another process is
taken over.
"""

from __future__ import annotations

import asyncio
import os
import signal
import time
from pathlib import Path

from pipeline.engines.audio import Audio
from pipeline.engines.protocols import (
    Engines,
    Report,
    TranscribedWindow,
    TranscribeOptions,
    WindowCache,
)
from pipeline.run import step_claims
from pipeline.settings import PipelineSettings
from pipeline.worker.worker import serve
from storage import logs
from storage.models import Segment, SpeechMap, Transcript
from storage.settings import StorageSettings


class FakeDetector:
    """Reports speech everywhere, without analysis."""

    id = "fake detector"

    def ready(self) -> str:
        return "a fake detector"

    def detect(self, audio: Audio, report: Report) -> SpeechMap:
        report(0.5)
        return SpeechMap(((0.0, audio.seconds),))


class SlowTranscriber:
    """Returns one word a window."""

    id = "slow transcriber"

    def __init__(self, journal: Path, windows: int, seconds: float) -> None:
        self._journal = journal
        self._windows = windows
        self._seconds = seconds
        self._deadly = os.environ.get("DEADLY", "")
        self._stuck = bool(os.environ.get("STUCK"))

    def ready(self) -> str:
        return "a slow transcriber"

    def languages(self) -> frozenset[str]:
        return frozenset(os.environ.get("KNOWN", "").split())

    def transcribe(
        self,
        audio: Audio,
        speech: SpeechMap,
        options: TranscribeOptions,
        cache: WindowCache,
        report: Report,
    ) -> Transcript:
        job = audio.path.parent.name.split("-")[0]
        if self._deadly in ("1", job):
            while self._deadly == job and not self._journal.exists():
                time.sleep(0.02)
            os.kill(os.getpid(), signal.SIGKILL)
        if self._stuck:
            self._journal.write_text(f"{job} stuck\n")
            time.sleep(600)
        segments: list[Segment] = []
        for number in range(self._windows):
            report(number / self._windows, f"word{number}")
            window = cache.find(str(number))
            if window is None:
                self._recognise(audio, number, report)
                word = Segment(float(number), number + 1.0, f"word{number}")
                window = TranscribedWindow((word,), language="en")
                cache.keep(str(number), window)
            segments += window.segments
        return Transcript("en", audio.seconds, tuple(segments))

    def _recognise(self, audio: Audio, number: int, report: Report) -> None:
        until = time.monotonic() + self._seconds
        while time.monotonic() < until:
            time.sleep(0.02)
            report(number / self._windows)
        job = audio.path.parent.name.split("-")[0]
        with self._journal.open("a") as journal:
            journal.write(f"{job} {number}\n")


def main() -> None:
    """Serve until stopped."""
    storage = StorageSettings()
    logs.setup(storage)
    step_claims.SILENCE = float(os.environ.get("STEP_SILENCE", step_claims.SILENCE))
    transcriber = SlowTranscriber(
        Path(os.environ["JOURNAL"]),
        int(os.environ.get("WINDOWS", "6")),
        float(os.environ.get("WINDOW_SECONDS", "0.2")),
    )
    engines = Engines(FakeDetector(), transcriber, None, (), ())
    asyncio.run(serve(PipelineSettings(), storage, engines))


if __name__ == "__main__":
    main()
