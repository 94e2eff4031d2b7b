"""Archives of tracks, made of the voices in the test data."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE
from tests.paths import DATA

Wave = NDArray[np.float32]

ENGLISH = DATA / "asr" / "en"
ANNA, BEN, CARLA = (
    ENGLISH / name
    for name in ("lj_LJ001-0003.flac", "fleurs_en_000.ogg", "ls_3005-163389-0000.flac")
)


def voice(path: Path, level: float = 0.08) -> Wave:
    """Return the samples of a voice at SAMPLE_RATE, with this root mean square."""
    with av.open(str(path)) as source:
        resampler = av.AudioResampler("flt", "mono", SAMPLE_RATE)
        pieces = [
            piece.to_ndarray()[0]
            for frame in [*source.decode(audio=0), None]
            for piece in resampler.resample(frame)
        ]
    samples = np.concatenate(pieces)
    return np.asarray(samples * (level / np.sqrt(np.mean(samples**2))), np.float32)


def placed(wave: Wave, start: float, seconds: float = 0.0, noise: float = 2e-4) -> Wave:
    """Return a track with a voice from `start` on, `seconds` long (0: until its end)."""
    first = round(start * SAMPLE_RATE)
    made = np.zeros(max(first + len(wave), round(seconds * SAMPLE_RATE)), np.float32)
    made[first : first + len(wave)] = wave
    return made + np.random.default_rng(first).normal(0, noise, len(made)).astype(np.float32)


def encoded(wave: Wave, form: str = "flac", codec: str = "flac") -> bytes:
    """Return a mono file."""
    file = io.BytesIO()
    with av.open(file, "w", format=form) as made:
        stream = cast("AudioStream", made.add_stream(codec, rate=SAMPLE_RATE))
        stream.layout = "mono"
        samples = (np.clip(wave, -1, 1) * 32767).astype(np.int16).reshape(1, -1)
        frame = AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.sample_rate = SAMPLE_RATE
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            made.mux(packet)
    return file.getvalue()


def archive(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write a zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return path


def film(path: Path, tracks: Mapping[str, Wave], languages: Sequence[str] = ()) -> Path:
    """Write a Matroska or MP4 file with an audio track for each title."""
    with av.open(str(path), "w") as made:
        streams = []
        for number, title in enumerate(tracks):
            stream = made.add_stream("aac", rate=SAMPLE_RATE)
            stream.layout = "mono"
            stream.metadata["title"] = title
            if languages:
                stream.metadata["language"] = languages[number]
            streams.append(stream)
        for stream, wave in zip(streams, tracks.values(), strict=True):
            frame = AudioFrame.from_ndarray(wave.reshape(1, -1), format="fltp", layout="mono")
            frame.sample_rate = SAMPLE_RATE
            for packet in [*stream.encode(frame), *stream.encode(None)]:
                made.mux(packet)
    return path


def summed(*tracks: Wave) -> Wave:
    """Return half the sum of tracks, as a recorder mixes them."""
    mix = np.zeros(max(map(len, tracks)), np.float32)
    for track in tracks:
        mix[: len(track)] += track / 2
    return mix


def talk(seconds: float = 32.0) -> tuple[Wave, Wave, Wave]:
    """Return tracks of three people: the second one interrupts the first one for two seconds, and
    the third one speaks last.

    Speech: 0 to 9.6 s, 8.6 to 16.6 s and 20.5 to 28 s.
    """
    return (
        placed(voice(ANNA), 0.0, 10.0),
        placed(voice(BEN), 7.7, 20.0),
        placed(voice(CARLA), 20.0, seconds),
    )
