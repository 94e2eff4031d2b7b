"""Word error rate and speed of recognition, beside bare faster-whisper with the same model.

    python -m benchmarks.recognition [--data FOLDER]

FOLDER has an `index.tsv` like that of tests/data. Speed is processor time over length (RTF), speech
detection and word times included on both sides. "long" and "spliced" are all English pieces of
several speakers joined to one file in a mixed order: what a long file loses against its pieces.
"""

from __future__ import annotations

import argparse
import csv
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import jiwer
from faster_whisper import BatchedInferencePipeline, WhisperModel
from whisper_normalizer.basic import BasicTextNormalizer
from whisper_normalizer.english import EnglishTextNormalizer

from pipeline.engines.audio import Audio
from pipeline.engines.faint_speech import add_quiet_voices
from pipeline.engines.protocols import EmptyWindowCache, TranscribeOptions
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.engine import FasterWhisper
from pipeline.engines.whisper.models.packaged import join_packages
from pipeline.media.decode import decode

SYSTEMS = ("ours", "sequential", "batched 8")
BY_CHARACTER = frozenset({"ja", "zh"})
SHORT = 10.0
"""Seconds of the parts that `spliced` consists of."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording with its reference text; `group` is its row in the table."""

    name: str
    group: str
    language: str
    audio: Audio
    reference: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: rates in per cent of `words`, `rtf` processor seconds per second."""

    group: str
    system: str
    words: int
    wer: float
    deletions: float
    insertions: float
    rtf: float


def ignore(fraction: float, newest: str = "") -> None:
    """Ignore progress."""


def read_index(data: Path, folder: Path) -> list[Recording]:
    """Return every recording of an index with a reference text, decoded into `folder`."""
    found = []
    with (data / "index.tsv").open(newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            texts = [name for name in row["ref"].split(",") if name.endswith(".txt")]
            if not texts:
                continue
            place = folder / row["id"]
            place.mkdir()
            audio = decode(data / row["file"], place, 4 * 3600, ignore).audio
            text = (data / texts[0]).read_text().split("TRACK1")[0].removeprefix("TRACK0 spa:")
            group = row["lang"] if row["kind"] == "asr" else f"{row['kind']} {row['lang']}"
            found.append(Recording(row["id"], group, row["lang"], audio, text))
    return found


def joined(name: str, pieces: Sequence[Recording], gap: float, folder: Path) -> Recording:
    """Return recordings joined to one, with `gap` seconds between them."""
    path = folder / f"{name}.s16le"
    silence = bytes(2 * round(gap * 16_000))
    path.write_bytes(b"".join(piece.audio.path.read_bytes() + silence for piece in pieces))
    text = " ".join(piece.reference for piece in pieces)
    audio = Audio(path, path.stat().st_size / 32_000)
    return Recording(name, "", pieces[0].language, audio, text)


def with_long_ones(recordings: list[Recording], folder: Path) -> dict[str, list[Recording]]:
    """Return the groups of the table: by language and kind, then the long files and their parts."""
    groups: dict[str, list[Recording]] = {}
    for one in recordings:
        groups.setdefault(one.group, []).append(one)
    pieces = [one for one in groups.get("en", []) if "long" not in one.name]
    random.Random(7).shuffle(pieces)  # noqa: S311 - a fixed order, not a secret
    short = [one for one in pieces if one.audio.seconds < SHORT]
    for name, parts, gap in (("long", pieces, 0.5), ("spliced", short, 0.0)):
        if len(parts) > 1:
            groups[f"{name}: {len(parts)} pieces apart"] = parts
            groups[f"{name}: in one file"] = [joined(name, parts, gap, folder)]
    return groups


Transcribe = Callable[[Recording], str]
Timed = Callable[[Recording], tuple[str, float]]
"""Transcribes a recording. Returns its text and the processor seconds."""


def systems(model: Path, folder: Path) -> dict[str, Transcribe]:
    """Return the compared systems: each transcribes a recording."""
    config = WhisperConfig(device="cpu", model=str(model))
    engine, detector = FasterWhisper(config, folder), OnnxSpeechDetector(threads=0)
    bare = WhisperModel(str(model), device="cpu", compute_type="int8")

    def ours(one: Recording) -> str:
        speech = add_quiet_voices(detector.detect(one.audio, ignore), one.audio.seconds)
        heard = engine.transcribe(
            one.audio, speech, TranscribeOptions(one.language), EmptyWindowCache(), ignore
        )
        return " ".join(segment.text for segment in heard.segments)

    def sequential(one: Recording) -> str:
        samples = one.audio.read(0, one.audio.seconds)
        options = {"vad_filter": True, "beam_size": 5, "word_timestamps": True}
        segments, _ = bare.transcribe(samples, language=one.language, **options)
        return " ".join(segment.text for segment in segments)

    def batched(one: Recording) -> str:
        samples = one.audio.read(0, one.audio.seconds)
        options = {"batch_size": 8, "beam_size": 5, "word_timestamps": True}
        pipeline = BatchedInferencePipeline(bare)
        segments, _ = pipeline.transcribe(samples, language=one.language, **options)
        return " ".join(segment.text for segment in segments)

    return dict(zip(SYSTEMS, (ours, sequential, batched), strict=True))


def plain(text: str, language: str) -> str:
    """Return a text for comparison: without case and punctuation, with equal numbers."""
    if language == "en":
        return str(EnglishTextNormalizer()(text))
    return str(BasicTextNormalizer(split_letters=language in BY_CHARACTER)(text))


def timed(transcribe: Transcribe) -> Timed:
    """Return a function that transcribes every recording only once, for all its groups."""
    texts: dict[str, tuple[str, float]] = {}

    def take(one: Recording) -> tuple[str, float]:
        if one.name not in texts:
            started = time.process_time()
            text = transcribe(one)
            texts[one.name] = text, time.process_time() - started
        return texts[one.name]

    return take


def measured(group: str, system: str, transcribe: Timed, recordings: Sequence[Recording]) -> Row:
    """Return one row: a system on the recordings of a group."""
    takes = [transcribe(one) for one in recordings]
    texts, spent = [text for text, _ in takes], sum(seconds for _, seconds in takes)
    found = jiwer.process_words(
        [plain(one.reference, one.language) for one in recordings],
        [plain(text, one.language) for text, one in zip(texts, recordings, strict=True)],
    )
    words = found.hits + found.substitutions + found.deletions
    percent = 100 / words
    return Row(
        group,
        system,
        words,
        found.wer * 100,
        found.deletions * percent,
        found.insertions * percent,
        spent / sum(one.audio.seconds for one in recordings),
    )


def rows(data: Path) -> Iterable[Row]:
    """Yield every row of the table as it is measured."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        groups = with_long_ones(read_index(data, folder), folder)
        compared = systems(join_packages(folder), folder)
        for transcribe in compared.values():
            transcribe(next(iter(groups.values()))[0])  # loading is not measured
        takes = {system: timed(transcribe) for system, transcribe in compared.items()}
        for name, recordings in groups.items():
            for system, take in takes.items():
                yield measured(name, system, take, recordings)


def show(data: Path) -> None:
    """Print the table, row by row as it is measured."""
    print(f"{'group':28}{'system':12}{'words':>6}{'WER %':>8}{'del %':>8}{'ins %':>8}{'RTF':>8}")
    for row in rows(data):
        print(
            f"{row.group:28}{row.system:12}{row.words:6}{row.wer:8.2f}{row.deletions:8.2f}"
            f"{row.insertions:8.2f}{row.rtf:8.3f}",
            flush=True,
        )


def main() -> None:
    """Print the table of one folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("tests/data"))
    show(parser.parse_args().data)


if __name__ == "__main__":
    main()
