"""Analysis of the two channels of a recording before they are mixed to one.

A plain mix loses speech: channels with opposite signs cancel each other, a delayed copy makes a
comb filter, and two people on two channels who talk at once can't be told apart afterwards. The
statistics of every second decide.
"""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
"""Samples per second, and samples in one block of statistics."""

_DECIMATION = 4
"""The correlation with delay is computed at a fourth of the rate: below 2 kHz, where voices are."""
_LONGEST_DELAY = 0.04
"""Seconds by which one channel may be a delayed copy of the other."""
_FAINT = 1e-8
"""Mean square (-80 dB of full scale) below which a second is silence."""
_SILENT = 1e-12
"""Product of the channels' levels below which there is no correlation."""
_NEAR = 1e-3
"""A second is loud on a channel if it has this share (-30 dB) of the channel's loud seconds."""
_DOMINANT = 10.0
"""A channel dominates a second if it has this many times (10 dB) the power of the other one."""
_ONE_SIDED = 100.0
"""The other channel has no sound of its own below this ratio (20 dB)."""
_UNLIKE = 0.35
"""Correlation, at any delay, below which two channels have different sound."""
_OPPOSITE = -0.3
"""Correlation below which the sum of the channels loses more than their difference."""
_COPY, _COPY_GAIN = 0.7, 0.15
"""A channel is a delayed copy from this correlation on, if it is so much more than without
delay."""
_APART = 0.85
"""Share of the loud seconds with different sound, from which channels are heard alone."""
_LEAST_OWN = 0.02
"""Share of the loud seconds that each channel must have for itself then."""
_ALIKE = 0.98
"""Correlation from which channels have the same sound."""
_SMOOTHING = 5
"""Seconds on both sides whose majority decides about the mix of a second."""
_NOTED = 0.2
"""Share of the loud seconds from which an unusual mix is mentioned."""

MIDDLE, SIDE, LEFT, RIGHT = range(4)
"""Ways to mix a second: half the sum, half the difference, or one channel."""
WEIGHTS = np.array([(0.5, 0.5), (0.5, -0.5), (1.0, 0.0), (0.0, 1.0)], np.float32)
"""Weights of the two channels for each of these ways."""

Floats = NDArray[np.float32]
Modes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ChannelChoice:
    """Mix of a recording: the way of every second, and the reason for an unusual one.

    `reason` is "", `inverted`, `delayed` or `one_sided`. `apart`: the channels have different
    sound, as a call with one person on each. `alike`: they have the same sound.
    """

    modes: Modes
    reason: str
    apart: bool
    alike: bool


class ChannelStatistics:
    """Peak, power and correlation of the channels in every second of a recording."""

    def __init__(self) -> None:
        self._rows = array("f")  # 24 bytes a second

    def add(self, block: Floats) -> None:
        """Add one second (or less, at the end) of samples, shape (n, channels); n > 0."""
        peak = max(float(block.max()), -float(block.min()))
        products = block.T @ block / len(block)
        left, right = float(products[0, 0]), float(products[-1, -1])
        if block.shape[1] == 1:
            self._rows.extend((peak, left, 0.0, 1.0, 1.0, 0.0))
            return
        scale = math.sqrt(left * right)
        together = float(products[0, 1]) / scale if scale > _SILENT else 0.0
        best, delay = together, 0.0
        if abs(together) < 1 - _COPY_GAIN and min(left, right) > _FAINT:
            best, delay = delayed_correlation(block)
        self._rows.extend((peak, left, right, together, best, delay))

    def table(self) -> Floats:
        """Return the statistics, shape (seconds, 6): peak, power of the left and the right channel,
        correlation without and with the best delay, and that delay in seconds."""
        return np.frombuffer(self._rows, np.float32).reshape(-1, 6)


