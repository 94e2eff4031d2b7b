"""Pauses, and quiet speech between loud speech that looks like a pause.

The segmentation network normalises its window, and a second voice far below the first one is as
quiet as a pause. Sound outside the found speech that rises above the noise around it is a
candidate. The network gets it once more, with all voices equally loud, and decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter1d, minimum_filter1d, uniform_filter1d

from pipeline.engines.frames import FRAME, Frames, Spans, bridge, frame_edge, runs
from storage.models import SpeechMap

PAUSE, PAUSE_DEPTH, NEARBY = 0.3, 32.0, 2.5
"""A pause has this length (seconds), and is this much (dB) below the loudest sound around it.

The third value is the distance (seconds) in which the loudest sound is looked for."""
OVER_NOISE, FAINT = 5.0, -80.0
"""dB over the noise, and of full scale, from which a frame may be speech."""
NOISE_LENGTH, NOISE_REACH = 0.3, 4.0
"""The noise is the quietest stretch of the first length within the second distance (seconds)."""
DIP = 0.4
"""Seconds between two syllables or words of one candidate."""
SHORTEST = 0.6
"""Seconds of the shortest candidate. Breaths and the ends of words are shorter; with 0.5 a room's
noise began to count as speech (false alarms on composed conversations 2.2 % to 2.3 %)."""
CLEAR = 12.0
"""dB over the noise that the loudest tenth of a candidate has."""
SURE = 0.8
"""Mean probability of speech, with all voices equally loud, from which a candidate is speech."""
PADDING = 0.04
"""Seconds added on both sides, so that no part of a word is cut."""
TOUCHING = 0.2
"""Seconds between quiet and loud speech that are a change of voice, not a pause."""

Flags = NDArray[np.bool_]
Run = tuple[int, int]
"""Frames from the first up to the second."""


def quiet_frames(level: Frames) -> Flags:
    """Return the frames in an audible pause: much quieter than the sound around it.

    The network was trained on conversations whose annotators marked a speaker's pauses as speech.
    It therefore bridges up to a second of dead silence. If noise fills the pauses, its result is
    kept.
    """
    smooth = uniform_filter1d(level, 3)
    around = maximum_filter1d(smooth, round(2 * NEARBY / FRAME))
    silent = np.zeros(len(level), bool)
    for first, last in runs(smooth < around - PAUSE_DEPTH):
        if (last - first) * FRAME >= PAUSE:
            silent[first:last] = True
    return silent


def mark(spans: Sequence[tuple[float, float]], frames: int) -> Flags:
    """Return the frames inside spans (seconds), shape (frames,)."""
    inside = np.zeros(frames, bool)
    for start, end in spans:
        inside[max(0, round(start / FRAME) - 1) : max(0, round(end / FRAME) - 1)] = True
    return inside


def find_candidates(level: Frames, found: Flags) -> list[Run]:
    """Return stretches outside the found speech that may be quiet speech.

    `level` is in dB, `found` are the frames of speech, both of shape (frames,).
    """
    smooth = uniform_filter1d(level, 3)
    over = smooth - _noise(level)
    joined: list[list[int]] = []
    for first, last in runs((over > OVER_NOISE) & (smooth > FAINT) & ~found):
        before = joined[-1][1] if joined else 0
        if joined and (first - before) * FRAME < DIP and not found[before:first].any():
            joined[-1][1] = last
        else:
            joined.append([first, last])
    return [
        (first, last)
        for first, last in joined
        if (last - first) * FRAME >= SHORTEST and np.percentile(over[first:last], 90) >= CLEAR
    ]


def _noise(level: Frames) -> Frames:
    """Return the level of the noise around every frame."""
    noise: Frames = minimum_filter1d(
        uniform_filter1d(level, round(NOISE_LENGTH / FRAME)), round(2 * NOISE_REACH / FRAME)
    )
    return noise


def confirm(candidates: Sequence[Run], probability: Frames) -> Spans:
    """Return the candidates (seconds) that are speech by the network's second answer."""
    return [
        (frame_edge(first), frame_edge(last))
        for first, last in candidates
        if probability[first:last].mean() >= SURE
    ]


def add_quiet_speech(found: SpeechMap, quiet: Spans, seconds: float) -> SpeechMap:
    """Return the speech of a recording of `seconds` with quiet speech, which is another voice."""
    padded = [(max(0.0, a - PADDING), min(seconds, b + PADDING)) for a, b in quiet]
    edges = {edge for region in found.regions for edge in region}
    changes = [
        at for span in padded for at in span if any(abs(at - edge) < TOUCHING for edge in edges)
    ]
    return replace(
        found,
        regions=tuple(bridge(sorted([*found.regions, *padded]), 0.0)),
        changes=tuple(sorted([*found.changes, *changes])),
    )
