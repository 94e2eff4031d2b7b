"""Detection of speech, of voice changes and of two speakers at once.

One pass of the network https://huggingface.co/pyannote/segmentation-3.0 serves both recognition,
which cuts its windows by it, and diarization. The network reads 10 s at a time. For every frame it
tells which of at most three local speakers talk, at most two at once.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE, Audio, Samples
from pipeline.engines.faint_speech import find_faint, quiet_stretches
from pipeline.engines.frames import (
    FIELD,
    STEP,
    Frames,
    Spans,
    bridge,
    frame_edge,
    levels,
    runs,
)
from pipeline.engines.levels import level_speech, within
from pipeline.engines.onnx_network import check_network, open_network
from pipeline.engines.protocols import Report
from pipeline.engines.quiet_speech import (
    Run,
    add_quiet_speech,
    confirm,
    find_candidates,
    mark,
    quiet_frames,
)
from storage.models import SpeechMap

WINDOW = 160_000
"""Samples in one window: the 10 s that the network was trained on."""
HOP = 297 * STEP
"""Samples between windows: about 5 s, in whole frames so that windows stitch exactly."""
SHORTEST_WINDOW = SAMPLE_RATE
"""Samples in the shortest window: a second."""
BATCH = 4
"""Windows in one call. More is no faster on a CPU, and needs memory."""

ONSET, OFFSET = 0.5, 0.35
"""Speech begins when its probability rises above the first, and ends when it falls below the
second."""
OVERLAP = 0.5
"""Probability above which two people speak at once."""
PADDING = 0.04
"""Seconds added on both sides of a region, so that no part of a word is cut."""
BRIDGED = 0.3
"""Pauses shorter than this (seconds) belong to the speech around them."""
SHORTEST = 0.15
"""Regions shorter than this (seconds) are clicks, not words."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Values of every frame of a recording.

    `speech` and `overlap` are probabilities of the network, `level` is in dB, each of shape
    (frames,). `changes` are the times (seconds) at which the voice changes.
    """

    speech: Frames
    overlap: Frames
    level: Frames
    changes: tuple[float, ...]


class OnnxSpeechDetector:
    """Speech detection by the segmentation network. Safe to call from several threads."""

    id = "segmentation-3.0 onnx"

    def __init__(self, threads: int) -> None:
        """`threads` for the network."""
        self._threads = threads
        self._lock = threading.Lock()
        self._network: Any = None

    def ready(self) -> str:
        """Return a line about what will be used. Raises EngineMissing."""
        return f"speech detection: {check_network('segmentation.onnx').name} (MIT, CPU)"

    def detect(self, audio: Audio, report: Report) -> SpeechMap:
        """Return the speech in `audio`, which is read window by window."""
        with self._lock:
            self._network = self._network or open_network("segmentation.onnx", self._threads)
        activity = listen(self._network, audio, lambda done: report(done / 2))
        found = speech_map(activity, audio.seconds)
        level = activity.level
        if candidates := find_candidates(level, mark(found.regions, len(level))):
            probability = listen_again(
                self._network, audio, found, candidates, lambda _: report(0.5)
            )
            found = add_quiet_speech(found, confirm(candidates, probability), audio.seconds)
        spoken = mark(found.regions, len(level))
        if quiet := quiet_stretches(level, spoken):
            probability = listen_again(
                self._network, audio, found, quiet, lambda done: report((1 + done) / 2)
            )
            found = replace(found, faint=find_faint(quiet, probability, level, spoken))
        report(1.0)
        return found


def listen(network: Any, audio: Audio, report: Callable[[float], None]) -> Activity:
    """Run the network over the whole recording and join its results."""
    length, starts = lay_windows(round(audio.seconds * SAMPLE_RATE))
    borders = trust_borders(length, starts)
    frames = (starts[-1] + length - FIELD) // STEP + 1
    speech, overlap, level, weight = np.zeros((4, frames), np.float32)
    changes: list[float] = []
    for begin in range(0, len(starts), BATCH):
        batch = starts[begin : begin + BATCH]
        windows = np.stack([read_window(audio, start, length) for start in batch])
        answers = np.exp(network.run(None, {"x": windows[:, None, :]})[0])
        results = zip(batch, windows, answers, strict=True)
        for index, (start, window, classes) in enumerate(results, begin):
            span = slice(start // STEP, start // STEP + len(classes))
            # The middle of a window is the most reliable.
            weighting = np.hamming(len(classes)).astype(np.float32)
            speech[span] += weighting * (1.0 - classes[:, 0])
            overlap[span] += weighting * classes[:, 4:].sum(axis=1)
            weight[span] += weighting
            level[span] = levels(window)
            times = (start + voice_changes(classes) * STEP + FIELD / 2) / SAMPLE_RATE
            changes += [at for at in times if borders[index] <= at < borders[index + 1]]
        report(min(1.0, (begin + len(batch)) / len(starts)))
    return Activity(speech / weight, overlap / weight, level, tuple(changes))


def listen_again(
    network: Any,
    audio: Audio,
    found: SpeechMap,
    candidates: Sequence[Run],
    report: Callable[[float], None],
) -> Frames:
    """Return the probability of speech at every frame, with all voices equally loud.

    Only the windows with candidates are read; it is 0 elsewhere.
    """
    length, starts = lay_windows(round(audio.seconds * SAMPLE_RATE))
    frames = (starts[-1] + length - FIELD) // STEP + 1
    speech, weight = np.zeros((2, frames), np.float32)
    unsure = [(frame_edge(first), frame_edge(last)) for first, last in candidates]
    for number, start in enumerate(starts):
        report(number / len(starts))
        begin, end = start / SAMPLE_RATE, (start + length) / SAMPLE_RATE
        if not within(unsure, begin, end):
            continue
        spans = within([*found.regions, *unsure], begin, end)
        window = level_speech(read_window(audio, start, length), spans, even=0.0)
        classes = np.exp(network.run(None, {"x": window[None, None, :]})[0])[0]
        span = slice(start // STEP, start // STEP + len(classes))
        weighting = np.hamming(len(classes)).astype(np.float32)
        speech[span] += weighting * (1.0 - classes[:, 0])
        weight[span] += weighting
    return np.asarray(speech / np.maximum(weight, np.float32(1e-6)), np.float32)


def lay_windows(samples: int) -> tuple[int, list[int]]:
    """Return the length of the windows and their starts, in samples, to cover a recording.

    The last window ends with the recording. For a recording shorter than a window the window has
    its length: the network normalises its input, so added silence would change the result.
    """
    length = min(WINDOW, max(samples, SHORTEST_WINDOW))
    last = -(-max(0, samples - length) // STEP) * STEP
    return length, [*range(0, last, HOP), last]


def trust_borders(length: int, starts: list[int]) -> list[float]:
    """Return the times (seconds) at which results are taken from the next window.

    They are in the middle of the overlap of two windows. There is one more than there are windows.
    """
    pairs = itertools.pairwise(starts)
    middles = [(left + length + right) / 2 / SAMPLE_RATE for left, right in pairs]
    return [-np.inf, *middles, np.inf]


def read_window(audio: Audio, start: int, length: int) -> Samples:
    """Return `length` samples of the recording, padded with silence at its end."""
    samples = audio.read(start / SAMPLE_RATE, (start + length) / SAMPLE_RATE)
    window = np.zeros(length, np.float32)
    window[: len(samples)] = samples[:length]
    return window


def voice_changes(classes: Frames) -> NDArray[np.float64]:
    """Return the frames at which one single voice follows another.

    `classes` are probabilities (frames, 7). Class 0 is silence, 1..3 one speaker, 4..6 two at once
    (https://arxiv.org/abs/2310.13025). The stretch between the two voices, silence or both at once,
    is halved.
    """
    best = classes.argmax(axis=1)
    alone = np.flatnonzero((best >= 1) & (best <= 3))
    turned = np.flatnonzero(np.diff(best[alone]))
    return (alone[turned] + alone[turned + 1]) / 2


def speech_map(activity: Activity, seconds: float) -> SpeechMap:
    """Return regions, changes and overlaps of a recording of `seconds`."""
    speech = np.where(quiet_frames(activity.level), np.float32(0.0), activity.speech)
    spans = active_spans(speech, ONSET, OFFSET)
    spans = [(a, b) for a, b in bridge(spans, BRIDGED) if b - a >= SHORTEST]
    padded = [(max(0.0, a - PADDING), min(seconds, b + PADDING)) for a, b in spans]
    both = [(a, min(seconds, b)) for a, b in active_spans(activity.overlap, OVERLAP, OVERLAP)]
    return SpeechMap(
        regions=tuple((a, b) for a, b in padded if a < b),
        changes=tuple(at for at in activity.changes if at < seconds),
        overlaps=tuple((a, b) for a, b in both if a < b),
    )


def active_spans(probability: Frames, onset: float, offset: float) -> Spans:
    """Return spans (seconds) that rise above `onset` somewhere and stay above `offset`."""
    spans = []
    for first, last in runs(probability > offset):
        if probability[first:last].max() > onset:
            spans.append((frame_edge(first), frame_edge(last)))
    return spans
