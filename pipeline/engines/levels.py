"""Loudness of speech, followed locally, and levelling of quiet speech beside loud speech.

Whisper and the segmentation network normalise what they get by its loudest part. A second voice
18 dB or more below the first one is lost that way, though people understand it. The level is
therefore followed in both directions, and quiet speech is raised before a network gets it. Speech
of about one level is not changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import grey_closing, maximum_filter1d, uniform_filter1d

from pipeline.engines.audio import SAMPLE_RATE, Samples

FRAME = 320
"""Samples in a frame of levels (20 ms)."""
FRAME_SECONDS = FRAME / SAMPLE_RATE
LOWEST = 150.0
"""Hertz below which sound does not count: rumble and hum are loud, but nobody hears words there."""
SYLLABLES = 0.6
"""Seconds of a dip that belongs to the speech around it; anything longer has a level of its own."""
RAMP = 0.06
"""Seconds in which the gain changes."""
EVEN = 15.0
"""dB below the loudest speech that need no gain: so much is usual inside a sentence. With 8 dB ten
even recordings lost 6 words of 220."""
MOST_GAIN = 60.0
"""Largest gain in dB."""
VOICE = 3.0
"""Seconds in which the loudest syllable gives the level of a voice."""
FAR = 20.0
"""dB below the loudest voice from which a voice is raised to its level. In the 100 recordings of
tests/data that can be heard none is 18 dB below the others of its window for a second."""

Levels = NDArray[np.float32]
Span = tuple[float, float]


@cache
def _high_pass() -> Callable[[Samples], NDArray[np.float64]]:
    # scipy.signal takes 0.8 s to import, a third of a worker's start: the first job needs it.
    from scipy.signal import butter, sosfilt  # noqa: PLC0415

    return partial(sosfilt, butter(2, LOWEST, "highpass", fs=SAMPLE_RATE, output="sos"))


def loudness(samples: Samples) -> Levels:
    """Return the level of every whole frame in dB of full scale, shape (len(samples) // FRAME,)."""
    count = len(samples) // FRAME
    if not count:
        return np.zeros(0, np.float32)
    heard = _high_pass()(samples[: count * FRAME]).reshape(count, FRAME)
    levels: Levels = (10 * np.log10(np.square(heard).mean(axis=1) + 1e-10)).astype(np.float32)
    return levels


def speech_level(levels: Levels) -> Levels:
    """Return the level of the speech at every frame of one span: pauses between syllables do not
    count.

    It is a follower in both directions: it falls at once where quiet speech begins after loud
    speech, and rises at once where it ends.
    """
    size = round(SYLLABLES / FRAME_SECONDS)
    closed: Levels = grey_closing(uniform_filter1d(levels, 3), size, mode="nearest")
    return closed


def gain_curve(
    samples: Samples, spans: Sequence[Span], even: float = EVEN, *, louder: bool = False
) -> Levels | None:
    """Return the gain in dB of every frame, None where none is needed.

    `spans` are the speech in the samples, in seconds from their start. All of it comes within
    `even` dB of the loudest part. The loud syllables of a voice FAR dB below get the level of the
    loudest part, and its soft ones stay softer than they; with `louder` those of every voice.
    """
    level = np.full(len(samples) // FRAME, np.inf, np.float32)
    voice, heard = level.copy(), loudness(samples)
    for start, end in spans:
        first, last = (max(0, round(at / FRAME_SECONDS)) for at in (start, end))
        if first < min(last, len(level)):
            level[first:last] = speech_level(heard[first:last])
            voice[first:last] = maximum_filter1d(level[first:last], round(VOICE / FRAME_SECONDS))
    spoken = np.isfinite(level)
    if not spoken.any():
        return None
    wanted = float(level[spoken].max())
    gain = np.clip(wanted - even - level, 0.0, MOST_GAIN)
    raised = np.clip(wanted - voice, 0.0, MOST_GAIN)
    if not louder:
        raised[raised < FAR] = 0.0
    gain = np.maximum(gain, raised)
    if gain.max() <= 0:
        return None
    curve: Levels = uniform_filter1d(gain, round(RAMP / FRAME_SECONDS)).astype(np.float32)
    return curve


def level_speech(
    samples: Samples, spans: Sequence[Span], even: float = EVEN, *, louder: bool = False
) -> Samples:
    """Return the samples with quiet speech raised, see `gain_curve`."""
    gain = gain_curve(samples, spans, even, louder=louder)
    if gain is None:
        return samples
    middles = (np.arange(len(gain)) + 0.5) * FRAME
    curve = np.interp(np.arange(len(samples)), middles, gain)
    levelled: Samples = (samples * 10 ** (curve / 20)).astype(np.float32)
    return levelled


def within(spans: Sequence[Span], start: float, end: float) -> list[Span]:
    """Return the parts of spans between two times, in seconds from the first one."""
    return [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]
