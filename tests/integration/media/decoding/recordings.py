"""Recordings in many containers, decoded, and what is heard of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE
from pipeline.media.decode import Decoded, decode
from tests.paths import DATA

SPEECH = DATA / "asr" / "en" / "ls_1998-15444-0001.flac"
"""6.025 s of one voice, 16 kHz."""
FILM = DATA / "video" / "vid_h264_aac_1998.mp4"
SECONDS = 6.025
LIMIT = 3600.0


def quiet(fraction: float, newest: str = "") -> None:
    assert 0 <= fraction <= 1


def take(path: Path, folder: Path, limit: float = LIMIT) -> Decoded:
    into = folder / "decoded"
    into.mkdir(exist_ok=True)
    return decode(path, into, limit, quiet)


def encode(
    target: Path, muxer: str, codec: str, rate: int, layout: str, at: tuple[float, ...] = (0.0,)
) -> None:
    """Encode SPEECH once for each second in `at`, where it begins."""
    with av.open(str(target), "w", format=muxer) as output:
        stream = cast("AudioStream", output.add_stream(codec, rate=rate))
        stream.layout = layout
        if codec == "wmav2":
            stream.bit_rate = 128_000
        for begin in at:
            start = round(begin * rate)
            for frame in _speech(stream.format.name, layout, rate, stream.frame_size):
                frame.time_base = Fraction(1, rate)
                frame.pts = start
                start += frame.samples
                output.mux(stream.encode(frame))
        output.mux(stream.encode(None))


def _speech(form: str, layout: str, rate: int, size: int) -> Iterator[AudioFrame]:
    resampler = AudioResampler(format=form, layout=layout, rate=rate, frame_size=size or 1024)
    with av.open(str(SPEECH)) as source:
        for frame in source.decode(audio=0):
            frame.pts = None
            yield from resampler.resample(frame)
        yield from resampler.resample(None)


def loudness(decoded: Decoded) -> NDArray[np.float32]:
    """Return the loudness of each tenth of a second."""
    samples = decoded.audio.read(0, decoded.seconds)
    blocks = samples[: len(samples) // 1600 * 1600].reshape(-1, 1600)
    return np.sqrt(np.mean(blocks**2, axis=1, dtype=np.float32))


def sounds_alike(one: Decoded, other: Decoded) -> bool:
    """Return whether both are the same sound, at most a tenth of a second apart: encoders have
    delays."""
    size = 1 << 18
    first, second = (each.audio.read(0, each.seconds) for each in (one, other))
    spectra = np.fft.rfft(first, size) * np.conj(np.fft.rfft(second, size))
    alike = np.fft.irfft(spectra, size) / np.sqrt(np.sum(first**2) * np.sum(second**2))
    at = int(np.argmax(alike))
    return float(alike[at]) > 0.9 and min(at, size - at) <= 0.1 * SAMPLE_RATE
