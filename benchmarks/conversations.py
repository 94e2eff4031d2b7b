"""Word error rates of calls with one person a channel, and of recordings that change the language.

    python -m benchmarks.conversations [--data FOLDER]

FOLDER has an `index.tsv` like that of tests/data. The whole pipeline hears the recordings. Rates of
calls are those of each person's words together, under the best assignment of the answer's speakers
to the people (cpWER: https://arxiv.org/abs/2004.09249, section 4), so that a word with the wrong
speaker counts twice. Rates of the others are those of each piece's words, by their times; "told"
are the pieces whose language was told right.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import logging
import re
import tempfile
import wave
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import jiwer
import numpy as np
import structlog

from benchmarks.quiet_voices import PAUSE, at_level
from benchmarks.recognition import Recording, plain, read_index
from pipeline.engines.audio import SAMPLE_RATE
from pipeline.engines.registry import build_engines
from pipeline.process_recording import process_recording
from pipeline.run.checkpoint import Run
from pipeline.settings import PipelineSettings
from storage.blobs import Blobs
from storage.models import FileKind, Format, Options, SpeakerCount, SummaryStyle

VOICES = re.compile(r"ls_\d+|lj|sb_spk\d")
"""Names of recordings whose voice is known, up to the end of the voice's name."""
TURNS, OVERLAP = 3, 0.4
"""Turns of each person in a call; seconds by which a turn begins before the one before it ends."""
LEVELS, NOISE = (-20.0, -30.0), -65.0
"""Mean levels of the two people and of the noise of a channel in dB of full scale."""
LANGUAGES = (("en", "de"), ("en", "es"), ("fr", "en"), ("pt", "en"), ("es", "fr"), ("de", "es"))
PIECES = 3
"""Pieces of each language in a recording, one language after the other, again and again."""

