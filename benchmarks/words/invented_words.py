"""Words that are recognized where nobody speaks: silence, noise and music.

    python -m benchmarks.words.invented_words [--data FOLDER] [--minutes 30] [SOUND ...]

The right number is 0 in every row. Each sound has its share of the minutes, at several levels. It
is heard as the pipeline hears it: decoded from a file, which raises quiet recordings, with and
without `louder`, in the language that is detected. "Film music" and "room" are recordings of the
data, repeated.
"""

from __future__ import annotations

import argparse
import tempfile
import wave
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.words.sounds import SOUNDS, Sound, at_level
from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.engines.faint_speech import add_faint_speech, add_quiet_voices
from pipeline.engines.protocols import EmptyWindowCache, TranscribeOptions
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.engine import FasterWhisper
from pipeline.engines.whisper.models.packaged import join_packages
from pipeline.media.decode import decode
from storage.models import Transcript

LEVELS = (-20.0, -40.0, -60.0)
"""Mean levels in dB of full scale."""
RECORDED = {"film music": "video/bbb_trailer_vp8.webm", "room": "asr/sv/mfa_se_u0016001.wav"}
"""Recordings in which nobody speaks."""


@dataclass(frozen=True, slots=True)
class Row:
    """Words that were invented in `seconds` of a sound, without and with `louder`.

    `claimed` are seconds that the detection took for speech; `removed` are passages that were left
    out afterwards.
    """

    sound: str
    level: float
    seconds: float
    claimed: float
    removed: int
    words: str
    louder: str


def ignore(fraction: float, newest: str = "") -> None:
    """Ignore progress."""


def write_wave(path: Path, sound: Sound) -> Path:
    """Write a sound as a recording."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((sound * 32767).round().astype("<i2").tobytes())
    return path


class Listener:
    """Detection and recognition with the packaged model."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._detector = OnnxSpeechDetector(threads=0)
        config = WhisperConfig(device="cpu", model=str(join_packages(folder)))
        self._engine = FasterWhisper(config, folder / "models")

    def hear(self, name: str, sound: Sound, level: float) -> Row:
        """Return what is heard in a sound of a mean level (dB)."""
        recording = write_wave(self._folder / "sound.wav", at_level(sound, level))
        audio = decode(recording, self._folder, 4 * 3600, ignore).audio
        usual, loud = (self.transcript(audio, louder=louder) for louder in (False, True))
        speech = self._detector.detect(audio, ignore)
        claimed = sum(end - start for start, end in speech.regions)
        removed = len(usual.removed) + len(loud.removed)
        seconds = audio.seconds
        return Row(name, level, seconds, claimed, removed, text_of(usual), text_of(loud))

    def transcript(
        self, audio: Audio, language: str | None = None, *, louder: bool = False
    ) -> Transcript:
        """Return what is recognized; with language None it is detected."""
        speech = self._detector.detect(audio, ignore)
        heard = (add_faint_speech if louder else add_quiet_voices)(speech, audio.seconds)
        options, cache = TranscribeOptions(language, louder=louder), EmptyWindowCache()
        return self._engine.transcribe(audio, heard, options, cache, ignore)


def text_of(transcript: Transcript) -> str:
    """Return all words as one line."""
    return " ".join(segment.text for segment in transcript.segments)


def recorded(path: Path, length: float, folder: Path) -> Sound:
    """Return a recording, repeated until it has a length in seconds."""
    audio = decode(path, folder, 600, ignore).audio
    samples = audio.read(0.0, audio.seconds).astype(np.float64)
    return np.resize(samples, round(length * SAMPLE_RATE))


def rows(data: Path, minutes: float, names: Sequence[str] = ()) -> Iterator[Row]:
    """Yield the rows of the sounds, all by default, which have so many minutes together."""
    chosen = names or [*SOUNDS, *RECORDED]
    length = 60 * minutes / len(chosen) / len(LEVELS)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        listener = Listener(folder)
        for number, name in enumerate(chosen):
            random = np.random.default_rng(number)
            for level in LEVELS:
                if name in RECORDED:
                    sound = recorded(data / RECORDED[name], length, folder)
                else:
                    sound = SOUNDS[name](length, random)
                yield listener.hear(name, sound, level)


def show(data: Path, minutes: float, names: Sequence[str] = ()) -> None:
    """Print the table, row by row as it is measured."""
    print(f"{'sound':16}{'dB':>5}{'s':>7}{'claimed s':>11}{'removed':>9}{'words':>7}{'louder':>8}")
    total = seconds = 0.0
    for row in rows(data, minutes, names):
        counts = [len(words.split()) for words in (row.words, row.louder)]
        total, seconds = total + sum(counts), seconds + row.seconds
        print(
            f"{row.sound:16}{row.level:5.0f}{row.seconds:7.0f}{row.claimed:11.1f}{row.removed:9}"
            f"{counts[0]:7}{counts[1]:8}  {(row.words or row.louder)[:60]}",
            flush=True,
        )
    print(f"invented words in {seconds / 60:.1f} minutes of each of the two ways: {total:.0f}")


def main() -> None:
    """Print the table of the sounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("tests/data"))
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("sounds", nargs="*", metavar="SOUND", choices=[*SOUNDS, *RECORDED, []])
    given = parser.parse_args()
    show(given.data, given.minutes, given.sounds)


if __name__ == "__main__":
    main()
