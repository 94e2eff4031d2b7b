"""Frames of the segmentation network, and spans of time made of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE, Samples

STEP = 270
"""Samples from one frame of the network to the next (16.9 ms)."""
FRAME = STEP / SAMPLE_RATE
"""Seconds from one frame of the network to the next."""
FIELD = 991
"""Samples of the waveform that one frame covers (62 ms)."""
Frames = NDArray[np.float32]
Spans = list[tuple[float, float]]


def levels(window: Samples) -> Frames:
    """Return the level of every frame of a window, in dB of full scale."""
    middles = window[(FIELD - STEP) // 2 :]
    frames = middles[: (len(window) - FIELD) // STEP * STEP + STEP].reshape(-1, STEP)
    loudness: Frames = 10 * np.log10((frames**2).mean(axis=1) + 1e-10)
    return loudness


def runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the stretches [first, last) in which `flags` are true."""
    edges = np.flatnonzero(np.diff(flags.astype(np.int8), prepend=0, append=0))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def frame_edge(frame: int) -> float:
    """Return the time (seconds) at which a frame begins."""
    return max(0.0, (frame * STEP + (FIELD - STEP) / 2) / SAMPLE_RATE)


def bridge(spans: Spans, gap: float) -> Spans:
    """Return sorted spans; those less than `gap` seconds apart are joined."""
    joined: Spans = []
    for start, end in spans:
        if joined and start - joined[-1][1] < gap:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def subtract(spans: Sequence[tuple[float, float]], taken: Sequence[tuple[float, float]]) -> Spans:
    """Return the parts of spans outside the taken ones. Both are sorted and do not overlap."""
    rest: Spans = []
    first = 0
    for start, end in spans:
        while first < len(taken) and taken[first][1] <= start:
            first += 1
        at, begin = first, start
        while at < len(taken) and taken[at][0] < end:
            if taken[at][0] > begin:
                rest.append((begin, taken[at][0]))
            begin = taken[at][1]
            at += 1
        if begin < end:
            rest.append((begin, end))
    return rest
