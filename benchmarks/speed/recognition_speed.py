"""Wall time of recognition beside faster-whisper and whisper.cpp, in one run with one model.

Each system runs at its own best setting, which is found by trying. All search with 5 beams, at
temperature 0 first, and get the language. Ours and faster-whisper detect speech and give words with
times; whisper.cpp gives segments only. Systems take turns, and the median of the rounds counts.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import jiwer

from benchmarks.recognition import Recording, joined, plain, read_index, with_long_ones
from benchmarks.recordings import DATA
from benchmarks.speed.systems import Setting, Transcribe, ours, systems
from benchmarks.table import Row
from pipeline.engines.cores import usable_cores
from pipeline.engines.whisper.models.packaged import join_packages

ROUNDS = 2
TRIAL_SECONDS = 120.0
"""Length of the recording on which settings are compared."""


def seconds_of(transcribe: Transcribe, recordings: Sequence[Recording]) -> tuple[float, list[str]]:
    """Return the wall time of the recordings one after the other, and their texts."""
    started = time.perf_counter()
    texts = [transcribe(one) for one in recordings]
    return time.perf_counter() - started, texts


def best(settings: list[Setting], trial: Recording) -> tuple[str, Transcribe]:
    """Return the fastest setting on the trial recording, loaded."""
    timed = []
    for setting in settings:
        transcribe = setting.load()
        transcribe(trial)  # first use is slower
        timed.append((seconds_of(transcribe, [trial])[0], setting.name, transcribe))
    _, name, transcribe = min(timed, key=lambda each: each[0])
    return name, transcribe


def error_rate(recordings: Sequence[Recording], texts: Sequence[str]) -> float:
    """Return the word error rate in per cent."""
    references = [plain(one.reference, one.language) for one in recordings]
    return 100 * jiwer.wer(references, [plain(text, "en") for text in texts])


def compare(folder: Path, rounds: int = ROUNDS) -> Iterator[Row]:
    """Yield the rows of all groups: seconds, word error rate, and times ours."""
    groups = with_long_ones(_english(folder), folder)
    chosen = {
        name: best(settings, _trial(groups["en"], folder))
        for name, settings in systems(join_packages(folder), folder).items()
    }
    for name, (setting, _) in chosen.items():
        yield Row(f"fastest setting of {name}", setting)
    for group, recordings in groups.items():
        if "in one file" not in group:  # short ones alone: see `fairness`
            continue
        yield from _group_rows(group, recordings, chosen, rounds)


def _group_rows(
    group: str,
    recordings: list[Recording],
    chosen: dict[str, tuple[str, Transcribe]],
    rounds: int,
) -> Iterator[Row]:
    took: dict[str, list[float]] = {name: [] for name in chosen}
    texts: dict[str, list[str]] = {}
    for _ in range(rounds):
        for name, (_, transcribe) in chosen.items():
            seconds, texts[name] = seconds_of(transcribe, recordings)
            took[name].append(seconds)
    middle = {name: statistics.median(each) for name, each in took.items()}
    length = sum(one.audio.seconds for one in recordings)
    for name, seconds in middle.items():
        times = "" if name == "ours" else f", {seconds / middle['ours']:.2f} times ours"
        aim = "at least 2.5 times ours" if "sequential" in name else ""
        error = error_rate(recordings, texts[name])
        yield Row(
            f"{group}, {length:.0f} s: {name}", f"{seconds:.1f} s{times}, {error:.1f} % WER", aim
        )


def _english(folder: Path) -> list[Recording]:
    return [one for one in read_index(DATA, folder) if one.group == "en"]


def _trial(pieces: list[Recording], folder: Path) -> Recording:
    taken: list[Recording] = []
    for one in pieces:
        if sum(it.audio.seconds for it in taken) < TRIAL_SECONDS:
            taken.append(one)
    return joined("trial", taken, 0.5, folder)


def long_recording(folder: Path) -> Recording:
    """Return all English pieces in one file."""
    groups = with_long_ones(_english(folder), folder)
    return next(found[0] for name, found in groups.items() if name.startswith("long: in one"))


def by_cores() -> Iterator[Row]:
    """Yield the seconds of the long recording on 1, 2, 4, … cores, each in its own process."""
    cores, first = 1, 0.0
    while cores <= usable_cores():
        command = [
            sys.executable,
            "-m",
            "benchmarks.speed.recognition_speed",
            "--cores",
            str(cores),
        ]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds = float(done.stdout.split()[-1])
        first = first or seconds
        value = f"{seconds:.1f} s ({first / seconds:.2f} times as fast as one)"
        yield Row(f"the long file on {cores} cores: ours", value)
        cores *= 2


def rows(folder: Path) -> Iterator[Row]:
    """Yield all rows about the speed of recognition."""
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        yield from compare(Path(scratch))
    if hasattr(os, "sched_setaffinity"):
        yield from by_cores()
    if not find_spec("pywhispercpp"):
        yield Row("whisper.cpp", "not measured: pip install pywhispercpp")


def main() -> None:
    """Print the wall time (s) of ours on the long recording, on some cores of this machine."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--cores", type=int, required=True)
    cores = parser.parse_args().cores
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        recording = long_recording(folder)
        transcribe = ours(join_packages(folder), folder)[0].load()
        transcribe(recording)
        print(seconds_of(transcribe, [recording])[0])


if __name__ == "__main__":
    main()
