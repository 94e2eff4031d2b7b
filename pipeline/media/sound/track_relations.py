"""Tracks that hold what other tracks hold: copies, and mixes of several of them.

A folder of separate tracks often has the whole meeting in one more file, which Zoom calls
`audio_only.m4a`, or each track twice, as film and as sound. Heard as one more speaker, it would
double every word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.audio import Audio
from pipeline.media.sound.channels import (
    RATE,
    ChannelStatistics,
    Floats,
    choose_mix,
    delayed_correlation,
)

Track = tuple[Audio, float]
"""Decoded audio, and the factor by which it was raised."""

SAMPLED = 300
"""Seconds that are compared, spread over the recording."""
_FAINT = 1e-8
"""Mean square (-80 dB of full scale) below which a second is silence."""
_NEAR = 1e-3
"""A second is loud on a track if it has this share (-30 dB) of the track's loud seconds."""
_DELAY = 0.25
"""Seconds by which the same sound may be later on another track: AAC begins 64 ms late at 16 kHz
where its file does not say so, and programs mix with a delay."""
_SAME = 0.5
"""Correlation, at any such delay, from which a second of two tracks has the same sound. Seconds of
one voice, once in AAC and once in Opus of a low bit rate, had 0.55 to 0.98."""
_COPY_SECONDS, _COPY_POWER = 0.8, 0.9
"""Shares of the loud seconds, and of their power, with the same sound at the same level, from which
a track is a copy. Seconds at the edge of speech are mostly noise, which encoders change."""
_AHEAD = 4.0
"""A track leads a second if it has this many times (6 dB) the power of each other one."""
_LEAST = 3
"""Sampled seconds that show something."""
_OWN, _OWN_AHEAD = 0.02, 2.5
"""Share of a mix's loud seconds, at most, in which it has this many times (4 dB) the power of each
other track: somebody speaks there who has no track beside it."""

_ALONE, _TURNS = 10.0, 0.5
"""People take turns: one of two tracks has this many times (10 dB) the power of the other, in this
share of the loud seconds at the least."""


def repeated_tracks(tracks: Sequence[Audio]) -> tuple[int, ...]:
    """Return the tracks that hold only what others hold: later copies, and mixes."""
    power, same = _compare(tracks)
    left = list(range(len(tracks)))
    for first, second in combinations(range(len(tracks)), 2):
        if first in left and second in left and _is_copy(power, same, first, second):
            more = (power[first] > 0).sum() > (power[second] > 0).sum()  # it holds others, too
            left.remove(first if more else second)
    singles = [one for one in left if not _is_mix(power, same, one, left)]
    return tuple(one for one in range(len(tracks)) if one not in singles)


def different_people(tracks: Sequence[Track]) -> bool:
    """Return whether each track is another person's, by the rules for the channels of a call.

    Each pair is compared in the seconds in which no third track leads both. One of the two must be
    alone for half of that time: dubbed films have other words on each track, but these are spoken
    at the same time.
    """
    seconds = _sampled([audio for audio, _ in tracks])
    power = _power([audio for audio, _ in tracks], seconds)
    power /= np.square([[raised] for _, raised in tracks])
    return all(
        _differ([tracks[first], tracks[second]], power[[first, second]], third, seconds)
        for first, second in combinations(range(len(tracks)), 2)
        for third in [np.delete(power, [first, second], axis=0).max(axis=0, initial=0.0)]
    )


def _differ(pair: Sequence[Track], power: Floats, third: Floats, seconds: Sequence[int]) -> bool:
    """Return whether two tracks are two people's, by their `power` in the sampled seconds, and the
    largest one of all other tracks."""
    theirs = np.flatnonzero(third <= _AHEAD * power.max(axis=0))
    statistics = ChannelStatistics()
    for at in theirs.tolist():
        block = [_second(audio, seconds[at]) / np.float32(raised) for audio, raised in pair]
        statistics.add(np.stack(block, axis=1))
    if not len(theirs) or not choose_mix(statistics.table()).apart:
        return False
    left, right = power[:, theirs]
    louder = np.maximum(left, right)
    loud = louder > max(_FAINT, float(louder.max()) * _NEAR)
    ahead = louder > _ALONE * np.minimum(left, right)
    return bool(ahead[loud].mean() >= _TURNS)


def is_silent(track: Audio) -> bool:
    """Return whether a track has no sound in any of the sampled seconds."""
    return all(float(np.square(_second(track, at)).mean()) < _FAINT for at in _sampled([track]))


def _sampled(tracks: Sequence[Audio]) -> list[int]:
    count = max(1, int(max(track.seconds for track in tracks)))
    return [int(at) for at in np.unique(np.linspace(0, count - 1, min(count, SAMPLED)).astype(int))]


def _compare(tracks: Sequence[Audio]) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the power of the sampled seconds as a share of the track's loud ones, shape
    (tracks, n), 0 where it is not loud; and whether two tracks have the same sound then, shape
    (tracks, tracks, n)."""
    seconds = _sampled(tracks)
    power = _power(tracks, seconds)
    loudest = np.percentile(power, 99, axis=1, keepdims=True)
    loud = power > np.maximum(_FAINT, loudest * _NEAR)
    same = np.zeros((len(tracks), len(tracks), len(seconds)), bool)
    for number, at in enumerate(seconds):
        blocks = [_second(track, at) for track in tracks]
        for first, second in combinations(range(len(tracks)), 2):
            if loud[first, number] or loud[second, number]:
                pair = np.stack([blocks[first], blocks[second]], axis=1)
                best, _ = delayed_correlation(pair, _DELAY)
                same[first, second, number] = same[second, first, number] = abs(best) > _SAME
    return np.where(loud, power / np.maximum(loudest, _FAINT), 0), same


def _power(tracks: Sequence[Audio], seconds: Sequence[int]) -> Floats:
    """Return the mean square of the seconds, shape (tracks, n)."""
    rows = [[np.square(_second(track, at)).mean() for at in seconds] for track in tracks]
    return np.array(rows, np.float32)


def _second(track: Audio, at: int) -> Floats:
    samples = track.read(at, at + 1)
    return np.pad(samples, (0, max(0, RATE - len(samples))))


def _is_copy(power: Floats, same: NDArray[np.bool_], first: int, second: int) -> bool:
    together = power[first] + power[second]
    level = np.minimum(power[first], power[second]) * _AHEAD >= np.maximum(
        power[first], power[second]
    )
    loud, agrees = together > 0, same[first, second] & level
    if loud.sum() < _LEAST or agrees[loud].mean() < _COPY_SECONDS:
        return False
    return bool(together[agrees].sum() >= _COPY_POWER * together.sum())


def _is_mix(power: Floats, same: NDArray[np.bool_], one: int, among: Sequence[int]) -> bool:
    """Return whether a track holds the sound of two or more of the others wherever these are alone,
    and hardly anything else.

    A microphone that holds other people at a low level leads where its own person speaks.
    """
    others = [other for other in among if other != one]
    loud = power[one] > 0
    if len(others) < 2 or loud.sum() < _LEAST:
        return False
    if (power[one] > _OWN_AHEAD * power[others].max(axis=0))[loud].mean() > _OWN:
        return False
    held = 0
    for other in others:
        rest = [power[each] for each in others if each != other]
        leads = (power[other] > 0) & (power[other] > _AHEAD * np.max(rest, axis=0))
        held += bool(leads.sum() >= _LEAST and same[one, other][leads].mean() > 0.5)
    return held >= 2
