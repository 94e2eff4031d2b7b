"""A decoder that follows a script, and the transcription of one recording with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.audio import Audio, Samples
from pipeline.engines.protocols import Report, TranscribedWindow, TranscribeOptions
from pipeline.engines.whisper.batch_scheduler import BatchScheduler
from pipeline.engines.whisper.decode_requests import DecodeRequest, DecodeResult
from pipeline.engines.whisper.transcription import RecordingTranscriber
from pipeline.engines.whisper.windows import Window, cut_windows
from storage.models import SpeechMap, Transcript, Word

UNKNOWN = TranscribeOptions()
Script = Callable[[DecodeRequest], DecodeResult]


class FakeDecoder:
    """Fake Whisper: `features` have the padded length, `decode` follows a script."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.requests: list[DecodeRequest] = []

    def features(self, samples: Samples, total_seconds: float) -> NDArray[np.float32]:
        return np.zeros((1, round(total_seconds * 100)), np.float32)

    def decode(self, clips: Sequence[DecodeRequest]) -> list[DecodeResult]:
        self.requests += clips
        return [self.script(clip) for clip in clips]


class MemoryCache:
    def __init__(self) -> None:
        self.windows: dict[str, TranscribedWindow] = {}

    def find(self, name: str) -> TranscribedWindow | None:
        return self.windows.get(name)

    def keep(self, name: str, window: TranscribedWindow) -> None:
        self.windows[name] = window


def decode_result(
    text: str, clip: DecodeRequest, *, until: float | None = None, mean_logprob: float = -0.2
) -> DecodeResult:
    """Return `text` spread evenly over the clip, or over its first `until` seconds."""
    spoken = text.split()
    step = (until or clip.seconds) / max(1, len(spoken))
    words = tuple(Word(at * step, (at + 1) * step, f" {w}", 0.9) for at, w in enumerate(spoken))
    languages = {} if clip.language else {"de": 0.7, "en": 0.3}
    return DecodeResult(words, clip.language or "de", mean_logprob, 0.0, languages)


def ignore(fraction: float, newest: str = "") -> None:
    """Ignore a report."""


def transcribe(
    decoder: FakeDecoder,
    speech: SpeechMap,
    folder: Path,
    *,
    options: TranscribeOptions = UNKNOWN,
    cache: MemoryCache | None = None,
    report: Report = ignore,
    beams: int = 0,
) -> Transcript:
    seconds = max((end for _, end in speech.regions), default=0.0) + 1
    path = folder / "audio.raw"
    np.zeros(round(seconds * 16000), "<i2").tofile(path)
    queue: BatchScheduler[DecodeRequest, DecodeResult] = BatchScheduler(
        decoder.decode, batch=2, batch_key=lambda clip: clip.temperature
    )
    windows: tuple[Window, ...] = cut_windows(speech, seconds)
    with queue.lane() as lane:
        listener = RecordingTranscriber(
            decoder.features,
            lane,
            Audio(path, seconds),
            options,
            cache or MemoryCache(),
            report,
            beams,
        )
        return listener.transcript(windows)


WORDS = "some words that fill the window"
TWO = SpeechMap(((0.0, 5.0), (10.0, 15.0)))
