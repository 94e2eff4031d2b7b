"""Sound of more than two channels that FFmpeg mixes wrongly or not at all.

Field recorders and audio interfaces write up to 32 channels, one microphone on each, without
places. FFmpeg guesses: the third of three is a subwoofer, and left out; nine can't be mixed. FLAC
knows six channels only as 5.1, whose fourth is the subwoofer:
https://www.rfc-editor.org/rfc/rfc9639#name-channels-bits
Cameras that see all around write ambisonic sound, whose first channel is the sound of all sides:
https://github.com/google/spatial-media/blob/master/docs/spatial-audio-rfc.md
"""

from __future__ import annotations

import re

import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

_AMBISONIC = "ambisonic"
_WITHOUT_PLACES = re.compile(rf"\d+ channels|{_AMBISONIC}")
"""FFmpeg's names of layouts without places, or with unusual ones (in brackets behind the name)."""
_BASS = frozenset({"LFE", "LFE2"})
"""FFmpeg's names of channels that it leaves out of a mix."""
_LOWEST_VOICE = 250.0
"""Mean frequency (root of the mean square, Hz) from which a subwoofer's channel is a microphone's.
A subwoofer gets up to 120 Hz: https://www.itu.int/rec/R-REC-BS.775"""
_AUDIBLE = 1e-7
"""Mean power from which a channel is not silent (-70 dB of full scale)."""


def has_no_places(frame: AudioFrame) -> bool:
    """Return whether the channels of a frame have to be mixed by `mix_all`."""
    return frame.layout.nb_channels > 2 and bool(_WITHOUT_PLACES.match(frame.layout.name))


def has_microphone_as_subwoofer(frame: AudioFrame) -> bool:
    """Return whether the channel of a subwoofer holds more than low frequencies."""
    names = [channel.name for channel in frame.layout.channels]
    bass = [index for index, name in enumerate(names) if name in _BASS]
    if len(names) <= 2 or not bass or frame.samples < 2:
        return False
    samples = _samples(frame)[bass]
    power = float(np.square(samples).mean())
    slope = float(np.square(np.diff(samples, axis=1)).mean())
    limit = 2 * np.pi * _LOWEST_VOICE / frame.sample_rate
    return power > _AUDIBLE and slope > power * limit**2


def mix_all(frame: AudioFrame) -> AudioFrame:
    """Return the mean of all channels, of ambisonic sound the first one, as floating point numbers
    at the same time."""
    samples = _samples(frame)
    if frame.layout.name.startswith(_AMBISONIC):
        samples = samples[:1]
    mean = samples.mean(axis=0).astype(np.float32)
    mixed = AudioFrame.from_ndarray(mean[None], format="flt", layout="mono")
    mixed.sample_rate, mixed.pts, mixed.time_base = frame.sample_rate, frame.pts, frame.time_base
    return mixed


def _samples(frame: AudioFrame) -> NDArray[np.float64]:
    """Return the samples of a frame between -1 and 1, of shape (channels, n)."""
    samples = frame.to_ndarray()
    if not frame.format.is_planar:
        samples = samples.reshape(-1, frame.layout.nb_channels).T
    kind = frame.format.name.removesuffix("p")
    if kind not in ("u8", "s16", "s32", "s64"):
        return samples.astype(np.float64)
    silence = 128.0 if kind == "u8" else 0.0
    found: NDArray[np.float64] = (samples - silence) / (1 << 8 * frame.format.bytes - 1)
    return found
