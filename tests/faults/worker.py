"""A worker of the product whose recognition is quick: it reads the tones of `recordings`.

    python -m tests.faults.worker

Everything else is the product's: decoder, detector, speakers, summary, files. SECONDS is the time
that a recording takes, in windows that are kept as those of Whisper are.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace

from bot.cli.runtime import run_and_exit
from pipeline.engines.audio import Audio
from pipeline.engines.protocols import (
    Engines,
    Report,
    TranscribedWindow,
    TranscribeOptions,
    WindowCache,
)
from pipeline.engines.registry import build_engines
from pipeline.settings import PipelineSettings
from pipeline.worker.worker import serve
from storage import logs
from storage.models import Segment, SpeechMap, Transcript, Word
from storage.settings import StorageSettings
from tests.faults.recordings import SPOKEN, TONE, read_words

WINDOWS = 3
LISTENING = "listening to a recording"
"""Line of the log at the beginning of each recognition."""

log = logs.get(__name__)


class ToneReader:
    """Transcriber of recordings that name themselves."""

    id = "tone reader"

    def __init__(self, seconds: float) -> None:
        """Take so many seconds for each recording."""
        self._pause = seconds / WINDOWS

    def ready(self) -> str:
        return "reads tones"

    def transcribe(
        self,
        audio: Audio,
        speech: SpeechMap,
        options: TranscribeOptions,
        cache: WindowCache,
        report: Report,
    ) -> Transcript:
        """Return one word for each tone, a third of them in each window."""
        log.info(LISTENING)
        words = _words(read_words(audio) or "nothing that fits together")
        share = -(-len(words) // WINDOWS)
        segments: list[Segment] = []
        for number in range(WINDOWS):
            piece = words[number * share : (number + 1) * share]
            report(number / WINDOWS, " ".join(it.text for it in piece))
            window = cache.find(str(number))
            if window is None:
                time.sleep(self._pause)
                window = TranscribedWindow((_segment(piece),), language="en")
                cache.keep(str(number), window)
            segments += window.segments
        return Transcript("en", audio.seconds, tuple(segments))


def _words(text: str) -> list[Word]:
    return [
        Word(SPOKEN + number * TONE, SPOKEN + (number + 1) * TONE, word, 0.9)
        for number, word in enumerate(text.split())
    ]


def _segment(words: list[Word]) -> Segment:
    text = " ".join(it.text for it in words)
    return Segment(words[0].start, words[-1].end, text, tuple(words))


def main() -> None:
    """Serve until stopped."""
    storage, pipeline = StorageSettings(), PipelineSettings()
    logs.setup(storage)
    engines = build_engines(pipeline, storage.data_dir)
    reader = ToneReader(float(os.environ.get("SECONDS", "1")))
    run_and_exit(_serve(pipeline, storage, replace(engines, transcriber=reader, careful=None)))


async def _serve(pipeline: PipelineSettings, storage: StorageSettings, engines: Engines) -> int:
    await serve(pipeline, storage, engines)
    return 0


if __name__ == "__main__":
    main()
