"""Diarization error rate of the shipped default beside stock sherpa-onnx, on the same networks.

    python -m benchmarks.diarization [--data FOLDER]

Reads each recording of `FOLDER/index.tsv` that has an .rttm, and composes conversations from single
speakers where the folder holds them: two halves of other speakers (see `compose.VOICES`).
"""

from __future__ import annotations

import argparse
import csv
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import sherpa_onnx
from pyannote.core import Annotation, Timeline
from pyannote.core import Segment as Stretch
from rich.console import Console
from rich.table import Table

from benchmarks.compose import VOICES, Conversation, conversations, notes, read_wave
from pipeline.engines.audio import Audio
from pipeline.engines.diarization.onnx import OnnxDiarizer
from pipeline.engines.faint_speech import add_quiet_voices
from pipeline.engines.onnx_network import check_network
from pipeline.engines.segmentation import OnnxSpeechDetector
from storage.models import SpeakerCount, SpeakerTurn

DATA = Path(__file__).parents[1] / "tests" / "data"
THREADS = 2
COMPOSED, NOTES = 6, 12
"""Conversations and short notes composed of each half."""
OURS, STOCK = "mp4totext", "sherpa-onnx 0.5"


@dataclass(frozen=True, slots=True)
class Score:
    """Error rates (shares of the reference's speech), and numbers of found and actual speakers.

    Only `collared` has a collar: it forgives 0.25 s around each border.
    """

    error: float
    collared: float
    missed: float
    false_alarm: float
    confusion: float
    speakers: int
    true_speakers: int

    def __str__(self) -> str:
        return (
            f"DER {self.error:.1%} (collar .25 s: {self.collared:.1%}; missed {self.missed:.1%}, "
            f"false alarm {self.false_alarm:.1%}, confusion {self.confusion:.1%}), "
            f"{self.speakers} of {self.true_speakers} speakers"
        )


@dataclass(frozen=True, slots=True)
class Row:
    """Result of one system for one recording. `factor`: CPU seconds per second of recording."""

    group: str
    name: str
    system: str
    seconds: float
    speech: float
    score: Score
    factor: float


def score(truth: Sequence[SpeakerTurn], found: Sequence[SpeakerTurn], seconds: float) -> Score:
    """Return the score of `found` by pyannote.metrics, over the whole recording."""
    from pyannote.metrics.diarization import DiarizationErrorRate  # noqa: PLC0415  takes 2 s

    everything = Timeline([Stretch(0, seconds)])
    pair = annotation(truth), annotation(found)
    parts = DiarizationErrorRate()(*pair, uem=everything, detailed=True)
    collared = DiarizationErrorRate(collar=0.5)(*pair, uem=everything)  # total of both sides
    total = max(parts["total"], 1e-9)
    return Score(
        error=parts["diarization error rate"],
        collared=collared,
        missed=parts["missed detection"] / total,
        false_alarm=parts["false alarm"] / total,
        confusion=parts["confusion"] / total,
        speakers=len({turn.speaker for turn in found}),
        true_speakers=len({turn.speaker for turn in truth}),
    )


def annotation(turns: Sequence[SpeakerTurn]) -> Any:
    """Return turns in pyannote's form."""
    made = Annotation()
    for index, turn in enumerate(turns):
        made[Stretch(turn.start, turn.end), index] = turn.speaker
    return made


def read_turns(rttm: Path) -> list[SpeakerTurn]:
    """Return the speaker turns of an .rttm file."""
    lines = (line.split() for line in rttm.read_text(encoding="utf-8").splitlines())
    return [
        SpeakerTurn(float(parts[3]), float(parts[3]) + float(parts[4]), parts[7])
        for parts in lines
        if parts and parts[0] == "SPEAKER"
    ]


def ours(audio: Audio) -> list[SpeakerTurn]:
    """Return the turns of the shipped default: segmentation, embeddings and clustering."""
    detector, diarizer = engines()
    speech = add_quiet_voices(detector.detect(audio, ignore), audio.seconds)
    return list(diarizer.diarize(audio, speech, SpeakerCount(), ignore).turns)


@cache
def engines() -> tuple[OnnxSpeechDetector, OnnxDiarizer]:
    """Return the shipped engines, loaded once as in a worker."""
    return OnnxSpeechDetector(THREADS), OnnxDiarizer(THREADS)


