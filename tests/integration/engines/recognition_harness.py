"""Recordings that are decoded and transcribed as the pipeline does, and their words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.engines.protocols import EmptyWindowCache, TranscribeOptions
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.engines.whisper.engine import FasterWhisper
from pipeline.media.decode import decode
from storage.models import SpeechMap, Transcript
from tests.paths import DATA

NO_OPTIONS = TranscribeOptions()


def ignore(fraction: float, newest: str = "") -> None:
    """Ignore progress."""


class RecognitionHarness:
    """Decodes, detects speech and transcribes, as the pipeline does."""

    def __init__(self, engine: FasterWhisper, detector: OnnxSpeechDetector, folder: Path) -> None:
        self.engine, self.detector, self.folder = engine, detector, folder

    def to(self, name: str, options: TranscribeOptions = NO_OPTIONS) -> Transcript:
        folder = self.folder / name.replace("/", "-")
        folder.mkdir()
        return self.transcribe(decode(DATA / name, folder, 600, ignore).audio, options)

    def to_samples(self, samples: NDArray[np.float64]) -> Transcript:
        path = self.folder / "made.raw"
        (samples * 32767).astype("<i2").tofile(path)
        return self.transcribe(Audio(path, len(samples) / SAMPLE_RATE), NO_OPTIONS)

    def transcribe(self, audio: Audio, options: TranscribeOptions) -> Transcript:
        speech = self.detector.detect(audio, ignore)
        return self.engine.transcribe(audio, speech, options, EmptyWindowCache(), ignore)


def text(transcript: Transcript) -> str:
    return " ".join(segment.text for segment in transcript.segments)


def speech_at(recognition: RecognitionHarness, name: str, level: float) -> NDArray[np.float64]:
    """Return a recording whose mean level is `level` dB."""
    folder = recognition.folder / name.replace("/", "-")
    folder.mkdir()
    audio = decode(DATA / name, folder, 600, ignore).audio
    samples = audio.read(0, audio.seconds).astype(np.float64)
    scale = 10 ** (level / 20) / float(np.sqrt(np.mean(samples**2)))
    return np.asarray(np.clip(samples * scale, -1.0, 1.0), np.float64)


def words_of(line: str) -> list[str]:
    """Return the words of a line. Every digit is one: 25:30 and 2530 sound alike."""
    letters = (f" {c} " if c.isdigit() else c for c in line.lower() if c.isalnum() or c == " ")
    return "".join(letters).split()


def repeated(audio: Audio, speech: SpeechMap, path: Path, times: int) -> tuple[Audio, SpeechMap]:
    """Write a recording several times, one behind the other. Return it with its speech."""
    path.write_bytes(audio.path.read_bytes() * times)
    regions = tuple(
        (start + at * audio.seconds, end + at * audio.seconds)
        for at in range(times)
        for start, end in speech.regions
    )
    return Audio(path, times * audio.seconds), SpeechMap(regions)
