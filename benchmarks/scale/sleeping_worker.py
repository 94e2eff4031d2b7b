"""A worker of the product whose recognition sleeps, as if another machine or a card did the work.

    python -m benchmarks.scale.sleeping_worker

Everything else is the product's: decoder, detector, speakers, files. It sleeps for SLEEP seconds
for each second of sound.
"""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import replace

from pipeline.engines.audio import Audio
from pipeline.engines.protocols import Report, TranscribeOptions, WindowCache
from pipeline.engines.registry import build_engines
from pipeline.settings import PipelineSettings
from pipeline.worker.worker import serve
from storage import logs
from storage.models import Segment, SpeechMap, Transcript, Word
from storage.settings import StorageSettings

_STEPS = 20


class SleepingTranscriber:
    """Transcriber that takes its time and hears one word."""

    id = "sleeper"

    def __init__(self, factor: float) -> None:
        self._factor = factor

    def ready(self) -> str:
        """Say so at the start."""
        return "sleeps"

    def transcribe(
        self,
        audio: Audio,
        speech: SpeechMap,  # noqa: ARG002
        options: TranscribeOptions,  # noqa: ARG002
        cache: WindowCache,  # noqa: ARG002
        report: Report,
    ) -> Transcript:
        """Sleep in proportion to the sound."""
        for step in range(_STEPS):
            report(step / _STEPS, "")
            time.sleep(self._factor * audio.seconds / _STEPS)
        word = Word(0.0, audio.seconds, "slept", 0.9)
        return Transcript("en", audio.seconds, (Segment(0.0, audio.seconds, "slept", (word,)),))


def main() -> None:
    """Serve until stopped."""
    storage, pipeline = StorageSettings(), PipelineSettings()
    logs.setup(storage)
    engines = build_engines(pipeline, storage.data_dir)
    sleeper = SleepingTranscriber(float(os.environ["SLEEP"]))
    asyncio.run(serve(pipeline, storage, replace(engines, transcriber=sleeper, careful=None)))


if __name__ == "__main__":
    main()