def stock(audio: Audio) -> list[SpeakerTurn]:
    """Return the turns of sherpa-onnx as documented, with the same two networks."""
    found = sherpa().process(audio.read(0, audio.seconds)).sort_by_start_time()
    return [SpeakerTurn(turn.start, turn.end, str(turn.speaker)) for turn in found]


@cache
def sherpa() -> Any:
    """Return sherpa-onnx with its two networks, loaded once."""
    return sherpa_onnx.OfflineSpeakerDiarization(
        sherpa_onnx.OfflineSpeakerDiarizationConfig(
            segmentation=sherpa_onnx.OfflineSpeakerSegmentationModelConfig(
                pyannote=sherpa_onnx.OfflineSpeakerSegmentationPyannoteModelConfig(
                    model=str(check_network("segmentation.onnx"))
                ),
                num_threads=THREADS,
            ),
            embedding=sherpa_onnx.SpeakerEmbeddingExtractorConfig(
                model=str(check_network("campplus.onnx")), num_threads=THREADS
            ),
            clustering=sherpa_onnx.FastClusteringConfig(num_clusters=-1, threshold=0.5),
        )
    )


def ignore(fraction: float, newest: str = "") -> None:
    """Ignore progress."""


def recordings(data: Path) -> Iterator[tuple[str, Conversation]]:
    """Yield every conversation to measure, with its group in the table."""
    with (data / "index.tsv").open(encoding="utf-8", newline="") as index:
        for row in csv.DictReader(index, delimiter="\t"):
            rttm = (data / row["file"]).with_suffix(".rttm")
            if row["kind"] == "diar" and rttm.is_file():
                turns = [(turn.start, turn.end, turn.speaker) for turn in read_turns(rttm)]
                yield "recorded", Conversation(row["id"], read_wave(data / row["file"]), turns)
    for half, voices in VOICES.items():
        if all((data / file).is_file() for files in voices.values() for file in files):
            for conversation in conversations(data, half, COMPOSED):
                yield f"composed, {half}", conversation
            for conversation in notes(data, half, NOTES):
                yield f"notes, {half}", conversation


def rows(data: Path) -> Iterator[Row]:
    """Yield the results of both systems for every recording."""
    warnings.filterwarnings("ignore", module="pyannote")
    for group, conversation in recordings(data):
        truth = [SpeakerTurn(*turn) for turn in conversation.turns]
        speech = sum(turn.end - turn.start for turn in truth)
        with tempfile.TemporaryDirectory() as folder:
            audio = conversation.write(Path(folder))
            for system, run in ((OURS, ours), (STOCK, stock)):
                began = time.process_time()
                found = run(audio)
                factor = (time.process_time() - began) / audio.seconds
                made = score(truth, found, audio.seconds)
                name = conversation.name
                yield Row(group, name, system, audio.seconds, speech, made, factor)


def table(measured: Sequence[Row], *, each: bool = True) -> Table:
    """Return the rows as a table, with a mean (weighted by speech) for each group and system."""
    made = Table(title="Diarization (error rates in % of the speech; CPU s per s on 2 threads)")
    for column in "recording", "system":
        made.add_column(column)
    for column in ("DER", "collar .25", "missed", "false alarm", "confusion", "speakers", "RTF"):
        made.add_column(column, justify="right")
    for row in measured if each else ():
        found = f"{row.score.speakers}/{row.score.true_speakers}"
        made.add_row(row.name, row.system, *percents([row]), found, f"{row.factor:.3f}")
    made.add_section()
    for group in dict.fromkeys(row.group for row in measured):
        for system in OURS, STOCK:
            these = [row for row in measured if (row.group, row.system) == (group, system)]
            right = sum(row.score.speakers == row.score.true_speakers for row in these)
            factor = np.average([row.factor for row in these], weights=[r.seconds for r in these])
            count = f"right {right}/{len(these)}"
            made.add_row(group, system, *percents(these), count, f"{factor:.3f}")
    return made


def percents(these: Sequence[Row]) -> list[str]:
    """Return five error rates of rows together, weighted by seconds of speech."""
    weights = [row.speech for row in these]
    names = ("error", "collared", "missed", "false_alarm", "confusion")
    return [
        f"{100 * np.average([getattr(row.score, name) for row in these], weights=weights):.1f}"
        for name in names
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="a folder with an index.tsv")
    Console(width=120).print(table(list(rows(parser.parse_args().data))))


if __name__ == "__main__":
    main()
