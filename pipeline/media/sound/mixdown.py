"""Second pass of decoding: mixes channels and levels sound before it becomes 16 bit.

The first pass stores the channels with 16-bit floating point numbers, which have no full scale:
sound above it is not clipped, and faint sound keeps its precision. This pass reads them second by
second. Decoding twice would cost far more than writing and reading the samples once.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from pipeline.media.sound.channels import RATE, WEIGHTS, ChannelChoice, Modes

STORED = np.dtype("<f2")
"""Type of the stored samples: 11 bits of precision at any level."""
LARGEST = 60_000.0
"""Largest stored value; the largest number of the type is 65504."""

_CEILING = 1.0
"""Largest sample after levelling, of full scale."""
_QUIET, _RAISED, _MOST_GAIN = 0.1, 0.5, 10_000.0
"""If the loud seconds of a recording have peaks below the first value, they are raised to the
second one, by at most this factor (80 dB)."""
_REACH = 2
"""Seconds around a peak over full scale that get its gain."""

Floats = NDArray[np.float32]


def finite(samples: Floats) -> Floats:
    """Return samples as they can be stored; values that are no numbers become silence."""
    if samples.min() >= -LARGEST and samples.max() <= LARGEST:  # false for NaN
        return samples
    cleaned = np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0)
    clipped: Floats = np.clip(cleaned, -LARGEST, LARGEST)
    return clipped


def raise_of(peaks: Floats) -> float:
    """Return the factor by which a recording with these peaks is raised; 1 unless it is quiet."""
    usual = float(np.percentile(peaks, 95))
    return min(_RAISED / usual, _MOST_GAIN) if 1e-6 < usual < _QUIET else 1.0


def gains(peaks: Floats) -> Floats:
    """Return the gain at the beginning of every second and at the end, shape (seconds + 1,).

    Between them it changes evenly. No sample exceeds full scale, and a recording that is quiet
    throughout is raised. `peaks`: the largest sample of every second, of all channels.
    """
    raised = raise_of(peaks)
    padded = np.pad(peaks, _REACH, mode="edge")
    around = np.lib.stride_tricks.sliding_window_view(padded, 2 * _REACH + 1).max(axis=1)
    gain = np.minimum(raised, _CEILING / np.maximum(around, 1e-9))
    edges = np.minimum(np.append(gain[:1], gain), np.append(gain, gain[-1:]))
    return np.asarray(edges, np.float32)


def write_mix(
    source: BinaryIO,
    output: BinaryIO,
    peaks: Floats,
    choice: ChannelChoice | None,
    report: Callable[[float], None],
    *,
    keep_channels: bool = False,
) -> None:
    """Write the stored samples as mono 16-bit samples. `choice` None: there is one channel.

    With `keep_channels` the source holds the channels as 16-bit samples afterwards.
    """
    channels = 1 if choice is None else 2
    size = RATE * channels * STORED.itemsize
    for second, (first, last) in enumerate(pairwise(gains(peaks))):
        source.seek(second * size)
        block = np.frombuffer(source.read(size), STORED).astype(np.float32)
        block = block.reshape(-1, channels)
        if first != 1.0 or last != 1.0:
            block *= np.linspace(first, last, len(block), dtype=np.float32)[:, None]
        mixed = block[:, 0] if choice is None else _mixed(block, choice.modes, second)
        output.write(_sixteen_bit(mixed))
        if keep_channels:
            source.seek(second * size)
            source.write(_sixteen_bit(block))
        report((second + 1) / len(peaks))


def _mixed(block: Floats, modes: Modes, second: int) -> Floats:
    """Return one channel made of two, shape (n,), with soft changes from one way to another."""
    last = len(modes) - 1
    before, own, after = modes[[max(0, second - 1), second, min(last, second + 1)]]
    if before == own == after:
        mixed: Floats = block @ WEIGHTS[own]
        return mixed
    first, end = ((WEIGHTS[own] + WEIGHTS[other]) / 2 for other in (before, after))
    weights = np.linspace(first, end, len(block), dtype=np.float32)
    return np.asarray((block * weights).sum(axis=1), np.float32)


def _sixteen_bit(samples: Floats) -> bytes:
    scaled = samples * np.float32(32767)  # the gain leaves no sample over full scale
    return bytes(np.rint(scaled, out=scaled).astype("<i2").data)