def delayed_correlation(block: Floats, longest: float = _LONGEST_DELAY) -> tuple[float, float]:
    """Return the strongest correlation of two channels, and its delay in seconds, at most
    `longest`."""
    count = len(block) // _DECIMATION
    small = block[: count * _DECIMATION].reshape(count, _DECIMATION, 2).mean(axis=1)
    small = small - small.mean(axis=0)
    size = 1 << (2 * count - 1).bit_length()
    spectra = np.fft.rfft(small, size, axis=0)
    correlation = np.fft.irfft(spectra[:, 0] * np.conj(spectra[:, 1]), size)
    reach = min(count - 1, round(longest * RATE / _DECIMATION))
    near = np.concatenate([correlation[size - reach :], correlation[: reach + 1]])
    scale = float(np.sqrt(np.square(small).sum(axis=0).prod()))
    if scale < _SILENT:
        return 0.0, 0.0
    at = int(np.abs(near).argmax())
    return float(near[at]) / scale, (at - reach) * _DECIMATION / RATE


def choose_mix(table: Floats) -> ChannelChoice:
    """Return the mix of a recording by its statistics, see `ChannelStatistics.table`."""
    left, right, together, best, delay = table[:, 1:].T
    loud = _loud(left) | _loud(right)
    if not loud.any():
        return ChannelChoice(np.full(len(table), MIDDLE), "", apart=False, alike=True)
    alike = bool((together[loud] > _ALIKE).all())
    apart = _is_apart(table, loud)
    if not apart and (side := _one_sided(left, right)) is not None:
        return ChannelChoice(np.full(len(table), side), "one_sided", apart=False, alike=alike)
    louder = LEFT if left[loud].sum() >= right[loud].sum() else RIGHT
    delayed = (np.abs(best) > _COPY) & (np.abs(best) > np.abs(together) + _COPY_GAIN)
    modes = np.where(together < _OPPOSITE, SIDE, MIDDLE)
    modes = np.where(delayed & (delay != 0), louder, modes)
    modes = _smoothed(modes, loud)
    return ChannelChoice(modes, _reason(modes[loud]), apart, alike)


def _loud(power: Floats) -> NDArray[np.bool_]:
    """Return the seconds in which a channel is about as loud as it gets."""
    return power > max(_FAINT, float(np.percentile(power, 95)) * _NEAR)


def _one_sided(left: Floats, right: Floats) -> int | None:
    """Return the only channel with sound; None when both have some."""
    own, other = (float(np.percentile(power, 95)) for power in (left, right))
    if own > _ONE_SIDED * other:
        return LEFT
    return RIGHT if other > _ONE_SIDED * own else None


def _is_apart(table: Floats, loud: NDArray[np.bool_]) -> bool:
    """Return whether each channel has sound of its own, as a call with one person on each.

    In the other loud seconds one channel may hold the other one at a low level.
    """
    left, right, _, best, _ = table[loud, 1:].T
    unlike = np.abs(best) < _UNLIKE
    only_left, only_right = left > _DOMINANT * right, right > _DOMINANT * left
    own = [
        np.mean(only_one | (unlike & ~only_other))
        for only_one, only_other in ((only_left, only_right), (only_right, only_left))
    ]
    apart = np.mean(unlike | only_left | only_right)
    return bool(apart >= _APART and min(own) >= _LEAST_OWN)


def _smoothed(modes: Modes, loud: NDArray[np.bool_]) -> Modes:
    """Return for every second the mode of most loud seconds around it."""
    width = np.ones(2 * _SMOOTHING + 1)
    votes = np.stack(
        [np.convolve((modes == mode) & loud, width, "same") for mode in range(len(WEIGHTS))]
    )
    if len(modes) < len(width):  # "same" has the length of the longer one
        votes = np.stack([np.full(len(modes), np.sum((modes == m) & loud)) for m in range(4)])
    return np.where(votes.any(axis=0), votes.argmax(axis=0), modes)


def _reason(modes: Modes) -> str:
    """Return the reason for the mix of the loud seconds; "" for a usual one."""
    if np.mean(modes == SIDE) >= _NOTED:
        return "inverted"
    return "delayed" if np.mean((modes == LEFT) | (modes == RIGHT)) >= _NOTED else ""
