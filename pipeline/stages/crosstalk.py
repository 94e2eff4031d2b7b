"""Speech of each channel of a call, without what it holds of the other channels.

A microphone or a phone line often holds the other side at a low level. Detection finds that speech
too, and it would be in the transcript twice. A frame belongs to a channel if it is louder there
than the other channel's sound would be.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter1d

from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.engines.faint_speech import SHORTEST as SHORTEST_FAINT
from pipeline.engines.frames import bridge, runs
from pipeline.engines.levels import FRAME_SECONDS, Levels, loudness
from storage.models import FaintSpeech, SpeechMap

BLOCK = 60.0
"""Seconds of audio whose levels are computed at once."""
ECHO = 0.3
"""Seconds by which the sound of another channel may be late or early, as an echo is."""
MARGIN = 8.0
"""dB above the expected sound of the other channel from which a frame is own speech."""
LOUDEST = -6.0
"""dB of the other channel that it has at most in this one; above that both have the same voice."""
USUAL = 30
"""Percentile of the differences of level in which a channel holds the other one only."""
SYLLABLES = 0.3
"""Seconds of a dip between two syllables."""
SHORTEST = 0.2
"""Seconds of the shortest own region."""
UNHEARD = 0.6
"""Seconds of the shortest speech that is given to the loudest channel if no channel owns it: two
channels with the same sound would silence each other."""
FADE = 0.02
"""Seconds in which own sound begins and ends."""
LEAST_SPEECH = 0.5
"""Seconds of speech of a channel on which somebody speaks."""

Flags = NDArray[np.bool_]


def levels_of(audio: Audio) -> Levels:
    """Return the level of every frame of a channel in dB (`levels.FRAME`), read block by block."""
    count = int(np.ceil(audio.seconds / BLOCK))
    blocks = [loudness(audio.read(at * BLOCK, (at + 1) * BLOCK)) for at in range(count)]
    return np.concatenate(blocks) if blocks else np.zeros(0, np.float32)


def own_speech(
    speech: Sequence[SpeechMap], levels: Sequence[Levels], *, keep_all: bool = False
) -> tuple[SpeechMap, ...]:
    """Return the speech of each channel that is its own. `levels`: see `levels_of`.

    With `keep_all`, speech that no channel owns goes to the loudest one that has it.
    """
    frames = min(map(len, levels))
    active = [_mark(each, frames) for each in speech]
    own = [np.ones(frames, bool) for _ in speech]
    for channel, other in permutations(range(len(speech)), 2):
        here, there = levels[channel][:frames], levels[other][:frames]
        own[channel] &= _louder(here, there, active[other])
    if keep_all:
        _give_to_loudest(own, active, levels)
    return tuple(_within(found, mine) for found, mine in zip(speech, own, strict=True))


def _give_to_loudest(
    own: Sequence[Flags], active: Sequence[Flags], levels: Sequence[Levels]
) -> None:
    """Add the speech that is in no channel's own to that of the loudest channel, in place."""
    unheard = np.logical_or.reduce(active)
    for mine, spoken in zip(own, active, strict=True):
        unheard &= ~(mine & spoken)
    for first, last in runs(unheard):
        if (last - first) * FRAME_SECONDS >= UNHEARD:
            having = [one for one, spoken in enumerate(active) if spoken[first:last].any()]
            loudest = max(having, key=lambda one: float(levels[one][first:last].mean()))
            own[loudest][first:last] = True


def has_speech(speech: SpeechMap) -> bool:
    """Return whether somebody speaks on a channel."""
    return sum(end - start for start, end in speech.regions) >= LEAST_SPEECH


def write_own_sound(audio: Audio, speech: SpeechMap, path: Path) -> Audio:
    """Write a channel with silence outside its own speech, block by block.

    Blocks of silence are holes in the file, which take no space on most file systems.
    """
    with path.open("wb") as file:
        for at in range(int(np.ceil(audio.seconds / BLOCK))):
            start = at * BLOCK
            samples = audio.read(start, start + BLOCK)
            gain = np.zeros(len(samples), np.float32)
            for first, last in speech.regions:
                if first < start + BLOCK and last > start:
                    edges = [first - FADE, first, last, last + FADE]
                    places = [(edge - start) * SAMPLE_RATE for edge in edges]
                    low = max(0, int(places[0]))
                    high = min(len(samples), int(places[3]) + 1)
                    ramp = np.interp(np.arange(low, high), places, [0.0, 1.0, 1.0, 0.0])
                    gain[low:high] = np.maximum(gain[low:high], ramp)
            if gain.any():
                file.seek(round(start * SAMPLE_RATE) * 2)
                file.write(np.rint(samples * gain * 32767).astype("<i2").tobytes())
        file.truncate(round(audio.seconds * SAMPLE_RATE) * 2)
    return Audio(path, audio.seconds)


def _louder(level: Levels, other: Levels, other_active: Flags) -> Flags:
    """Return the frames that are louder than the other channel's sound would be here."""
    around = maximum_filter1d(other, round(2 * ECHO / FRAME_SECONDS))
    here = maximum_filter1d(level, round(SYLLABLES / FRAME_SECONDS))
    difference = (here - around)[other_active]
    if not len(difference):
        return np.ones(len(level), bool)
    leaked = min(LOUDEST, float(np.percentile(difference, USUAL)))
    loud_other = maximum_filter1d(other_active, round(2 * ECHO / FRAME_SECONDS))
    return np.asarray((here > around + leaked + MARGIN) | ~loud_other, bool)


def _mark(speech: SpeechMap, frames: int) -> Flags:
    active = np.zeros(frames, bool)
    for start, end in speech.regions:
        active[round(start / FRAME_SECONDS) : round(end / FRAME_SECONDS)] = True
    return active


def _within(speech: SpeechMap, mine: Flags) -> SpeechMap:
    """Return the speech in the frames of a channel's own sound."""
    spans = [(first * FRAME_SECONDS, last * FRAME_SECONDS) for first, last in runs(mine)]
    parts = list(_shared(speech.regions, spans))
    regions = [(a, b) for a, b in bridge(parts, SYLLABLES) if b - a >= SHORTEST]
    changes = tuple(at for a, b in regions for at in speech.changes_between(a, b) if a < at < b)
    return SpeechMap(tuple(regions), changes, faint=tuple(_own_faint(speech.faint, spans)))


def _own_faint(
    faint: Sequence[FaintSpeech], spans: Sequence[tuple[float, float]]
) -> Iterator[FaintSpeech]:
    """Yield the parts of faint speech in the spans that are long enough to be speech."""
    starts = [each.start for each in faint]
    for start, end in _shared([(each.start, each.end) for each in faint], spans):
        if end - start >= SHORTEST_FAINT:
            yield replace(faint[bisect_right(starts, start) - 1], start=start, end=end)


def _shared(
    regions: Sequence[tuple[float, float]], spans: Sequence[tuple[float, float]]
) -> Iterator[tuple[float, float]]:
    """Yield the time that both have, in one pass: each is sorted and without overlaps."""
    one, other = 0, 0
    while one < len(regions) and other < len(spans):
        (start, end), (first, last) = regions[one], spans[other]
        if first < end and last > start:
            yield max(start, first), min(end, last)
        if end < last:
            one += 1
        else:
            other += 1
