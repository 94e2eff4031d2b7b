"""Word error rate of a voice far below another one, in noise, and of files of uneven loudness.

    python -m benchmarks.quiet_voices [--data FOLDER]

FOLDER has an `index.tsv` like that of tests/data. A recording has a near voice, a far voice at some
depth below it, and the near voice again. Rates are those of the far voice alone in the same noise,
and of the far and the near one together, without and with `louder`; "kept" are the words of the far
voice that are right, as a share of those that are right when it is alone; "named" are the
recordings in which the answer says when somebody is too quiet. Both are without and with `louder`.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import jiwer
import numpy as np

from benchmarks.recognition import Recording, ignore, plain, read_index
from pipeline.engines.audio import SAMPLE_RATE, Audio, Samples
from pipeline.engines.faint_speech import add_faint_speech, add_quiet_voices
from pipeline.engines.protocols import EmptyWindowCache, TranscribeOptions
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.engine import FasterWhisper
from pipeline.engines.whisper.models.packaged import join_packages
from pipeline.steps.quiet_places import too_quiet
from storage.models import Transcript

LEVEL, PAUSE = -20.0, 0.5
"""Mean level of the near voice in dB of full scale; seconds between the voices."""
DEPTHS, NOISES = (18.0, 26.0, 34.0), (-90.0, -60.0, -50.0)
"""dB of the far voice below the near one; level of the noise in dB of full scale."""
PAIRS = 12
UNEVEN = (0.0, -8.0, -16.0, -24.0, -32.0)
"""Levels of the pieces of an uneven file in dB of the loudest one."""
FAR = -16.0
"""Level of a piece from which down it counts as far."""

Span = tuple[float, float]
Hear = Callable[[Audio, str, bool], tuple[Transcript, int]]
"""Transcribes in a language, with or without `louder`. Returns also the number of named places."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a made recording: its time, its text, and whether it is the voice in question."""

    span: Span
    text: str
    is_far: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A recording made of pieces."""

    audio: Audio
    language: str
    parts: Sequence[Part]


def at_level(audio: Audio, level: float) -> Samples:
    """Return a recording with a mean level in dB of full scale."""
    samples = audio.read(0, audio.seconds)
    scale = 10 ** (level / 20) / float(np.sqrt(np.mean(samples**2)) + 1e-9)
    return (samples * scale).astype(np.float32)


def joined(
    path: Path, pieces: Sequence[tuple[Recording, float, bool]], noise: float, seed: int
) -> Made:
    """Write pieces (recording, level in dB, far) one after the other, in noise of a level in dB."""
    gap = np.zeros(round(PAUSE * SAMPLE_RATE), np.float32)
    sounds, parts, now = [gap], [], PAUSE
    for one, level, is_far in pieces:
        sounds += [at_level(one.audio, level), gap]
        parts.append(Part((now, now + one.audio.seconds), one.reference, is_far))
        now = sum(map(len, sounds)) / SAMPLE_RATE
    samples = np.concatenate(sounds)
    samples += np.random.default_rng(seed).normal(0, 10 ** (noise / 20), len(samples))
    (samples.clip(-1, 1) * 32767).round().astype("<i2").tofile(path)
    return Made(Audio(path, now), pieces[0][0].language, parts)


def pairs(pieces: Sequence[Recording], depth: float, noise: float, folder: Path) -> list[Made]:
    """Return recordings of a near and a far voice."""
    made = []
    for number, (near, far) in enumerate(voices(pieces)):
        order = [(near, LEVEL, False), (far, LEVEL - depth, True), (near, LEVEL, False)]
        path = folder / f"pair{number}{depth:.0f}{noise:.0f}.s16le"
        made.append(joined(path, order, noise, number))
    return made


def alone(far: Recording, depth: float, noise: float, path: Path) -> Made:
    """Return a recording of a far voice alone, raised with its noise as a quiet file is."""
    return joined(path, [(far, LEVEL, True)], noise + depth, 0)


def voices(pieces: Sequence[Recording]) -> list[tuple[Recording, Recording]]:
    """Return the near and the far voice of every pair."""
    count = min(PAIRS, len(pieces) // 2)
    return list(zip(pieces[: 2 * count : 2], pieces[1 : 2 * count : 2], strict=True))


def levelled(pieces: Sequence[Recording]) -> list[tuple[Recording, float]]:
    """Return the pieces of an uneven file with their levels."""
    count = min(3 * len(UNEVEN), len(pieces))
    return [(piece, UNEVEN[number % len(UNEVEN)]) for number, piece in enumerate(pieces[:count])]


def uneven(order: Sequence[tuple[Recording, float]], noise: float, folder: Path) -> list[Made]:
    """Return one file of pieces of different loudness."""
    parts = [(piece, LEVEL + level, level <= FAR) for piece, level in order]
    return [joined(folder / f"uneven{noise:.0f}.s16le", parts, noise, 1)]


def hearer(folder: Path) -> Hear:
    """Return recognition as the pipeline does it."""
    detector = OnnxSpeechDetector(threads=0)
    engine = FasterWhisper(
        WhisperConfig(device="cpu", model=str(join_packages(folder))), folder / "models"
    )

    def hear(audio: Audio, language: str, louder: bool) -> tuple[Transcript, int]:
        speech = detector.detect(audio, ignore)
        heard = (add_faint_speech if louder else add_quiet_voices)(speech, audio.seconds)
        options = TranscribeOptions(language, louder=louder)
        found = engine.transcribe(audio, heard, options, EmptyWindowCache(), ignore)
        return found, len(too_quiet([speech], found))

    return hear


def words_in(found: Transcript, span: Span) -> str:
    """Return the words whose middle is in a span, or in the pauses around it."""
    start, end = span[0] - PAUSE / 2, span[1] + PAUSE / 2
    words = (word for segment in found.segments for word in segment.words)
    return " ".join(it.text for it in words if start <= (it.start + it.end) / 2 < end)


def score(made: Sequence[Made], found: Sequence[Transcript], *, far: bool) -> tuple[float, int]:
    """Return the word error rate of the far or the near parts in per cent, and the right words."""
    chosen = [
        (part, transcript, one.language)
        for one, transcript in zip(made, found, strict=True)
        for part in one.parts
        if part.is_far is far
    ]
    result = jiwer.process_words(
        [plain(part.text, language) for part, _, language in chosen],
        [plain(words_in(found, part.span), language) for part, found, language in chosen],
    )
    return 100 * result.wer, result.hits


def groups(data: Path, folder: Path) -> Iterator[tuple[str, list[Made], list[Made]]]:
    """Yield the name of every row, its recordings, and its far voices alone."""
    pieces = [one for one in read_index(data, folder) if one.group == "en"]
    pieces = [one for one in pieces if 3.0 < one.audio.seconds < 10.0]
    random.Random(7).shuffle(pieces)  # noqa: S311 - a fixed order, not a secret
    for depth in DEPTHS:
        for noise in NOISES:
            name = f"quiet voices: {depth:.0f} dB below, noise {noise:.0f} dB"
            lone = [
                alone(far, depth, noise, folder / f"{name} {number}")
                for number, (_, far) in enumerate(voices(pieces))
            ]
            yield name, pairs(pieces, depth, noise, folder), lone
    for noise in NOISES:
        name = f"uneven file: noise {noise:.0f} dB"
        order = levelled(pieces)
        lone = [
            alone(piece, -level, noise, folder / f"{name} {number}")
            for number, (piece, level) in enumerate(order)
            if level <= FAR
        ]
        yield name, uneven(order, noise, folder), lone


def show(data: Path) -> None:
    """Print the table, row by row as it is measured."""
    print(
        f"{'group':39}{'far WER %: alone':>17}{'usual':>7}{'louder':>7}{'kept %':>8}{'louder':>7}"
        f"{'near WER %':>12}{'louder':>7}  named"
    )
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        hear = hearer(folder)
        for name, made, lone in groups(data, folder):
            rate, right = score(
                lone, [hear(one.audio, one.language, False)[0] for one in lone], far=True
            )
            heard = [[hear(one.audio, one.language, way) for one in made] for way in (False, True)]
            texts = [[found for found, _ in each] for each in heard]
            far, near = (
                [score(made, each, far=which) for each in texts] for which in (True, False)
            )
            kept = [100 * words / right for _, words in far]
            named = [sum(places > 0 for _, places in each) for each in heard]
            print(
                f"{name:39}{rate:17.1f}{far[0][0]:7.1f}{far[1][0]:7.1f}{kept[0]:8.1f}{kept[1]:7.1f}"
                f"{near[0][0]:12.1f}{near[1][0]:7.1f}  {named[0]}, {named[1]} of {len(made)}",
                flush=True,
            )


def main() -> None:
    """Print the table of one folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("tests/data"))
    show(parser.parse_args().data)


if __name__ == "__main__":
    main()
