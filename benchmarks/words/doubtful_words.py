"""Precision and recall of the mark behind doubtful words, for several thresholds.

    python -m benchmarks.words.doubtful_words [--data FOLDER]

A word is wrong if it is not aligned with an equal word of the reference text. Precision is the
share of wrong words among the marked ones, recall the share of marked words among the wrong ones.
Clean are the recordings of FOLDER with a reference text; noisy are those under nine seconds once
more, in pink noise that is 5 dB softer and 3 dB louder than the voice. "Places" are the words that
an answer names, at most five of a recording.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import jiwer
import numpy as np

from benchmarks.recognition import BY_CHARACTER, Recording, plain, read_index
from benchmarks.words.invented_words import Listener, ignore, write_wave
from benchmarks.words.sounds import at_level, pink
from pipeline.engines.audio import Audio
from pipeline.engines.doubtful_words import is_doubtful
from pipeline.media.decode import decode
from pipeline.steps.transcript_notes import places_to_check
from storage.models import Transcript, Word

THRESHOLDS = (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
RATIOS = (5.0, -3.0)
"""dB of the voice over the noise."""
SHORT = 9.0
"""Seconds of recordings that are repeated in noise."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A recognized word, with the truth about it and whether an answer names it."""

    word: Word
    is_right: bool
    is_place: bool


def outcomes(transcript: Transcript, reference: str, language: str) -> list[Outcome]:
    """Return the words of a transcript, compared with the reference text."""
    words = [word for segment in transcript.segments for word in segment.words]
    parts = [(word, part) for word in words for part in plain(word.text, language).split()]
    expected = plain(reference, language)
    if not parts or not expected:
        return []
    aligned = jiwer.process_words(expected, " ".join(part for _, part in parts)).alignments[0]
    right = {
        at
        for each in aligned
        if each.type == "equal"
        for at in range(each.hyp_start_idx, each.hyp_end_idx)
    }
    places = list(places_to_check(transcript))
    return [Outcome(word, at in right, word in places) for at, (word, _) in enumerate(parts)]


def row(name: str, found: Sequence[Outcome], marked: Sequence[Outcome]) -> str:
    """Return a row of the table for some marked words."""
    wrong = sum(not each.is_right for each in found)
    hits = sum(not each.is_right for each in marked)
    share, precision = 100 * len(marked) / len(found), 100 * hits / max(1, len(marked))
    return f"  {name:8}{share:10.1f}{precision:14.0f}{100 * hits / max(1, wrong):10.0f}"


def table(name: str, found: Sequence[Outcome]) -> Iterator[str]:
    """Yield the lines of the table of some recordings."""
    wrong = sum(not each.is_right for each in found)
    yield f"{name}: {len(found)} words, {wrong} wrong"
    yield f"  {'below':8}{'marked %':>10}{'precision %':>14}{'recall %':>10}"
    for threshold in THRESHOLDS:
        marked = [each for each in found if is_doubtful(each.word, threshold)]
        yield row(f"{threshold}", found, marked)
    yield row("places", found, [each for each in found if each.is_place])


def noisy(one: Recording, ratio: float, folder: Path, seed: int) -> Audio:
    """Return a recording in pink noise, `ratio` dB below the voice."""
    voice = one.audio.read(0.0, one.audio.seconds).astype(np.float64)
    noise = pink(len(voice) / 16_000 + 1, np.random.default_rng(seed))[: len(voice)]
    mixed = at_level(voice, -20.0) + at_level(noise, -20.0 - ratio)
    return decode(
        write_wave(folder / "noisy.wav", at_level(mixed, -20.0)), folder, 60, ignore
    ).audio


def show(data: Path) -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        listener = Listener(folder)
        recordings = [one for one in read_index(data, folder) if one.language not in BY_CHARACTER]
        clean = [
            each
            for one in recordings
            for each in outcomes(
                listener.transcript(one.audio, one.language), one.reference, one.language
            )
        ]
        print("\n".join(table("clean", clean)), flush=True)
        short = [one for one in recordings if one.audio.seconds < SHORT]
        for ratio in RATIOS:
            found = [
                each
                for seed, one in enumerate(short)
                for each in outcomes(
                    listener.transcript(noisy(one, ratio, folder, seed), one.language),
                    one.reference,
                    one.language,
                )
            ]
            print("\n".join(table(f"voice {ratio:.0f} dB over noise", found)), flush=True)


def main() -> None:
    """Print the tables of one folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("tests/data"))
    show(parser.parse_args().data)


if __name__ == "__main__":
    main()