Answer = Mapping[str, Any]
"""The JSON file of an answer."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call: its channels, and what each person says."""

    channels: Sequence[Any]
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a recording of two languages: its time in seconds, and what is said."""

    start: float
    end: float
    language: str
    text: str


class Pipeline:
    """The whole pipeline with its default settings."""

    def __init__(self, folder: Path) -> None:
        self._engines = build_engines(PipelineSettings(), folder / "models")
        self._folder = folder

    def hear(self, name: str, channels: Sequence[Any], **wishes: Any) -> Answer:
        """Return the answer to a recording, made from nothing that was stored before."""
        with tempfile.TemporaryDirectory(dir=self._folder) as place:
            path = _write_wave(Path(place) / f"{name}.wav", channels)
            blobs, scratch = Blobs(Path(place) / "blobs"), Path(place) / "scratch"
            scratch.mkdir()
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            run = Run(job=name, sha256=digest, blobs=blobs, scratch=scratch)
            options = Options(
                formats=(Format.JSON,), summary=SummaryStyle.NONE, speech=False, **wishes
            )
            job = process_recording(path, path.name, options, self._engines, run, 36_000)
            files = asyncio.run(job).files
            (file,) = [each for each in files if each.kind is FileKind.JSON]
            answer: Answer = json.loads(blobs.get_bytes(file.blob.key))
            return answer


def calls(pieces: Sequence[Recording]) -> Iterator[tuple[str, Call]]:
    """Yield a call of each pair of voices."""
    voices: dict[str, list[Recording]] = {}
    for one in pieces:
        voice = VOICES.match(one.name)
        if voice and 2.0 < one.audio.seconds < 20.0:
            voices.setdefault(voice[0], []).append(one)
    known = sorted(voice for voice, each in voices.items() if len(each) >= TURNS)
    for number, (first, second) in enumerate(combinations(known, 2)):
        yield f"{first}-{second}", _call((voices[first], voices[second]), number)


def _call(people: Sequence[Sequence[Recording]], seed: int) -> Call:
    placed, now = [], PAUSE
    for turn in range(TURNS):
        for channel, pieces in enumerate(people):
            placed.append((channel, now, at_level(pieces[turn].audio, LEVELS[channel])))
            now += pieces[turn].audio.seconds - OVERLAP
    random = np.random.default_rng(seed)
    length = round((now + 2 * PAUSE) * SAMPLE_RATE)
    channels = [random.normal(0, 10 ** (NOISE / 20), length) for _ in people]
    for channel, start, samples in placed:
        first = round(start * SAMPLE_RATE)
        channels[channel][first : first + len(samples)] += samples
    texts = [" ".join(one.reference for one in pieces[:TURNS]) for pieces in people]
    return Call(channels, texts)


def mixed(pieces: Sequence[Recording], languages: Sequence[str]) -> tuple[Any, list[Piece]]:
    """Return the samples of a recording in which the languages take turns, and its pieces."""
    by_language = [
        [one for one in pieces if one.language == language and "fleurs" in one.name]
        for language in languages
    ]
    gap = np.zeros(round(PAUSE * SAMPLE_RATE), np.float32)
    sounds, placed, now = [gap], list[Piece](), PAUSE
    for turn in zip(*(each[:PIECES] for each in by_language), strict=False):
        for one in turn:
            end = now + one.audio.seconds
            placed.append(Piece(now, end, one.language, one.reference))
            sounds += [at_level(one.audio, LEVELS[0]), gap]
            now = sum(map(len, sounds)) / SAMPLE_RATE
    return np.concatenate(sounds), placed


def errors_of_call(call: Call, answer: Answer) -> tuple[int, int, int]:
    """Return the errors under the best assignment of speakers, the words, and the speakers."""
    said: dict[str, list[str]] = {}
    for segment in answer["segments"]:
        said.setdefault(segment["speaker"] or "", []).append(segment["text"])
    heard = [" ".join(texts) for texts in said.values()]
    heard += [""] * (len(call.texts) - len(heard))
    spoken = [*call.texts, *[""] * (len(heard) - len(call.texts))]
    words = sum(len(plain(text, "en").split()) for text in call.texts)
    best = min(
        sum(_errors(text, found, "en") for text, found in zip(spoken, order, strict=True))
        for order in permutations(heard)
    )
    return best, words, len(said)


def errors_of_pieces(pieces: Sequence[Piece], answer: Answer) -> tuple[int, int, int]:
    """Return the errors, the words, and the pieces whose language was told right."""
    errors = words = told = 0
    for piece in pieces:
        texts, languages = [], Counter[str]()
        for segment in answer["segments"]:
            inside = [
                word["text"]
                for word in segment["words"]
                if piece.start - PAUSE / 2 <= (word["start"] + word["end"]) / 2 < piece.end
            ]
            texts += inside
            languages[segment["language"]] += len(inside)
        errors += _errors(piece.text, " ".join(texts), piece.language)
        words += len(plain(piece.text, piece.language).split())
        told += languages.most_common(1)[0][0] == piece.language if languages else 0
    return errors, words, told


def _errors(text: str, found: str, language: str) -> int:
    text, found = plain(text, language), plain(found, language)
    if not text.split():
        return len(found.split())
    result = jiwer.process_words(text, found)
    return result.substitutions + result.deletions + result.insertions


def _write_wave(path: Path, channels: Sequence[Any]) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        samples = np.stack(channels, axis=1).clip(-1, 1)
        file.writeframes((samples * 32767).round().astype("<i2").tobytes())
    return path


def show(data: Path) -> None:
    """Print the tables, row by row as they are measured."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "pieces").mkdir()
        pieces = read_index(data, folder / "pieces")
        pipeline = Pipeline(folder)
        _show_calls([*calls([one for one in pieces if one.group == "en"])], pipeline)
        _show_mixed(pieces, pipeline)


def _show_calls(made: Sequence[tuple[str, Call]], pipeline: Pipeline) -> None:
    print(f"{'calls':32}{'cpWER %':>9}  two speakers")
    by_channel = {"speakers": SpeakerCount(channels=True)}
    for name, is_mono, wishes in (
        ("channels, by itself", False, {}),
        ("channels, speakers=channels", False, by_channel),
        ("the same mixed to one channel", True, {}),
    ):
        found = []
        for title, call in made:
            channels = [np.mean(call.channels, axis=0)] if is_mono else call.channels
            found.append(errors_of_call(call, pipeline.hear(title, channels, **wishes)))
        rate = 100 * sum(errors for errors, _, _ in found) / sum(words for _, words, _ in found)
        right = sum(speakers == 2 for _, _, speakers in found)
        print(f"{name:32}{rate:9.2f}  {right} of {len(found)}", flush=True)


def _show_mixed(pieces: Sequence[Recording], pipeline: Pipeline) -> None:
    print(f"{'mixed languages':20}{'WER %: by itself':>18}{'told':>8}{'both named':>12}{'told':>8}")
    for languages in LANGUAGES:
        samples, placed = mixed(pieces, languages)
        cells = []
        for wish in (None, ",".join(languages)):
            answer = pipeline.hear("-".join(languages), [samples], language=wish)
            errors, words, told = errors_of_pieces(placed, answer)
            cells += [100 * errors / words, f"{told}/{len(placed)}"]
        alone, right, named, right_named = cells
        print(f"{' and '.join(languages):20}{alone:18.2f}{right:>8}{named:12.2f}{right_named:>8}")


def main() -> None:
    """Print the tables of one folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("tests/data"))
    show(parser.parse_args().data)


if __name__ == "__main__":
    main()
