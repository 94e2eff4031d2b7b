"""Sound of more than two channels that FFmpeg mixes wrongly or not at all.

Field recorders and audio interfaces write up to 32 channels, one microphone on each, without
places. FFmpeg guesses: the third of three is a subwoofer, and left out; nine can't be mixed.
Cameras that see all around write ambisonic sound, whose first channel is the sound of all sides:
https://github.com/google/spatial-media/blob/master/docs/spatial-audio-rfc.md
"""

from __future__ import annotations

import re

import numpy as np
from av.audio.frame import AudioFrame

_AMBISONIC = "ambisonic"
_WITHOUT_PLACES = re.compile(rf"\d+ channels|{_AMBISONIC}")
"""FFmpeg's names of layouts without places, or with unusual ones (in brackets behind the name)."""


def has_no_places(frame: AudioFrame) -> bool:
    """Return whether the channels of a frame have to be mixed by `mix_all`."""
    return frame.layout.nb_channels > 2 and bool(_WITHOUT_PLACES.match(frame.layout.name))


def mix_all(frame: AudioFrame) -> AudioFrame:
    """Return the mean of all channels, of ambisonic sound the first one, as floating point numbers
    at the same time."""
    kind = frame.format.name.removesuffix("p")
    samples = frame.to_ndarray()
    if not frame.format.is_planar:
        samples = samples.reshape(-1, frame.layout.nb_channels).T
    if frame.layout.name.startswith(_AMBISONIC):
        samples = samples[:1]
    mean = samples.mean(axis=0, dtype=np.float64)
    if kind in ("u8", "s16", "s32", "s64"):
        silence = 128 if kind == "u8" else 0
        mean = (mean - silence) / (1 << 8 * frame.format.bytes - 1)
    mixed = AudioFrame.from_ndarray(mean.astype(np.float32)[None], format="flt", layout="mono")
    mixed.sample_rate, mixed.pts, mixed.time_base = frame.sample_rate, frame.pts, frame.time_base
    return mixed
